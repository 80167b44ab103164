import Domain

/// The rows of sessions: read, locked and written.
enum PostgresSessions {
  private static let session = PostgresStatement("SELECT \(Session.columns) FROM sessions WHERE id = $1::text")
  private static let locked = PostgresStatement(
    """
    SELECT s.id, \(Session.columns.of("s")) FROM unnest($1::text[]) AS k (id) JOIN sessions s ON s.id = k.id
    ORDER BY s.id FOR NO KEY UPDATE OF s
    """)
  /// A row for each membership, or one without any.
  private static let bearer = PostgresLookup(
    """
    \(BearerSession.columns), u.id, u.organization_id, u.state,
    coalesce(s.expires, \(Expiration.never.microseconds)), m.key, m.value
    """,
    of: """
      sessions s JOIN users u ON u.id = s.user_id
      LEFT JOIN items m ON m.kind = \(ItemRecord.Kind.member.rawValue) AND m.owner = u.id
      """, where: "s.state = 1 AND s.token_digest", is: .bytea, order: "m.key")

  static func request(_ id: String) -> PostgresRequest { PostgresRequest(session, .text(id)) }
  static func locking(_ ids: [String]) -> PostgresRequest { PostgresRequest(locked, .texts(ids)) }
  static func bearer(_ digest: [UInt8]) -> PostgresRequest { PostgresRequest(bearer, .bytes(digest)) }

  private static let columns = [
    ("id", "text"), ("instance_id", "text"), ("creator_id", "text"), ("state", "bigint"), ("user_id", "text"),
    ("organization_id", "text"), ("fingerprint_id", "text"), ("factors", "bigint"), ("password_date", "bigint"),
    ("token_digest", "bytea"), ("expires", "bigint"), ("creation_date", "bigint"), ("change_date", "bigint"),
    ("sequence", "bigint"), ("payload", "bytea"),
  ]
  private static let names = columns.map(\.0).joined(separator: ", ")
  private static let constant: Set = ["id", "instance_id", "creator_id", "fingerprint_id", "creation_date"]
  private static let put = PostgresStatement(
    """
    INSERT INTO sessions (\(names))
    SELECT \(names) FROM unnest(\(columns.enumerated().map { "$\($0.offset + 1)::\($0.element.1)[]" }.joined(separator: ", ")))
    AS n (\(names)) ORDER BY n.id
    ON CONFLICT (id) DO UPDATE SET
    \(columns.map(\.0).filter { !constant.contains($0) }.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    """)

  static func put(_ sessions: [Session]) -> PostgresRequest {
    PostgresRequest(
      put,
      [
        .texts(sessions.map(\.id)), .texts(sessions.map(\.instanceID)), .texts(sessions.map(\.creatorID)),
        .integers(sessions.map { Int64($0.state.rawValue) }), .texts(sessions.map { $0.user?.id }),
        .texts(sessions.map { $0.user?.organizationID }), .texts(sessions.map { $0.userAgent?.fingerprintID }),
        .integers(sessions.map { Int64($0.storedFactors) }),
        .integers(sessions.map { $0.passwordDate?.microseconds }),
        .blobs(sessions.map { $0.tokenDigest.isEmpty ? nil : $0.tokenDigest }),
        .integers(sessions.map { $0.expires?.microseconds }), .dates(sessions.map(\.creationDate)),
        .dates(sessions.map(\.changeDate)), .sequences(sessions.map(\.sequence)), .blobs(sessions.map(\.payload)),
      ])
  }
}

extension PostgresStore {
  package func session(id: String) async throws -> Session? {
    let request = PostgresSessions.request(id)
    guard !request.hasZero else { return nil }
    return try await readers.first(request) { try Session(&$0) }
  }

  package func bearer(sessionTokenDigest: [UInt8]) async throws -> Bearer? {
    let bearer = try await readers.read(PostgresSessions.bearer(sessionTokenDigest)) { result in
      var found = BearerRows()
      try result.forEach { row in try found.addSession(&row) }
      return found.bearer
    }
    return removals.board.current.seen(bearer)
  }
}
