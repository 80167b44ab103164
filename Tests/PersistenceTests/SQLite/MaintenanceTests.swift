import Foundation
import Testing
import Domain

@testable import Persistence

@Suite("SQLite: maintenance")
struct MaintenanceTests {
  /// A store with a bit of everything.
  private func make() async throws -> TestStore {
    let test = try TestStore()
    try await test.setUp()
    _ = try await test.store.execute(
      try .addOrganization("20", name: "Other", by: "11", baseDomain: "localhost"))
    _ = try await test.store.execute(try Given.adding("100", "ada"))
    _ = try await test.store.execute(Given.resending("100"))
    _ = try? await test.store.execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [0]))
    _ = try await test.store.execute(.verifyEmail(of: Target("100", by: "11", .proof(.v2)), codeDigest: [9]))
    try await test.store.execute(
      Command.happening(
        to: "11",
        [
          .personalAccessTokenAdded(id: "t2", digest: [2], expires: Timestamp(seconds: 1)),
          .personalAccessTokenRemoved(id: "t2"),
        ]))
    return test
  }

  @Test("states are what events amount to, while the store is open and after")
  func intact() async throws {
    let test = try await self.make()
    #expect(try SQLiteStore.verifyState(test.path) == .init(checked: 5, mismatches: []))
    await test.sqlite.close()
    #expect(try SQLiteStore.verifyState(test.path) == .init(checked: 5, mismatches: []))
  }

  @Test(
    "tampering is found, and named",
    arguments: [
      ("UPDATE users SET email = 'eve@example.com' WHERE id = '100'", "user 100: state"),
      ("UPDATE users SET sequence = sequence + 1 WHERE id = '100'", "user 100: state"),
      ("UPDATE users SET payload = x'ff' WHERE id = '100'", "100: the row of user 100 is damaged"),
      ("UPDATE users SET state = 77 WHERE id = '100'", "100: State 77 is unknown"),
      ("DELETE FROM users WHERE id = '100'", "user 100: state"),
      ("DELETE FROM events WHERE aggregate_id = '100' AND sequence = 2", "100: events are missing"),
      ("DELETE FROM events WHERE aggregate_id = '100' AND sequence > 3", "user 100: state"),
      ("DELETE FROM events WHERE aggregate_id = '100'", "100: no events"),
      (
        "UPDATE events SET type = 'user.human.initialized' WHERE type = 'user.human.email.verified'",
        "user 100: state"
      ),
      (
        "UPDATE events SET type = 'nonsense' WHERE aggregate_id = '100' AND sequence = 2",
        "100: events of type nonsense"
      ),
      ("UPDATE organizations SET name = 'Evil' WHERE id = '20'", "organization 20: state"),
      ("UPDATE instance SET default_organization_id = '20'", "instance 1: state"),
      (
        "INSERT INTO memberships (user_id, organization_id, roles) VALUES ('100', '', 'IAM_OWNER')",
        "instance 1: members"
      ),
      ("UPDATE memberships SET roles = 'ORG_OWNER X' WHERE organization_id = '20'", "organization 20: members"),
      ("DELETE FROM memberships WHERE organization_id = '20'", "organization 20: members"),
      ("UPDATE member_counts SET count = 7 WHERE organization_id = '20'", "20: 7 members are counted"),
      ("UPDATE memberships SET user_number = 999 WHERE organization_id = '20'", "organization 20: members"),
      ("UPDATE memberships SET user_organization_id = '' WHERE organization_id = '20'", "organization 20: members"),
      (
        "INSERT INTO memberships (user_id, organization_id, roles) VALUES ('100', '30', 'ORG_OWNER')", "30: no events"
      ),
      ("INSERT INTO tokens VALUES (x'05', 't5', '11', 1, 1, 1)", "user 11: tokens"),
      ("INSERT INTO machine_keys VALUES ('k5', '11', x'05', 1, 1, 1)", "user 11: keys"),
      ("INSERT INTO metadata VALUES ('11', 'k', x'05', 1, 1, 1)", "user 11: metadata"),
      ("INSERT INTO metadata VALUES ('20', 'k', x'05', 1, 1, 1)", "organization 20: metadata"),
      ("INSERT INTO metadata VALUES ('31', 'k', x'05', 1, 1, 1)", "31: no events"),
      ("UPDATE tokens SET expires = 7 WHERE id = '12'", "user 11: tokens"),
      ("DELETE FROM tokens", "user 11: tokens"),
    ])
  func tampering(_ sql: String, _ expected: String) async throws {
    let test = try await self.make()
    await test.sqlite.close()
    try test.tamper(sql)
    let report = try SQLiteStore.verifyState(test.path)
    #expect(report.mismatches.count == 1)
    #expect(report.mismatches.first?.hasPrefix(expected) == true, "\(report.mismatches)")
  }

  @Test("a backup of a store in use is a store")
  func backup() async throws {
    let test = try await self.make()
    let target = test.directory + "/backup.db"
    try SQLiteStore.backUp(test.path, to: target)
    _ = try await test.store.execute(try Given.adding("101", "bob"))
    #expect(try SQLiteStore.verifyState(target) == .init(checked: 5, mismatches: []))
    #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o600)
    let copy = try SQLiteStore(path: target, clock: test.clock)
    #expect(try await copy.user(id: "100") == test.store.user(id: "100"))
    #expect(try await copy.user(id: "101") == nil)
    #expect(try await copy.nextDue(.mail) != nil)
    await copy.close()
  }

  @Test("a backup overwrites nothing, and leaves nothing behind when it fails")
  func backupFailures() async throws {
    let test = try await self.make()
    let target = test.directory + "/backup.db"
    #expect(throws: StoreError.self) { try SQLiteStore.backUp(test.directory + "/none.db", to: target) }
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(throws: StoreError.self) { try SQLiteStore.backUp(test.path, to: test.path) }
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    #expect(throws: StoreError.self) { try SQLiteStore.backUp(test.path, to: target) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("mine".utf8))
  }
}
