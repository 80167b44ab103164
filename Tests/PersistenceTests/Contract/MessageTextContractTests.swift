import Domain
import Testing

@testable import Persistence

@Suite("Contract: what organizations and the instance say in messages")
struct MessageTextContractTests {
  private static let german = MessageTextKey(.verifyEmail, in: "de")
  private static let english = MessageTextKey(.verifyEmail, in: "en")
  private static let invitation = MessageTextKey(.inviteUser, in: "de")

  private static func text(_ parts: [MessageTextField: String]) -> MessageText {
    var text = MessageText()
    for (field, template) in parts { text[field] = template }
    return text
  }

  private static func set(
    _ parts: [MessageTextField: String], of key: MessageTextKey = german, in scope: Membership.Scope,
    _ test: any TestedStore
  ) async throws {
    try await test.store.execute(.setMessageText(text(parts), of: key, in: scope, by: "11"))
  }

  @Test("are read as they were set, by whom, in which language, and since when", arguments: StoreKind.allCases)
  func reads(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let organization = Membership.Scope.organization("10")
    #expect(try await test.store.messageText(Self.german, of: organization) == nil)
    #expect(try await test.store.organization(id: "10")?.hasOwnTexts == false)
    let start = test.clock.now
    try await Self.set([.title: "Grüß dich", .text: "{{.Code}}\n'\"🦊"], in: organization, test)
    test.clock.advance(seconds: 60)
    try await Self.set([.title: "Grüß dich", .text: "{{.Code}}", .footerText: "F"], in: organization, test)
    try await Self.set([.subject: "S"], of: Self.english, in: organization, test)
    try await Self.set([.subject: "I"], in: .instance, test)
    for _ in 0..<2 {
      let own = try #require(try await test.store.messageText(Self.german, of: organization))
      #expect(own.value == Self.text([.title: "Grüß dich", .text: "{{.Code}}", .footerText: "F"]))
      #expect((own.creationDate, own.changeDate) == (start, test.clock.now))
      #expect(own.sequence == (try await test.store.organization(id: "10")?.sequence ?? 0) - 1)
      #expect(try await test.store.messageText(Self.english, of: organization)?.value == Self.text([.subject: "S"]))
      #expect(try await test.store.messageText(Self.german, of: .instance)?.value == Self.text([.subject: "I"]))
      #expect(try await test.store.messageText(Self.english, of: .instance) == nil)
      #expect(try await test.store.messageText(Self.invitation, of: organization) == nil)
      #expect(try await test.store.messageText(Self.german, of: .organization("11")) == nil)
      #expect(try await test.store.organization(id: "10")?.hasOwnTexts == true)
      #expect(try await test.store.instance()?.hasOwnTexts == true)
      #expect(try test.verifyState().mismatches.isEmpty)
      try await test.reopen()
    }
  }

  @Test("go with a reset, and nothing else goes", arguments: StoreKind.allCases)
  func reset(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let organization = Membership.Scope.organization("10")
    for scope in [organization, .instance] {
      for key in [Self.german, Self.english, Self.invitation] {
        try await Self.set([.text: "T"], of: key, in: scope, test)
      }
      try await test.store.execute(.resetMessageText(of: Self.german, in: scope, by: "11"))
      #expect(try await test.store.messageText(Self.german, of: scope) == nil)
      for key in [Self.english, Self.invitation] {
        #expect(try await test.store.messageText(key, of: scope)?.value == Self.text([.text: "T"]))
      }
    }
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("go with their organization, and no other's go", arguments: StoreKind.allCases)
  func removal(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    for id in ["20", "30"] {
      try await test.store.execute(try .addOrganization(id, name: "Other \(id)", by: "11", baseDomain: "localhost"))
    }
    for scope in [Membership.Scope.organization("20"), .organization("30"), .instance] {
      try await Self.set([.text: "T"], in: scope, test)
    }
    try await test.store.execute(.removeOrganization(OrganizationTarget("20", by: "11", .proof(.v2))))
    #expect(try await test.store.messageText(Self.german, of: .organization("20")) == nil)
    #expect(try await test.store.messageText(Self.german, of: .organization("30")) != nil)
    #expect(try await test.store.messageText(Self.german, of: .instance) != nil)
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("commands of one batch see each other", arguments: StoreKind.allCases)
  func batches(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let store = test.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<64 {
        group.addTask {
          let command = try Command.setMessageText(
            Self.text([.title: "T", .text: "\(number % 2)"]), of: Self.german, in: .organization("10"), by: "11")
          try await store.execute(command)
        }
      }
      try await group.waitForAll()
    }
    let events = try await store.events(aggregateID: "10", after: 0, limit: .max).compactMap { event in
      if case .organization(.messageText(let change)) = event.payload { change } else { nil }
    }
    #expect(events.count { $0 == .set(.title, "T", of: Self.german) } == 1, "what is there already is not set again")
    for (one, next) in zip(events, events.dropFirst()) { #expect(one != next) }
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("the instance's language is read as it was set", arguments: StoreKind.allCases)
  func language(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try .setDefaultLanguage("PT-pt", among: ["en", "pt-PT"], by: "11"))
    try await test.reopen()
    #expect(try await test.store.instance()?.defaultLanguage == "pt-PT")
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("a row that no event put is found, and one that is missing", arguments: ["INSERT", "DELETE", "UPDATE"])
  func verification(_ fault: String) async throws {
    let test = try TestStore()
    try await test.setUp()
    try await Self.set([.text: "T"], in: .organization("10"), test)
    let statements = [
      "INSERT": "INSERT INTO message_texts VALUES ('10', 'VerifyEmail', 'de', 'Title', 'x', 0, 0, 1)",
      "DELETE": "DELETE FROM message_texts", "UPDATE": "UPDATE message_texts SET text = 'x'",
    ]
    try test.tamper(statements[fault] ?? "")
    #expect(try test.verifyState().mismatches == ["organization 10: message texts"])
  }
}
