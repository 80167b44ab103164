import Domain

/// Reads sessions over one connection, with statements that are prepared once. Lists have many forms, and are made when they
/// are asked for.
final class SessionReads {
  private let connection: Connection
  private let sessions, bearers: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.sessions = try connection.prepare("SELECT \(Session.columns) FROM sessions WHERE id = ?")
    self.bearers = try connection.prepare(
      """
      SELECT \(BearerSession.columns), u.id, u.organization_id, u.state,
        ifnull(s.expires, \(Expiration.never.microseconds)), memberships.organization_id, memberships.roles
      FROM sessions AS s INDEXED BY sessions_token CROSS JOIN users AS u ON u.id = s.user_id
      LEFT JOIN memberships ON memberships.user_id = u.id
      WHERE s.state = 1 AND s.token_digest = ? ORDER BY memberships.organization_id
      """)
  }

  func session(id: String) throws -> Session? { try sessions.first({ $0.text(id) }, read: Session.init) }

  func bearer(tokenDigest: [UInt8]) throws -> Bearer? {
    var found = BearerRows()
    try bearers.forEach({ $0.blob(tokenDigest) }) { try found.addSession(&$0) }
    return found.bearer
  }

  func list(_ query: SessionQuery, _ removals: Removals) throws -> ItemPage<Session> {
    try connection.inSnapshot {
      let from = SQLFragment(" FROM sessions AS s WHERE s.state = 1") + condition(query, removals)
      let count = SQLFragment("SELECT count(*)") + from
      let direction = query.page.isAscending ? "ASC" : "DESC"
      let list =
        SQLFragment("SELECT \(Session.columns)") + from + " ORDER BY s.creation_date \(direction), s.id \(direction)"
        + SQLFragment(" LIMIT ? OFFSET ?", [.integer(query.page.limit), .integer(query.page.offset)])
      var items: [Session] = []
      try connection.prepare(list.sql).forEach(list.bind) { items.append(try Session(&$0)) }
      let total = try connection.prepare(count.sql).first(count.bind) { Int($0.integer()) }
      return ItemPage(items: items, total: total ?? 0)
    }
  }

  private func condition(_ query: SessionQuery, _ removals: Removals) -> SQLFragment {
    let isThere =
      SQLFragment(" AND (s.user_id IS NULL OR EXISTS (SELECT 1 FROM users AS u WHERE u.id = s.user_id AND u.state <> 3")
      + removals.isThere("u.organization_id") + "))"
    let filters = query.filters.map(\.sql) + query.visibility.sql
    return filters.reduce(SQLFragment("")) { $0 + " AND " + $1 } + isThere
  }
}

extension SessionQuery.Filter {
  fileprivate var sql: SQLFragment {
    switch self {
    case .ids(let ids): SQLFragment("s.id IN ") + .list(ids)
    case .userID(let id): SQLFragment("s.user_id = ?", [.text(id)])
    case .creatorID(let id): SQLFragment("s.creator_id = ?", [.text(id)])
    case .fingerprintID(let id): SQLFragment("s.fingerprint_id = ?", [.text(id)])
    case .creationDate(let method, let date):
      SQLFragment("s.creation_date \(method.sql) ?", [.integer(Int(date.microseconds))])
    case .expires(let method, let date):
      SQLFragment(
        "ifnull(s.expires, \(Expiration.never.microseconds)) \(method.sql) ?", [.integer(Int(date.microseconds))])
    }
  }
}

extension SessionQuery.Visibility {
  fileprivate var sql: [SQLFragment] {
    guard case .only(let callerID, let fingerprintID, let organizations) = self else { return [] }
    var parts = [
      SQLFragment("s.creator_id = ?", [.text(callerID)]), SQLFragment("s.user_id = ?", [.text(callerID)]),
    ]
    if let fingerprintID { parts.append(SQLFragment("s.fingerprint_id = ?", [.text(fingerprintID)])) }
    if !organizations.isEmpty { parts.append(SQLFragment("s.organization_id IN ") + .list(organizations)) }
    return [.joined(parts, by: "OR", none: "FALSE")]
  }
}

extension SQLiteStore {
  package func session(id: String) async throws -> Session? { try readers.read { try $0.sessions.session(id: id) } }

  package func bearer(sessionTokenDigest: [UInt8]) async throws -> Bearer? {
    try read { $1.seen(try $0.sessions.bearer(tokenDigest: sessionTokenDigest)) }
  }

  package func sessions(_ query: SessionQuery) async throws -> ItemPage<SessionEntry> {
    let (removals, hasNaming) = (board.current, board.hasNaming)
    return try await lists.read { reads in
      let page = try reads.sessions.list(query, removals)
      let entries = try page.items.map { session in
        let user = try session.user.flatMap { removals.seen(try reads.user(id: $0.id)) }
        return SessionEntry(session, hasNaming ? try reads.seen(user) : user)
      }
      return ItemPage(items: entries, total: page.total)
    }
  }
}
