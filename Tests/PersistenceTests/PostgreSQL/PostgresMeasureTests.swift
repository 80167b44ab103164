import Domain
import Testing

@testable import Persistence

/// What operators are told of the way to the database, counted.
@Suite("PostgreSQL: measures")
struct PostgresMeasureTests {
  @Test("a resend takes three round trips, a new user four")
  func roundTrips() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let health = test.postgres.health
    func trips(_ command: Command<ChangeOutcome>) async throws -> Int {
      let before = health.counts
      _ = try await test.store.execute(command)
      #expect(health.counts.commits == before.commits + 1)
      #expect(health.counts.jobs == before.jobs + 1)
      return health.counts.roundTrips - before.roundTrips
    }
    for number in 100..<103 {
      #expect(try await trips(try Given.adding("\(number)", "user\(number)")) <= 4)
      #expect(try await trips(Given.resending("\(number)", policy: RatePolicy())) <= 3)
    }
  }

  @Test("what is looked at again, and what others have left, is counted")
  func counters() async throws {
    let test = try TestPostgresStore(writers: 1)
    try await test.setUp()
    let other = try test.another()
    let everybody = UserQuery(.all([]), limit: 9)
    #expect(try await other.users(everybody).total == 1)
    #expect(other.health.counts.columnMicroseconds > 0)
    _ = try await test.store.execute(Given.adding("100", "ada"))
    #expect(try await other.users(everybody).total == 2)
    // Who is there, and the column that is sorted by.
    #expect(other.health.counts.changesFollowed == 2)
    let now = test.clock.now
    #expect(try await test.store.lease(.mail, limit: 9, now: now, until: now).count == 1)
    #expect(try await other.lease(.mail, limit: 9, now: now, until: now.adding(seconds: 30)).count == 1)
    #expect(other.health.counts.expiredLeases == 1)
    #expect(test.postgres.health.counts.expiredLeases == 0)
    #expect(other.measures.first { $0.name == "database_timeline" }?.value == 1)
    await other.close()
  }
}
