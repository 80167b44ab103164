import Domain
import Testing

@testable import Persistence

/// All nodes write and compare one time: the database's.
@Suite("PostgreSQL: the time")
struct DatabaseClockTests {
  /// A machine whose clock differs from the others'.
  private struct Shifted: Clock {
    let milliseconds: Int64

    var now: Timestamp { Timestamp(microseconds: SystemClock().now.microseconds + milliseconds * 1000) }
  }

  private static let time = PostgresStatement("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")

  @Test("what was held so far is kept while answers allow it, and follows them where they do not")
  func bounds() {
    let clock = DatabaseClock()
    // When it was asked, when it was answered, what it was told, and how far ahead that makes it.
    let rows: [(question: Int64, answer: Int64, told: Int64, lead: Int64)] = [
      // Nothing is better than the middle.
      (100, 300, 1_000_500, 1_000_300),
      // It may have been any time between.
      (5000, 9000, 1_006_000, 1_000_300), (10_000, 14_000, 1_013_500, 1_000_300),
      // It was ahead, and was behind.
      (20_000, 20_100, 1_020_000, 1_000_000), (30_000, 30_100, 1_030_500, 1_000_400),
      // Another server's.
      (40_000, 40_100, 540_050, 500_050), (50_000, 90_000, 550_050, 500_050),
    ]
    for row in rows {
      clock.note(Timestamp(microseconds: row.told), between: row.question, and: row.answer)
      #expect(clock.now(at: 7).microseconds == 7 + row.lead, "\(row)")
    }
  }

  @Test("nodes whose own clocks differ write the same time", arguments: [-900, 900] as [Int64])
  func agreement(shift: Int64) async throws {
    let test = try TestPostgresStore()
    try await test.setUp()
    var options = PostgresStore.Options()
    options.machine = Shifted(milliseconds: shift)
    let node = try PostgresStore(test.location, options: options)
    let connection = try PostgresConnection([("dbname", test.location)])
    func told() throws -> Int64 { try connection.run(PostgresRequest(Self.time)).first { $0.integer() } ?? 0 }
    let before = try told()
    try await node.execute(Given.adding("100", "ada"))
    let after = try told()
    // Whatever an answer takes: less than half of what the clocks differ by.
    let allowed: Int64 = 450_000
    for event in try await node.events(aggregateID: "100", after: 0, limit: 9) {
      #expect((before - allowed...after + allowed).contains(event.date.microseconds))
    }
    #expect(abs(node.node.clockOffset - shift) < allowed / 1000)
    #expect(await node.trouble(tries: false) == nil)
    await node.close()
  }

  @Test("a machine whose clock is wrong does not serve", arguments: [-2000, 2000] as [Int64])
  func refusal(shift: Int64) throws {
    let test = try TestPostgresStore()
    var options = PostgresStore.Options()
    options.machine = Shifted(milliseconds: shift)
    let error = #expect(throws: StoreError.self) { _ = try PostgresStore(test.location, options: options) }
    #expect(error?.description.contains("clock") == true)
  }
}
