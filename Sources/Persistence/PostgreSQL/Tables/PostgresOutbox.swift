import Domain

/// Queues, leases and settles the rows of the outbox.
enum PostgresOutbox {
  private static let add = PostgresStatement(
    """
    INSERT INTO outbox (due, attempts, reason, created, channel, kind, interface, user_id, code_issued_by, sealed_code, expires,
      url_template, application_name, recipient, session_id)
    SELECT n.date, 0, '', n.date, n.channel, n.kind, n.interface, n.user_id, n.issued, n.code, n.expires, n.template,
      n.application, n.recipient, n.session
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::bytea[], $8::bigint[],
      $9::text[], $10::text[], $11::text[], $12::text[])
    WITH ORDINALITY AS n (date, channel, kind, interface, user_id, issued, code, expires, template, application, recipient, session, place)
    ORDER BY n.place
    """)

  static func queue(_ queued: [StoredChanges.Queued]) -> PostgresRequest {
    let notifications = queued.map(\.notification)
    return PostgresRequest(
      add, .dates(queued.map(\.date)), .integers(notifications.map { Int64($0.kind.channel.rawValue) }),
      .integers(notifications.map { Int64($0.kind.rawValue) }),
      .integers(notifications.map { Int64($0.generation.rawValue) }), .texts(notifications.map(\.userID)),
      .sequences(notifications.map(\.codeIssuedBy)), .blobs(notifications.map(\.sealedCode)),
      .dates(notifications.map(\.expires)), .texts(notifications.map(\.urlTemplate)),
      .texts(notifications.map(\.applicationName)), .texts(notifications.map { $0.recipient?.text }),
      .texts(notifications.map(\.sessionID)))
  }

  private static let remove = PostgresStatement("DELETE FROM outbox WHERE id = ANY ($1::bigint[])")
  /// What another has leased since is the other's.
  private static let postpone = PostgresStatement(
    """
    UPDATE outbox o SET due = n.due, leased_by = NULL, reason = n.reason
    FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS n (id, due, reason)
    WHERE o.id = n.id AND (o.leased_by IS NULL OR o.leased_by = $4::bigint)
    """)
  /// Nobody needs the code any more.
  private static let fail = PostgresStatement(
    """
    UPDATE outbox o SET due = NULL, leased_by = NULL, expired = n.expired <> 0, reason = n.reason, sealed_code = ''
    FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS n (id, expired, reason)
    WHERE o.id = n.id AND (o.leased_by IS NULL OR o.leased_by = $4::bigint)
    """)
  /// Rare, and no index leads there.
  private static let removeAll = PostgresStatement("DELETE FROM outbox WHERE user_id = ANY ($1::text[])")

  private static let forget = PostgresStatement(
    "DELETE FROM outbox WHERE id = ANY ($1::bigint[]) AND due IS NULL")

  static func apply(_ changes: [OutboxChange], _ node: PostgresNode) -> [PostgresRequest] {
    var removed: [Int64] = []
    var postponed: [(id: Int64, due: Timestamp, reason: String)] = []
    var failed: [(id: Int64, isExpired: Bool, reason: String)] = []
    var users: [String] = []
    var forgotten: [Int64] = []
    for change in changes {
      switch change {
      case .remove(let id): removed.append(id)
      case .postpone(let id, let date, let reason): postponed.append((id, date, reason.storable))
      case .giveUp(let id, let isExpired, let reason): failed.append((id, isExpired, reason.storable))
      case .removeAll(let userID): users.append(userID)
      case .forget(let id): forgotten.append(id)
      }
    }
    var requests: [PostgresRequest] = []
    if !postponed.isEmpty {
      requests.append(
        PostgresRequest(
          postpone, .integers(postponed.map(\.id)), .dates(postponed.map(\.due)), .texts(postponed.map(\.reason)),
          .integer(node.session)))
    }
    if !failed.isEmpty {
      requests.append(
        PostgresRequest(
          fail, .integers(failed.map(\.id)), .integers(failed.map { $0.isExpired ? 1 : 0 }),
          .texts(failed.map(\.reason)), .integer(node.session)))
    }
    if !removed.isEmpty { requests.append(PostgresRequest(remove, .integers(removed))) }
    if !users.isEmpty { requests.append(PostgresRequest(removeAll, .texts(users))) }
    if !forgotten.isEmpty { requests.append(PostgresRequest(forget, .integers(forgotten))) }
    return requests
  }

  private static let known = """
    kind IN (\(Notification.Kind.allCases.map { "\($0.rawValue)" }.joined(separator: ", "))) \
    AND interface IN (\(Generation.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")))
    """

  private static let lease = PostgresStatement(
    """
    WITH due AS MATERIALIZED (
      SELECT id, leased_by IS NOT NULL AS is_left FROM outbox WHERE channel = $1::bigint AND due <= $2::bigint AND \(known)
      ORDER BY due, id LIMIT $3::bigint FOR UPDATE SKIP LOCKED)
    UPDATE outbox o SET due = $4::bigint, leased_by = $5::bigint, attempts = attempts + 1 FROM due WHERE o.id = due.id
    RETURNING \(LeasedNotification.columns.of("o")), due.is_left
    """)

  static func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp, _ session: PostgresSession
  ) throws -> [LeasedNotification] {
    let request = PostgresRequest(
      lease, .number(channel.rawValue), .date(now), .number(limit), .date(until), .integer(session.node.session))
    var left = 0
    let leased = try session.change(request).map { row in
      let notification = try LeasedNotification(&row, attemptsBegun: 1)
      left += Int(row.integer())
      return notification
    }
    session.note(expiredLeases: left)
    // RETURNING gives no order.
    return leased.sorted { $0.id < $1.id }
  }

  private static let release = PostgresStatement(
    "UPDATE outbox SET due = $1::bigint, leased_by = NULL WHERE leased_by = $2::bigint AND due IS NOT NULL")

  /// Gives back what this node has not settled.
  static func releaseLeases(now: Timestamp, _ session: PostgresSession) throws {
    _ = try session.change(PostgresRequest(release, .date(now), .integer(session.node.session)))
  }

  private static let nextDue = PostgresStatement(
    """
    SELECT due FROM outbox WHERE channel = $1::bigint AND due IS NOT NULL AND \(known) ORDER BY due, id LIMIT 1
    """)
  private static let lastDue = PostgresStatement(
    """
    SELECT due FROM outbox WHERE channel = $1::bigint AND due IS NOT NULL AND \(known) ORDER BY due DESC, id DESC LIMIT 1
    """)

  static func nextDue(_ channel: Notification.Channel) -> PostgresRequest {
    PostgresRequest(nextDue, .number(channel.rawValue))
  }

  static func lastDue(_ channel: Notification.Channel) -> PostgresRequest {
    PostgresRequest(lastDue, .number(channel.rawValue))
  }

  private static let overdue = PostgresStatement(
    """
    SELECT \(LeasedNotification.columns) FROM outbox
    WHERE channel = $1::bigint AND \(known) AND due IS NOT NULL AND expires <= $2::bigint
      AND (leased_by IS NULL OR due <= $2::bigint) ORDER BY id LIMIT $3::bigint
    """)

  static func overdue(_ channel: Notification.Channel, limit: Int, now: Timestamp) -> PostgresRequest {
    PostgresRequest(overdue, .number(channel.rawValue), .date(now), .number(limit))
  }

  private static let bringForward = PostgresStatement(
    """
    UPDATE outbox SET due = CASE WHEN leased_by IS NULL THEN $1::bigint ELSE $2::bigint END
    WHERE channel = $3::bigint AND \(known) AND due > $4::bigint
    """)

  static func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) -> PostgresRequest {
    PostgresRequest(bringForward, .date(now), .date(leaseEnd), .number(channel.rawValue), .date(latest))
  }

  private static let deliveries = PostgresStatement(
    """
    SELECT id, kind, user_id, leased_by IS NOT NULL, expired, created, due, expires, attempts, reason FROM outbox
    WHERE \(known) AND (
      'waiting' = ANY ($1::text[]) AND due IS NOT NULL AND leased_by IS NULL
      OR 'under-way' = ANY ($1::text[]) AND due IS NOT NULL AND leased_by IS NOT NULL
      OR 'given-up' = ANY ($1::text[]) AND due IS NULL AND NOT expired
      OR 'expired' = ANY ($1::text[]) AND due IS NULL AND expired)
    ORDER BY id DESC LIMIT $2::bigint
    """)

  static func deliveries(_ states: Set<Delivery.State>, limit: Int) -> PostgresRequest {
    PostgresRequest(deliveries, .texts(states.map(\.rawValue)), .number(limit))
  }

  private static let backlog = PostgresStatement(
    """
    SELECT kind, count(*), min(created) FROM outbox WHERE due IS NOT NULL AND \(known) GROUP BY kind ORDER BY kind
    """)

  static var backlogRequest: PostgresRequest { PostgresRequest(backlog) }

  private static let unknown = PostgresStatement(
    "SELECT count(*) FROM outbox WHERE due IS NOT NULL AND NOT (\(known))")
  static var unknownRequest: PostgresRequest { PostgresRequest(unknown) }
}

extension String {
  /// What a mail server has answered may be anything.
  fileprivate var storable: String {
    isStorable ? self : String(unicodeScalars.filter { $0.value != 0 }.map(Character.init))
  }
}
