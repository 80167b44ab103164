import Testing
import Domain

@testable import Persistence

@Suite("Contract: what users have beside their state")
struct UserItemsContractTests {
  private static let never = Expiration.never

  /// Two programs, 101 in organization 10 and 102 in 20, with tokens and keys that expire at 500, 400 and so on.
  private func make(_ kind: StoreKind) async throws -> any TestedStore {
    let test = try kind.make()
    try await test.setUp()
    for (id, organization) in [("101", "10"), ("102", "20")] {
      _ = try await test.store.execute(
        Command.happening(
          to: id, in: organization, [.machineAdded(userName: "m\(id)", machine: Machine(name: "M"))]))
    }
    for number in 1...4 {
      test.clock.advance(seconds: 1)
      let (user, organization) = number.isMultiple(of: 2) ? ("102", "20") : ("101", "10")
      let expires = Timestamp(seconds: 1_800_000_000 - Int64(number))
      _ = try await test.store.execute(
        Command.happening(
          to: user, in: organization,
          [
            .personalAccessTokenAdded(id: "\(number)", digest: [9, UInt8(number)], expires: expires),
            .machineKeyAdded(id: "\(number)", publicKey: [8, UInt8(number)], expires: expires),
          ]))
    }
    return test
  }

  private struct Row {
    let reason: String
    let query: CredentialQuery
    let ids: [String]
    let total: Int

    init(
      _ reason: String, _ filters: [CredentialQuery.Filter] = [], visibility: CredentialQuery.Visibility = .all,
      order: CredentialQuery.Order = .id, page: PageRequest = PageRequest(limit: 10), ids: [String], total: Int? = nil
    ) {
      self.reason = reason
      self.query = CredentialQuery(
        filters: filters + [.expires(.before, never)], visibility: visibility, order: order, page: page)
      self.ids = ids
      self.total = total ?? ids.count
    }
  }

  private static let third = Timestamp(seconds: 1_799_999_997)
  private static let created = Timestamp(seconds: 1_764_000_002)

  private static let rows = [
    Row("all, the newest first", ids: ["4", "3", "2", "1"]),
    Row("upwards", page: PageRequest(limit: 10, isAscending: true), ids: ["1", "2", "3", "4"]),
    Row("a page", page: PageRequest(offset: 1, limit: 2), ids: ["3", "2"], total: 4),
    Row("beyond the end", page: PageRequest(offset: 9, limit: 2), ids: [], total: 4),
    Row("of a user", [.userID("102")], ids: ["4", "2"]),
    Row("of an organization", [.organizationID("10")], ids: ["3", "1"]),
    Row("of a user elsewhere", [.userID("101"), .organizationID("20")], ids: []),
    Row("by id", [.id("3")], ids: ["3"]),
    Row("expires then", [.expires(.equals, third)], ids: ["3"]),
    Row("expires later", [.expires(.after, third)], ids: ["2", "1"]),
    Row("expires not earlier", [.expires(.afterOrEquals, third)], ids: ["3", "2", "1"]),
    Row("expires earlier", [.expires(.before, third)], ids: ["4"]),
    Row("expires not later", [.expires(.beforeOrEquals, third)], ids: ["4", "3"]),
    Row("made not later", [.creationDate(.beforeOrEquals, created)], ids: ["2", "1"]),
    Row("by expiration", order: .expires, ids: ["1", "2", "3", "4"]),
    Row("by user, then by id", order: .userID, ids: ["4", "2", "3", "1"]),
    Row(
      "by organization", order: .organizationID, page: PageRequest(limit: 9, isAscending: true),
      ids: ["1", "3", "2", "4"]),
    Row("by creation", order: .creationDate, ids: ["4", "3", "2", "1"]),
    Row("for one who may read nothing", visibility: .only(organizations: [], userID: "99"), ids: []),
    Row("for oneself", visibility: .only(organizations: [], userID: "101"), ids: ["3", "1"]),
    Row(
      "for a reader of one organization", visibility: .only(organizations: ["20"], userID: "101"),
      ids: ["4", "3", "2", "1"]),
    Row(
      "a reader of one organization asks for another", [.userID("101")],
      visibility: .only(organizations: ["20"], userID: "99"), ids: []),
  ]

  @Test("filters, order and page", arguments: StoreKind.allCases)
  func credentials(_ store: StoreKind) async throws {
    let test = try await self.make(store)
    for kind in Credential.Kind.allCases {
      for row in Self.rows {
        let page = try await test.store.credentials(kind, row.query)
        #expect(page.items.map(\.value.id) == row.ids, "\(kind): \(row.reason)")
        #expect(page.total == row.total, "\(kind): \(row.reason)")
      }
    }
  }

  @Test("a credential tells whose it is, since when and until when", arguments: StoreKind.allCases)
  func fields(_ kind: StoreKind) async throws {
    let test = try await self.make(kind)
    let found = try await test.store.credentials(.machineKey, CredentialQuery(filters: [.id("2")])).items.first
    #expect(
      found
        == Dated(
          Credential(id: "2", userID: "102", organizationID: "20", expires: Timestamp(seconds: 1_799_999_998)),
          at: Timestamp(seconds: 1_764_000_002), sequence: 3))
    #expect(
      try await test.store.machineKey(id: "2", userID: "102")
        == MachineKey(publicKey: [8, 2], expires: Timestamp(seconds: 1_799_999_998)))
    #expect(try await test.store.machineKey(id: "2", userID: "101") == nil)
  }

  @Test("metadata are replaced, found by their keys, and removed", arguments: StoreKind.allCases)
  func metadata(_ kind: StoreKind) async throws {
    let test = try await self.make(kind)
    let sqlite = test.store
    _ = try await test.store.execute(
      Command.happening(to: "101", [.metadataSet(key: "a", value: [1]), .metadataSet(key: "Äb", value: [0, 255])]))
    test.clock.advance(seconds: 1)
    _ = try await test.store.execute(Command.happening(to: "101", [.metadataSet(key: "a", value: [2])]))
    let date = Timestamp(seconds: 1_764_000_004)
    #expect(
      try await sqlite.metadata(of: "101", key: "a")
        == Dated(
          MetadataEntry(key: "a", value: [2]), creationDate: date, changeDate: date.adding(seconds: 1), sequence: 8))
    #expect(try await sqlite.metadata(of: "102", key: "a") == nil)
    let page = try await sqlite.metadata(
      of: "101", [TextMatch(.containsIgnoringCase, "äB")], PageRequest(limit: 1))
    #expect(page.items.map(\.value.value) == [[0, 255]])
    #expect(page.total == 1)
    let all = try await sqlite.metadata(of: "101", [], PageRequest(offset: 1, limit: 1, isAscending: true))
    #expect(all.items.map(\.value.key) == ["Äb"])
    #expect(all.total == 2)
    _ = try await test.store.execute(Command.happening(to: "101", [.metadataRemoved(key: "a")]))
    #expect(try await sqlite.metadata(of: "101", key: "a") == nil)
    #expect(try test.verifyState().mismatches.isEmpty)
  }

  @Test("what a command asks for comes with its content, or is not there", arguments: StoreKind.allCases)
  func items(_ kind: StoreKind) async throws {
    let test = try kind.make()
    try await test.setUp()
    try await test.store.execute(try Given.adding("100", "ada"))
    let (user, date) = ("11", Timestamp(seconds: 9))
    try await test.store.execute(
      Command.happening(
        to: user,
        [
          .metadataSet(key: "1", value: [1]), .personalAccessTokenAdded(id: "1", digest: [5], expires: date),
          .machineKeyAdded(id: "1", publicKey: [6], expires: date),
        ]))
    let there: [Item] = [
      .metadata(ownerID: user, key: "1", value: [1]),
      .personalAccessToken(id: "1", userID: user, digest: [5], expires: date),
      .machineKey(id: "1", userID: user, publicKey: [6], expires: date),
      .member(Membership(scope: .instance, userID: user, roles: ["IAM_OWNER"])),
      .domain("acme.localhost", organizationID: "10"),
    ]
    let absent: [Item.Key] = [
      .metadata(ownerID: "100", key: "1"), .metadata(ownerID: user, key: "2"),
      .personalAccessToken(userID: "100", id: "1"), .personalAccessToken(userID: user, id: "2"),
      .machineKey(userID: "100", id: "1"), .machineKey(userID: user, id: "2"), .member(.instance, userID: "100"),
      .member(.organization("10"), userID: user), .domain("acme"),
    ]
    let keys = there.map(\.key) + absent
    let found = try await test.store.execute(
      Command<[Item]>(by: "", keys.map { .item($0) }) { changes in keys.compactMap { changes.item($0) } })
    #expect(found == there)
  }
}
