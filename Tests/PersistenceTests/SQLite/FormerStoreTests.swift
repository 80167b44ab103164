import Foundation
import Testing
import Domain

@testable import Persistence

/// Files that former versions have written. They are made once, by the version that they are named after, and never
/// again: what is on a disk somewhere does not change.
///
/// `schema-4.db` has every kind of event, item, limit and notification that there was.
@Suite("SQLite: stores of former versions")
struct FormerStoreTests {
  /// A copy of the file, opened as a server opens it.
  /// - Parameter change: what the former version did before it ended.
  private func open(
    _ name: String, change: (Connection) throws -> Void = { _ in }
  ) throws -> (path: String, store: SQLiteStore, clock: TestClock) {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures").standardized
    let path = NSTemporaryDirectory() + "signet-former-" + UUID().uuidString + ".db"
    try FileManager.default.copyItem(atPath: fixtures.appending(path: name).path, toPath: path)
    try change(Connection(path: path, access: .readWrite))
    let clock = TestClock()
    return (path, try SQLiteStore(path: path, clock: clock), clock)
  }

  @Test("every state is what its events amount to, opened as it is and again", arguments: ["schema-4.db"])
  func verifies(_ name: String) async throws {
    let (path, store, clock) = try open(name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await store.close()
    let again = try SQLiteStore(path: path, clock: clock)
    #expect(try SQLiteStore.verifyState(path) == .init(checked: 9, mismatches: []))
    await again.close()
  }

  @Test("members are told since when, as their events say")
  func memberships() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (start, later) = (Timestamp(seconds: 1_764_000_000), Timestamp(seconds: 1_764_000_180))
    #expect(
      try await store.memberships(userID: "11") == [
        MembershipEntry(
          Membership(scope: .instance, userID: "11", roles: ["IAM_OWNER"]), creationDate: start, changeDate: start,
          sequence: 3),
        MembershipEntry(
          Membership(scope: .organization("20"), userID: "11", roles: ["ORG_OWNER"]), creationDate: later,
          changeDate: later, sequence: 8),
      ])
    #expect(try await store.memberships(userID: "101").map(\.sequence) == [4, 12])
    await store.close()
  }

  @Test("an invitation that the caller brings is known as one, and no other", arguments: [true, false])
  func invitations(isReturned: Bool) async throws {
    let (former, before, _) = try open("schema-4.db")
    defer { try? FileManager.default.removeItem(atPath: former) }
    let user = try #require(try await before.user(id: "100"))
    #expect(user.human?.invitation?.isReturned == false)
    await before.close()
    let code = IssuedCode(
      digest: [1, 2, 3], expires: user.changeDate.adding(seconds: 259_200), isReturned: isReturned)
    let event = Event(
      aggregateID: "100", sequence: user.sequence + 1, resourceOwner: user.organizationID, editorID: "11",
      date: user.changeDate, payload: .user(.inviteCodeAdded(code, urlTemplate: nil, applicationName: nil)))
    var invited = try #require(User.evolve(user, event))
    // The former version kept no mark.
    invited.human?.invitation?.isReturned = false
    let (path, store, _) = try open("schema-4.db") { connection in
      let record = EventRecord(event.payload)
      try connection.prepare(
        """
        INSERT INTO events (aggregate_id, sequence, resource_owner, editor_id, date, type, payload)
        VALUES ('100', ?, ?, '11', ?, ?, ?)
        """
      ).run { row in
        row.sequence(event.sequence)
        row.text(event.resourceOwner)
        row.date(event.date)
        row.text(record.type)
        row.blob(record.payload)
      }
      try connection.prepare("UPDATE users SET sequence = ?, payload = ? WHERE id = '100'").run { row in
        row.sequence(event.sequence)
        row.blob(invited.payload)
      }
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try await store.user(id: "100")?.human?.invitation?.isReturned == isReturned)
    #expect(try SQLiteStore.verifyState(path).mismatches == [])
    await store.close()
  }

  @Test("every kind of event that is on record is one that the records know")
  func events() async throws {
    let (path, store, _) = try open("schema-4.db")
    defer { try? FileManager.default.removeItem(atPath: path) }
    var counts: [String: Int] = [:]
    for id in ["1", "10", "11", "20", "100", "101", "102", "103", "104"] {
      for event in try await store.events(aggregateID: id, after: 0, limit: .max) {
        counts[EventRecord(event.payload).type, default: 0] += 1
      }
    }
    #expect(counts.count == 57)
    #expect(Set(counts.keys).isSubset(of: RecordTests.events.map(\.type)))
    await store.close()
  }

  @Test("states, items, names, limits and the outbox read as they were written")
  func reads() async throws {
    let (path, store, clock) = try open("schema-4.db")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let human = try #require(try await store.user(id: "100")?.human)
    #expect(human.email.address.text == "Grace@Example.com")
    #expect(human.email.code?.failedAttempts == 1)
    #expect(human.phone?.isVerified == true)
    #expect(human.passwordReset?.digest == [0, 1, 255])
    #expect(human.invitation?.applicationName == "A")
    let machine = try #require(try await store.user(id: "101")?.machine)
    #expect(machine.accessTokenType == .jwt)
    #expect(try await store.user(id: "102")?.exists == false)
    #expect(try await store.user(id: "103")?.userName == "")
    #expect(try await store.instance()?.defaultOrganizationID == "10")
    let organization = try #require(try await store.organization(domain: "second.EXAMPLE"))
    #expect(organization.name == "Zürich")
    #expect(organization.passwordPolicy?.policy.minimumLength == 12)
    #expect(organization.notificationPolicy?.policy.tellsOfPasswordChange == false)
    #expect(
      try await store.bearer(tokenDigest: [7])?.memberships == [
        Membership(scope: .instance, userID: "101", roles: ["IAM_OWNER_VIEWER"]),
        Membership(scope: .organization("20"), userID: "101", roles: ["ORG_USER_MANAGER"]),
      ])
    for digest in [[8], [102, 9], [103, 9]] as [[UInt8]] {
      #expect(try await store.bearer(tokenDigest: digest) == nil)
    }
    #expect(try await store.machineKey(id: "1012", userID: "101")?.publicKey == [1, 0])
    #expect(try await store.machineKey(id: "1013", userID: "101") == nil)
    #expect(try await store.metadata(userID: "100", key: "color")?.value == [2])
    let color = try #require(try await store.metadata(userID: "100", key: "color"))
    #expect(color.creationDate.adding(seconds: 60) == color.changeDate)
    #expect(try await store.metadata(userID: "101", [], PageRequest(limit: 9)).items.map(\.key) == ["k"])
    #expect(try await store.isTaken(UniqueName(.userName, "JÜRGEN")))
    #expect(try await store.isTaken(UniqueName(.organizationName, "ZÜRICH")))
    // What a worker held when the server ended is due at once; what was put off, later; what was given up, never.
    let now = clock.now.adding(seconds: 600)
    let due = try await store.lease(.mail, limit: 100, now: now, until: now.adding(seconds: 30))
    #expect(due.count == 9)
    #expect(due.map(\.notification.userID).allSatisfy { $0 == "104" })
    #expect(try await store.lease(.shortMessage, limit: 100, now: now, until: now.adding(seconds: 30)).count == 4)
    let later = Timestamp(seconds: 1_764_009_000)
    #expect(try await store.lease(.mail, limit: 1, now: later, until: later).map(\.id) != [3])
    #expect(try await store.tidy(failuresBefore: now, now: clock.now).failures == 1)
    await store.close()
  }
}
