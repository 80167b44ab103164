import Domain

/// Queues, leases and settles the rows of the outbox over one connection.
final class OutboxTable {
  private let connection: Connection
  private let add: Statement
  private let take: [Notification.Channel: Statement]
  private let taken, remove, postpone, fail: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.add = try connection.prepare(
      """
      INSERT INTO outbox (due, attempts, reason, created, channel, kind, interface, user_id, code_issued_by, sealed_code,
        expires, url_template, application_name, recipient, session_id)
      VALUES (?, 0, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    var take: [Notification.Channel: Statement] = [:]
    for channel in Notification.Channel.allCases { take[channel] = try connection.prepare(Self.take(channel)) }
    self.take = take
    self.taken = try connection.prepare("SELECT user_id, kind, session_id FROM outbox WHERE id = ?")
    self.remove = try connection.prepare("DELETE FROM outbox WHERE id = ?")
    self.postpone = try connection.prepare("UPDATE outbox SET due = ?, leased = 0, reason = ? WHERE id = ?")
    // Nobody needs the code any more.
    self.fail = try connection.prepare(
      "UPDATE outbox SET due = NULL, leased = 0, expired = ?, reason = ?, sealed_code = x'' WHERE id = ?")
  }

  func queue(_ notification: Notification, _ date: Timestamp) throws(SQLiteError) {
    try add.run { row in
      row.date(date)
      row.date(date)
      row.integer(notification.kind.channel.rawValue)
      row.integer(notification.kind.rawValue)
      row.integer(notification.generation.rawValue)
      row.text(notification.userID)
      row.sequence(notification.codeIssuedBy)
      row.blob(notification.sealedCode)
      row.date(notification.expires)
      row.text(notification.urlTemplate)
      row.text(notification.applicationName)
      row.text(notification.recipient?.text)
      row.text(notification.sessionID)
    }
  }

  /// Leases what is due of a channel; takes until when, now, and how many.
  static func take(_ channel: Notification.Channel) -> String {
    """
    UPDATE outbox SET due = ?, leased = 1, attempts = attempts + 1
    WHERE id IN (SELECT id FROM outbox WHERE \(Self.isOf(channel)) AND due <= ? ORDER BY due, id LIMIT ?)
    RETURNING \(Self.leasedColumns)
    """
  }

  private static var leasedColumns: String { LeasedNotification.columns }

  /// Finds what waits although its code has ended; takes now twice, and how many. Looks at all that waits: no index leads
  /// there, since every message would pay for it, and it is asked only while nothing can be sent.
  static func overdue(_ channel: Notification.Channel) -> String {
    """
    SELECT \(Self.leasedColumns) FROM outbox
    WHERE \(Self.isOf(channel)) AND due IS NOT NULL AND expires <= ? AND (leased = 0 OR due <= ?) ORDER BY id LIMIT ?
    """
  }

  /// Finds when the last of a channel is due.
  static func lastDue(_ channel: Notification.Channel) -> String {
    "SELECT max(due) FROM outbox WHERE due IS NOT NULL AND \(Self.isOf(channel))"
  }

  /// The condition for what goes by a channel. What a newer version has queued goes by none.
  static func isOf(_ channel: Notification.Channel) -> String {
    """
    channel = \(channel.rawValue) AND \(self.isOne("kind", of: channel.kinds)) \
    AND \(self.isOne("interface", of: Generation.allCases))
    """
  }

  /// The condition for what this version cannot read.
  static var isUnknown: String {
    let (kinds, interfaces) = (Notification.Kind.allCases, Generation.allCases)
    return "NOT (\(self.isOne("kind", of: kinds)) AND \(self.isOne("interface", of: interfaces)))"
  }

  private static func isOne(_ column: String, of values: [some RawRepresentable<Int>]) -> String {
    "\(column) IN (\(values.map { String($0.rawValue) }.joined(separator: ", ")))"
  }

  /// Makes what a process that has died had leased due at once. Only for whoever has the file alone.
  static func releaseLeases(_ connection: Connection, now: Timestamp) throws(SQLiteError) {
    try connection.prepare("UPDATE outbox SET due = ?, leased = 0 WHERE leased = 1").run {
      $0.integer(now.microseconds)
    }
  }

  func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) throws -> [LeasedNotification] {
    var leased: [LeasedNotification] = []
    try self.take[channel]?.forEach {
      $0.date(until)
      $0.date(now)
      $0.integer(limit)
    } body: { row in
      leased.append(try LeasedNotification(&row, attemptsBegun: 1))
    }
    // RETURNING gives no order.
    return leased.sorted { $0.id < $1.id }
  }

  /// Makes due what is due only after `latest`.
  func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) throws(SQLiteError) {
    // Rare: after a clock was set back.
    let change = "UPDATE outbox SET due = iif(leased = 1, ?, ?) WHERE \(Self.isOf(channel)) AND due > ?"
    try connection.prepare(change).run {
      $0.date(leaseEnd)
      $0.date(now)
      $0.date(latest)
    }
  }

  /// Whom a notification is for and what of; nil when it is gone, settled by another.
  func subject(of id: Int64) throws -> (userID: String, kind: Notification.Kind, sessionID: String?)? {
    try self.taken.first({ $0.integer(id) }) { row in (row.text(), try known(row.integer()), row.optionalText()) }
  }

  /// Does to waiting notifications what a command decided.
  func apply(_ change: OutboxChange) throws(SQLiteError) {
    switch change {
    case .remove(let id): try remove.run { $0.integer(id) }
    case .postpone(let id, let date, let reason):
      try postpone.run {
        $0.date(date)
        $0.text(reason)
        $0.integer(id)
      }
    case .giveUp(let id, let isExpired, let reason):
      try fail.run {
        $0.integer(isExpired ? 1 : 0)
        $0.text(reason)
        $0.integer(id)
      }
    case .removeAll(let userID):
      // Rare, and no index leads there.
      try connection.prepare("DELETE FROM outbox WHERE user_id = ?").run { $0.text(userID) }
    case .forget(let id):
      // Rare.
      try connection.prepare("DELETE FROM outbox WHERE id = ? AND due IS NULL").run { $0.integer(id) }
    }
  }
}
