import Domain

extension SQLiteStore: Housekeeping {
  /// Rows that one transaction looks at: few enough that commands do not notice.
  private static let chunk = 500

  package func tidy(failuresBefore: Timestamp, now: Timestamp) async throws -> TidyReport {
    var report = TidyReport()
    var removed: Int
    repeat {
      removed = try await self.writer.write { try Self.forgetFailures(before: failuresBefore, $0.connection) }
      report.failures += removed
    } while removed == Self.chunk
    var position: LimitPosition? = LimitPosition(kind: .min, subject: "")
    while let start = position {
      (removed, position) = try await self.writer.write { try Self.forgetLimits(after: start, now, $0.connection) }
      report.limits += removed
    }
    var last: String? = ""
    while let id = last {
      let chunk = try await lists.read { try SessionTidying.ids(after: id, now, limit: Self.chunk, $0.connection) }
      if !chunk.isEmpty {
        report.sessions += try await writer.write { try SessionTidying.forget(chunk, now, $0.connection) }
      }
      last = chunk.last
    }
    report.unknownNotifications = try await self.writer.write { session in
      let unknown = "SELECT count(*) FROM outbox WHERE due IS NOT NULL AND \(OutboxTable.isUnknown)"
      return Int(try session.connection.integer(unknown) ?? 0)
    }
    return report
  }

  private static func forgetFailures(before date: Timestamp, _ connection: Connection) throws -> Int {
    let changes = connection.totalChanges
    try connection.prepare(
      """
      DELETE FROM outbox WHERE id IN
        (SELECT id FROM outbox WHERE due IS NULL AND created < ? ORDER BY id LIMIT \(Self.chunk))
      """
    ).run { $0.date(date) }
    return Int(connection.totalChanges - changes)
  }

  /// Where in the table of limits one has come to. No index leads to the old ones, since every resend would pay for it.
  private struct LimitPosition {
    var kind: Int64
    var subject: String
  }

  /// - Returns: how many were forgotten, and where to go on; nil at the end.
  private static func forgetLimits(
    after start: LimitPosition, _ now: Timestamp, _ connection: Connection
  ) throws -> (Int, LimitPosition?) {
    let end = try connection.prepare(
      """
      SELECT kind, subject FROM resend_limits WHERE (kind, subject) > (?, ?)
      ORDER BY kind, subject LIMIT 1 OFFSET \(Self.chunk - 1)
      """
    ).first {
      $0.integer(start.kind)
      $0.text(start.subject)
    } read: { row in
      LimitPosition(kind: row.integer(), subject: row.text())
    }
    let changes = connection.totalChanges
    // The bucket is full again when its debt has run out; no message is counted for longer than an hour.
    try connection.prepare(
      """
      DELETE FROM resend_limits WHERE (kind, subject) > (?, ?) AND (kind, subject) <= (?, ?)
        AND bucket_date + max(bucket_debt, \(RatePolicy.memory)) <= ?
      """
    ).run {
      $0.integer(start.kind)
      $0.text(start.subject)
      $0.integer(end?.kind ?? .max)
      $0.text(end?.subject ?? "")
      $0.date(now)
    }
    return (Int(connection.totalChanges - changes), end)
  }
}
