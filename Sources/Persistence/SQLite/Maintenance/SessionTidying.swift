import Domain

/// Forgets sessions that are over, as `Session.isForgotten` has it: rows and events. No index leads there, since every
/// sign-in would pay for it; they are found while others write.
enum SessionTidying {
  /// Takes the moment before which a session must have ended.
  private static let isOver = """
    (CASE WHEN s.state = 2 OR s.factors = 0 THEN s.change_date ELSE s.expires END < ?
      OR s.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS u WHERE u.id = s.user_id AND u.state <> 3))
    """

  private static func last(_ now: Timestamp) -> Timestamp {
    Timestamp(microseconds: now.microseconds - Session.keptAfterEnd)
  }

  /// Up to `limit` sessions that are over behind an id.
  static func ids(after id: String, _ now: Timestamp, limit: Int, _ connection: Connection) throws -> [String] {
    var ids: [String] = []
    try connection.prepare("SELECT s.id FROM sessions AS s WHERE s.id > ? AND \(isOver) ORDER BY s.id LIMIT ?").forEach
    {
      $0.text(id)
      $0.date(last(now))
      $0.integer(limit)
    } body: {
      ids.append($0.text())
    }
    return ids
  }

  /// - Returns: how many were forgotten: some may have gone on since they were found.
  static func forget(_ ids: [String], _ now: Timestamp, _ connection: Connection) throws -> Int {
    try forget(
      SQLFragment("s.id IN ") + .list(ids) + " AND " + SQLFragment(isOver, [.integer(Int(last(now).microseconds))]),
      connection)
  }

  /// Forgets the sessions that a condition on `s` names. The last event of all stays: events are numbered on behind it.
  static func forget(_ condition: SQLFragment, _ connection: Connection) throws -> Int {
    let gone =
      SQLFragment("SELECT s.id FROM sessions AS s WHERE ") + condition
      + " AND s.id <> (SELECT aggregate_id FROM events ORDER BY position DESC LIMIT 1)"
    let events = SQLFragment("DELETE FROM events WHERE aggregate_id IN (") + gone + ")"
    try connection.prepare(events.sql).run(events.bind)
    let sessions = SQLFragment("DELETE FROM sessions WHERE id IN (") + gone + ")"
    try connection.prepare(sessions.sql).run(sessions.bind)
    return Int(connection.changes)
  }
}
