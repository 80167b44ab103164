import SeededRandom
import Testing
import Domain

@testable import Persistence

extension OrganizationTarget {
  /// As whoever runs the instance.
  fileprivate init(_ id: String) { self.init(id, by: "11", .proof(.v1)) }
}

@Suite("Contract: organizations")
struct OrganizationContractTests {
  private static func adding(_ id: String, _ name: String) throws -> Command<ChangeOutcome> {
    try .addOrganization(id, name: name, by: "11", baseDomain: "localhost")
  }

  @Test("an organization that was renamed and taken out of use is read so", arguments: StoreKind.allCases)
  func changes(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try Self.adding("30", "Beta"))
    try await test.store.execute(try .rename(OrganizationTarget("30"), to: "Gamma", baseDomain: "localhost"))
    try await test.store.execute(.deactivate(OrganizationTarget("30")))
    try await test.reopen()
    let organization = try #require(try await test.store.organization(domain: "gamma.localhost"))
    #expect(organization.name == "Gamma")
    #expect(organization.state == .inactive)
    #expect(try await test.store.organization(domain: "beta.localhost") == nil)
    #expect(try await !test.store.isTaken(UniqueName(.organizationName, "beta")))
    #expect(try await test.store.isTaken(UniqueName(.organizationDomain, "GAMMA.localhost")))
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("metadata of an organization and of users are apart, and go with their owner", arguments: StoreKind.allCases)
  func metadata(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    let items: any UserItems = test.store
    try await test.store.execute(try Self.adding("30", "Beta"))
    let target = OrganizationTarget("30")
    try await test.store.execute(.setMetadata(of: target, [MetadataEntry(key: "k", value: [1])]))
    try await test.store.execute(
      Command.happening(to: "100", [Given.human("ada"), .metadataSet(key: "k", value: [9])]))
    test.clock.advance(seconds: 1)
    try await test.store.execute(
      .setMetadata(of: target, [MetadataEntry(key: "k", value: [2]), MetadataEntry(key: "l", value: [0, 255])]))
    let found = try #require(try await items.metadata(of: "30", key: "k"))
    #expect(found.value.value == [2])
    #expect(found.creationDate.adding(seconds: 1) == found.changeDate)
    #expect(
      try await items.metadata(of: "30", [], PageRequest(limit: 9, isAscending: true)).items.map(\.value.key)
        == ["k", "l"])
    #expect(try await items.metadata(of: "100", [], PageRequest(limit: 9)).items.map(\.value.value) == [[9]])
    let holders = UserQuery(.metadataKey(.init(.equals, ignoresCase: false), "k"), limit: 9)
    #expect(try await test.store.users(holders).items.map(\.id) == ["100"], "lists of users find users alone")
    try await test.store.execute(.removeMetadata(of: target, keys: ["k"], isBulk: false))
    #expect(try await items.metadata(of: "30", key: "k") == nil)
    #expect(try await items.metadata(of: "100", key: "k") != nil)
    #expect(try test.verifyState().mismatches == [])
    try await test.store.execute(.removeOrganization(target))
    #expect(try await items.metadata(of: "30", key: "l") == nil)
    #expect(try test.verifyState().mismatches == [])
  }

  @Test("what is removed is gone for those that come with it in one batch", arguments: StoreKind.allCases)
  func removalInABatch(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try Self.adding("30", "Beta"))
    let target = OrganizationTarget("30")
    try await test.store.execute(.setMetadata(of: target, [MetadataEntry(key: "k", value: [1])]))
    let store = test.store
    try await withThrowingTaskGroup(of: String?.self) { group in
      for command: Command<ChangeOutcome> in [
        .removeOrganization(target), .removeOrganization(target),
        .removeMetadata(of: target, keys: ["k"], isBulk: false),
        try Self.adding("31", "Beta"), try Self.adding("32", "Beta"),
      ] {
        group.addTask {
          do {
            try await store.execute(command)
            return nil
          } catch let error as DomainError { return error.id }
        }
      }
      var answers: [String?] = []
      for try await answer in group { answers.append(answer) }
      #expect(answers.count { $0 == "COMMA-aps2n" } == 1, "one of two removes it")
    }
    #expect(try await store.organization(id: "30")?.exists == false)
    #expect(try await !store.memberships(userID: "11").contains { $0.value.scope == .organization("30") })
    #expect(try test.verifyState().mismatches == [])
  }

  @Test(
    "nobody removes with an organization who holds more than they do, nor the last owner", arguments: StoreKind.allCases
  )
  func power(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try Self.adding("30", "Beta"))
    try await test.store.execute(.setDefaultOrganization("30", by: "11"))
    // The program that owns the instance lives in the first organization.
    await #expect(throws: DomainError(.preconditionFailed, "SIGNET-La5tO", "Errors.User.LastOwner")) {
      try await test.store.execute(.removeOrganization(OrganizationTarget("10")))
    }
    await #expect(throws: DomainError.permissionMissingOnTarget) {
      try await test.store.execute(.removeOrganization(OrganizationTarget("10", by: "100", .proof(.v1))))
    }
    try await test.store.execute(
      try .addOwner(NewOwner(userID: "40", userName: "second", tokenID: "41", tokenDigest: [41])))
    try await test.store.execute(.removeOrganization(OrganizationTarget("10")))
    #expect(try test.verifyState().mismatches == [])
  }

  @Test(
    "whatever becomes of organizations, together or one after the other, stores are sound",
    arguments: StoreKind.allCases, SplitMix.seeds(1...1))
  func randomCommands(_ kind: StoreKind, seed: UInt64) async throws {
    let test = try kind.make()
    try await test.setUp()
    var random = SplitMix(seed: seed)
    let store = test.store
    var accepted = 0
    for round in 0..<100 {
      let commands = try (0..<8).map { try Self.command(round * 8 + $0, &random) }
      try await withThrowingTaskGroup(of: Int.self) { group in
        for command in commands {
          group.addTask {
            do {
              try await store.execute(command)
              return 1
            } catch is DomainError { return 0 }
          }
        }
        for try await count in group { accepted += count }
      }
      if round % 10 == 9 { #expect(try test.verifyState().mismatches == []) }
    }
    #expect(accepted > 40, "nearly all was refused, which proves little")
  }

  private static func command(
    _ step: Int, _ random: inout some RandomNumberGenerator
  ) throws -> Command<ChangeOutcome> {
    let target = OrganizationTarget(["10", "30", "31", "32", "33", "34"].randomElement(using: &random) ?? "")
    let name = (["Beta", "BETA", "Be ta", "Zoë", "ZOË", "Gamma"].randomElement(using: &random) ?? "")
    let key = ["a", "é"].randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<10, using: &random) {
    // An id is not used twice: others come after those that were removed.
    case 0: return try adding(["31", "32", "33", "34", "\(1000 + step)"].randomElement(using: &random) ?? "", name)
    case 1: return try adding("\(1000 + step)", "\(name)\(step)")
    case 2, 3: return try .rename(target, to: name, baseDomain: "localhost")
    case 4: return .deactivate(target)
    case 5: return .reactivate(target)
    case 6: return .setMetadata(of: target, [MetadataEntry(key: key, value: [UInt8(truncatingIfNeeded: step)])])
    case 7: return .removeMetadata(of: target, keys: [key], isBulk: false)
    case 8: return .setDefaultOrganization(target.id, by: "11")
    default:
      // Rarely one of those that all else is about.
      let id =
        Int.random(in: 0..<8, using: &random) == 0 ? target.id : "\(1000 + Int.random(in: 0...step, using: &random))"
      return .removeOrganization(OrganizationTarget(id))
    }
  }
}
