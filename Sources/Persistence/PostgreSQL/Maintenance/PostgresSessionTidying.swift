import Domain

/// Forgets sessions that are over, as `Session.isForgotten` has it: rows and events. No index leads there, since every
/// sign-in would pay for it; they are found while others write.
enum PostgresSessionTidying {
  private static let isOver = """
    (CASE WHEN s.state = 2 OR s.factors = 0 THEN s.change_date ELSE s.expires END < $2::bigint
      OR s.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = s.user_id AND u.state <> 3))
    """
  private static let ids = PostgresStatement(
    "SELECT s.id FROM sessions s WHERE s.id > $1::text AND \(isOver) ORDER BY s.id LIMIT $3::bigint")
  /// Those that somebody goes on with just now stay.
  private static let forget = PostgresStatement(
    """
    WITH gone AS MATERIALIZED (
      SELECT s.id FROM sessions s WHERE s.id = ANY ($1::text[]) AND \(isOver) FOR UPDATE OF s SKIP LOCKED),
    history AS (DELETE FROM events e USING gone WHERE e.aggregate_id = gone.id),
    rows AS (DELETE FROM sessions s USING gone WHERE s.id = gone.id RETURNING 1)
    SELECT count(*) FROM rows
    """)

  private static func last(_ now: Timestamp) -> PostgresValue {
    .date(Timestamp(microseconds: now.microseconds - Session.keptAfterEnd))
  }

  /// Up to `limit` sessions that are over behind an id.
  static func ids(after id: String, _ now: Timestamp, limit: Int) -> PostgresRequest {
    PostgresRequest(ids, .text(id), last(now), .number(limit))
  }

  static func forget(_ ids: [String], _ now: Timestamp) -> PostgresRequest {
    PostgresRequest(forget, .texts(ids), last(now))
  }

  private static let forgetOfUser = PostgresStatement(
    """
    WITH gone AS MATERIALIZED (SELECT s.id FROM sessions s WHERE s.user_id = $1::text FOR UPDATE OF s),
    history AS (DELETE FROM events e USING gone WHERE e.aggregate_id = gone.id)
    DELETE FROM sessions s USING gone WHERE s.id = gone.id
    """)

  /// All sessions of a user.
  static func forget(ofUser userID: String) -> PostgresRequest { PostgresRequest(forgetOfUser, .text(userID)) }
}
