import Testing
@testable import Domain

@testable import Persistence

@Suite("Contract: providers")
struct ProviderContractTests {
  private static func provider(
    _ id: String, _ channel: Notification.Channel = .mail, _ settings: Provider.Settings? = nil
  ) -> Provider {
    Provider(
      id: id, channel: channel, description: "d\(id)",
      settings: settings ?? .http(endpoint: "https://example.com/\(id)"),
      sealedSecret: [0, 1, 255])
  }

  private static let smtp = provider(
    "2", .mail,
    .smtp(
      SMTPServer(
        senderAddress: "a@example.com", senderName: "Zoë", replyToAddress: "r@example.com", host: "[::1]:25",
        isTLS: true, user: "u")))
  private static let twilio = provider("4", .shortMessage, .twilio(TwilioAccount(sid: "AC1", sender: "+41446681800")))

  /// Four providers, each a second after the one before.
  private func make(_ kind: StoreKind) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    for provider in [Self.provider("1"), Self.smtp, Self.provider("3"), Self.twilio] {
      test.clock.advance(seconds: 1)
      try await test.store.execute(.addProvider(provider, by: "11"))
    }
    return test
  }

  private static func target(_ id: String, _ channel: Notification.Channel = .mail) -> ProviderTarget {
    ProviderTarget(id, channel, by: "11")
  }

  @Test("each reads as it was written, with its dates", arguments: StoreKind.allCases)
  func reads(kind: StoreKind) async throws {
    let test = try await make(kind)
    for provider in [Self.provider("1"), Self.smtp, Self.twilio] {
      #expect(try await test.store.provider(id: provider.id, provider.channel)?.provider == provider)
    }
    #expect(try await test.store.provider(id: "4", .mail) == nil, "of another channel")
    let added = try #require(try await test.store.provider(id: "2", .mail)?.dated)
    test.clock.advance(seconds: 5)
    try await test.store.execute(.activateProvider(Self.target("2")))
    let entry = try #require(try await test.store.activeProvider(.mail))
    let active = entry.dated
    #expect(entry.isActive && active.creationDate == added.creationDate)
    #expect(active.changeDate == added.changeDate.adding(seconds: 7) && active.sequence == added.sequence + 3)
    #expect(try await test.store.activeProvider(.shortMessage) == nil)
    try await test.reopen()
    #expect(try await test.store.activeProvider(.mail)?.dated == active)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("lists are by creation, of a kind or of all, in pages", arguments: StoreKind.allCases)
  func lists(kind: StoreKind) async throws {
    let test = try await make(kind)
    func ids(_ kind: Provider.Kind?, _ page: PageRequest) async throws -> ([String], Int) {
      let found = try await test.store.providers(.mail, kind: kind, page)
      return (found.items.map(\.provider.id), found.total)
    }
    #expect(try await ids(nil, PageRequest(limit: 9)) == (["3", "2", "1"], 3))
    #expect(try await ids(nil, PageRequest(limit: 9, isAscending: true)) == (["1", "2", "3"], 3))
    #expect(try await ids(nil, PageRequest(offset: 1, limit: 1)) == (["2"], 3))
    #expect(try await ids(.http, PageRequest(limit: 9)) == (["3", "1"], 2))
    #expect(try await ids(.twilio, PageRequest(limit: 9)) == ([], 0))
  }

  @Test("a switch is known before it is answered, and what was active is active again", arguments: StoreKind.allCases)
  func switches(kind: StoreKind) async throws {
    let test = try await make(kind)
    var changes = test.store.providerChanges(.mail).makeAsyncIterator()
    var version = test.store.providerVersion(.mail)
    let other = test.store.providerVersion(.shortMessage)
    for command in [
      Command.activateProvider(Self.target("1")), .activateProvider(Self.target("2")),
      .updateProvider(Self.target("2"), to: ProviderUpdate(description: "x", settings: Self.smtp.settings)),
      .deactivateProvider(Self.target("2")), .activateProvider(Self.target("3")), .removeProvider(Self.target("3")),
      .activateProvider(Self.target("1")),
    ] {
      try await test.store.execute(command)
      let next = test.store.providerVersion(.mail)
      #expect(next > version)
      version = next
      #expect(await changes.next() != nil)
    }
    #expect(test.store.providerVersion(.shortMessage) == other)
    #expect(try await test.store.activeProvider(.mail)?.provider.id == "1")
    #expect(try test.verifyState().mismatches == [])
  }

  @Test(
    "of two that are activated at once one is left, and it is the one that the store knows",
    arguments: StoreKind.allCases)
  func together(kind: StoreKind) async throws {
    let test = try await make(kind)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<60 {
        group.addTask {
          let target = Self.target("\(number % 3 + 1)")
          _ = try? await test.store.execute(
            number.isMultiple(of: 7) ? .deactivateProvider(target) : .activateProvider(target))
        }
      }
    }
    let active = try await test.store.providers(.mail, kind: nil, PageRequest(limit: 9)).items.filter(\.isActive)
    #expect(active.count <= 1)
    #expect(try await test.store.activeProvider(.mail) == active.first)
    #expect(try test.verifyState().mismatches == [])
  }
}
