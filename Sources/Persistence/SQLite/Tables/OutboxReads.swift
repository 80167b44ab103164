import Domain

/// What is read of the outbox without taking from it.
enum OutboxReads {
  static func overdue(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, _ connection: Connection
  ) throws -> [LeasedNotification] {
    var found: [LeasedNotification] = []
    try connection.prepare(OutboxTable.overdue(channel)).forEach {
      $0.date(now)
      $0.date(now)
      $0.integer(limit)
    } body: { row in
      found.append(try LeasedNotification(&row, attemptsBegun: 0))
    }
    return found
  }

  static func deliveries(
    _ states: Set<Delivery.State>, limit: Int, _ connection: Connection
  ) throws -> [Delivery] {
    var found: [Delivery] = []
    let conditions = states.map(Self.condition).joined(separator: " OR ")
    guard !conditions.isEmpty else { return [] }
    try connection.prepare(
      """
      SELECT id, kind, user_id, leased, expired, created, due, expires, attempts, reason FROM outbox
      WHERE (\(conditions)) AND NOT (\(OutboxTable.isUnknown)) ORDER BY id DESC LIMIT ?
      """
    ).forEach {
      $0.integer(limit)
    } body: { row in
      found.append(try Delivery(&row))
    }
    return found
  }

  private static func condition(_ state: Delivery.State) -> String {
    switch state {
    case .waiting: "due IS NOT NULL AND leased = 0"
    case .underWay: "due IS NOT NULL AND leased = 1"
    case .givenUp: "due IS NULL AND expired = 0"
    case .expired: "due IS NULL AND expired = 1"
    }
  }

  static func backlog(_ connection: Connection) throws -> [Backlog] {
    var found: [Backlog] = []
    try connection.prepare(
      """
      SELECT kind, count(*), min(created) FROM outbox WHERE due IS NOT NULL AND NOT (\(OutboxTable.isUnknown))
      GROUP BY kind ORDER BY kind
      """
    ).forEach { row in
      found.append(Backlog(kind: try known(row.integer()), count: Int(row.integer()), oldest: row.date()))
    }
    return found
  }
}

extension SQLiteStore: OutboxReport {
  package func deliveries(_ states: Set<Delivery.State>, limit: Int) async throws -> [Delivery] {
    try await lists.read { try OutboxReads.deliveries(states, limit: limit, $0.connection) }
  }

  package func backlog() async throws -> [Backlog] { try await lists.read { try OutboxReads.backlog($0.connection) } }

  /// As `deliveries`, of the database at `path`, also while it is served.
  /// - Throws: `StoreError`.
  static func deliveries(_ states: Set<Delivery.State>, limit: Int, in path: String) throws -> [Delivery] {
    try StoreError.translating {
      let connection = try Connection(path: path, access: .readOnly)
      try connection.execute("PRAGMA busy_timeout = 5000")
      try Schema.require(connection)
      return try OutboxReads.deliveries(states, limit: limit, connection)
    }
  }
}
