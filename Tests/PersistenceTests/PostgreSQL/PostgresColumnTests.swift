import Domain
import Testing

@testable import Persistence

/// What lists search and sort by is read by many statements at once.
@Suite("PostgreSQL: columns of many users")
struct PostgresColumnTests {
  @Test("all come, in their order, whatever numbers are missing")
  func many() async throws {
    let test = try TestPostgresStore()
    try await test.setUp()
    // Numbers go on behind a gap, as behind what was rolled back.
    for start in [0, 20_000] {
      try test.tamper("SELECT setval(pg_get_serial_sequence('users', 'number'), \(start + 10))")
      try test.tamper(
        """
        INSERT INTO users (id, organization_id, state, type, user_name, login_name, first_name, last_name, nick_name,
          display_name, email, phone, creation_date, change_date, sequence, payload)
        SELECT 'many' || n, '10', CASE WHEN n % 10 = 0 THEN 3 ELSE 1 END, 1, 'user' || md5(n::text), 'user' || md5(n::text),
          'Ada', 'L' || n % 7, '', '', NULL, NULL, 9 - n % 5, 1, 1, '' FROM generate_series(\(start + 1), \(start + 4500)) n
        """)
    }
    let rows = { (order: String) in
      try PostgresConnection([("dbname", test.location)]).run(
        PostgresRequest(
          PostgresStatement(
            once: "SELECT id FROM users WHERE state <> 3 ORDER BY \(order), organization_id, state, type, number"))
      ).map { $0.text() }
    }
    let orders: [(UserQuery.Order, String)] = [
      (.userName, "lower(user_name)"), (.firstName, "lower(first_name)"), (.lastName, "lower(last_name)"),
      (.creationDate, "creation_date"), (.state, "state"), (.type, "type"), (.email, "lower(coalesce(email, ''))"),
    ]
    for (order, sql) in orders {
      let expected = try rows(sql)
      #expect(expected.count == 8101)
      for offset in [0, 4000, 8050] {
        let page = try await test.store.users(
          UserQuery(.all([]), order: order, isAscending: true, offset: offset, limit: 100))
        #expect(page.total == expected.count)
        #expect(page.items.map(\.id) == Array(expected.dropFirst(offset).prefix(100)), "\(order)")
      }
    }
  }

  @Test("a list may wait for a column, with a transaction open, for longer than a batch may for anything")
  func patient() async throws {
    let test = try TestPostgresStore()
    try await test.setUp()
    let setting = PostgresStatement("SELECT current_setting('idle_in_transaction_session_timeout')")
    let patience = try await test.postgres.lists.inSnapshot { snapshot, _ in
      try snapshot.end(reading: [PostgresRequest(setting)])[0].first { $0.text() }
    }
    #expect(patience == "10min")
  }

  @Test("results come one after the other, up to an error")
  func failing() throws {
    let connection = try PostgresConnection([("dbname", try TestPostgres.shared.get().location("postgres"))])
    func request(_ value: String) -> PostgresRequest {
      PostgresRequest(PostgresStatement(once: "SELECT \(value)::bigint"))
    }
    var seen: [Int64] = []
    #expect(throws: PostgresError.self) {
      try connection.run(["1", "2", "1 / 0", "3"].map(request)) { seen.append($0.first { $0.integer() } ?? 0) }
    }
    #expect(seen == [1, 2])
    #expect(try connection.run(request("4")).first { $0.integer() } == 4)
  }
}
