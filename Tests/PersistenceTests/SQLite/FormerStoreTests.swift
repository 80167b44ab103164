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
  private func open(_ name: String) throws -> (path: String, store: SQLiteStore, clock: TestClock) {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures").standardized
    let path = NSTemporaryDirectory() + "signet-former-" + UUID().uuidString + ".db"
    try FileManager.default.copyItem(atPath: fixtures.appending(path: name).path, toPath: path)
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
