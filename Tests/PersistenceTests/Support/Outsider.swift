import Testing

@testable import Persistence

/// A connection that is no node's.
struct Outsider {
  private let connection: PostgresConnection

  init(_ test: TestPostgresStore) throws { connection = try PostgresConnection([("dbname", test.location)]) }

  @discardableResult
  func run(_ sql: String) throws -> [String] {
    try connection.run(PostgresRequest(PostgresStatement(once: sql))).map { $0.text() }
  }

  /// Ends all other connections.
  func disconnect() throws {
    try run(
      """
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
  }

  /// Since when somebody waits for a lock with a statement that begins so; empty: nobody does. To be asked outside of a
  /// transaction, within which the answer stays the same.
  func waiting(_ statement: String) throws -> [String] {
    try run(
      """
      SELECT query_start::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE '\(statement)%'
      """)
  }
}

/// Returns once that is so; fails where it does not come to be.
func expectEventually(_ what: Comment, _ isSo: () throws -> Bool) async throws {
  for _ in 0..<6000 {
    if try isSo() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record(what)
}
