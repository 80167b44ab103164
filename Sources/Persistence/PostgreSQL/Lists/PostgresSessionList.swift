import Domain

extension PostgresStore {
  package func sessions(_ query: SessionQuery) async throws -> ItemPage<SessionEntry> {
    var statement = PostgresQuery()
    var conditions = [
      "s.state = 1",
      """
      (s.user_id IS NULL OR EXISTS (SELECT 1 FROM users u WHERE u.id = s.user_id AND u.state <> 3
        AND \(PostgresReads.isThere("u"))))
      """,
    ]
    for filter in query.filters { conditions.append(Self.condition(filter, &statement)) }
    if case .only(let callerID, let fingerprintID, let organizations) = query.visibility {
      let caller = statement.place(.text(callerID), "text")
      var parts = ["s.creator_id = \(caller)", "s.user_id = \(caller)"]
      if let fingerprintID { parts.append("s.fingerprint_id = \(statement.place(.text(fingerprintID), "text"))") }
      if !organizations.isEmpty {
        parts.append("s.organization_id = ANY (\(statement.place(.texts(organizations), "text[]")))")
      }
      conditions.append("(\(parts.joined(separator: " OR ")))")
    }
    let direction = query.page.isAscending ? "ASC" : "DESC"
    let order = { (table: String) in "\(table).creation_date \(direction), \(table).id \(direction)" }
    let (limit, offset) = (
      statement.place(.number(query.page.limit), "bigint"), statement.place(.number(query.page.offset), "bigint")
    )
    let condition = conditions.joined(separator: " AND ")
    // The count comes in a row of its own: a page beyond the end has none.
    let request = statement.request(
      """
      SELECT (SELECT count(*) FROM sessions s WHERE \(condition)), \(Session.columns.of("page")), \(User.columns.of("o"))
      FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM sessions s WHERE \(condition)
        ORDER BY \(order("s")) LIMIT \(limit) OFFSET \(offset)) AS page ON true
      LEFT JOIN users o ON o.id = page.user_id ORDER BY \(order("page"))
      """)
    guard !request.hasZero else { return ItemPage(items: [], total: 0) }
    var page = try await readers.read(request) { result in
      var page = ItemPage<SessionEntry>(items: [], total: 0)
      try result.forEach { row in
        page.total = Int(row.integer())
        guard !row.isNull else { return }
        let session = try Session(&row)
        page.items.append(SessionEntry(session, row.isNull ? nil : try User(&row)))
      }
      return page
    }
    guard removals.board.hasNaming else { return page }
    var namings: [String: Naming] = [:]
    let instance = try await instance()
    for (index, entry) in page.items.enumerated() {
      guard let user = entry.user else { continue }
      let id = user.organizationID
      let naming = if let known = namings[id] { known } else { Naming(try await organization(id: id), instance) }
      namings[id] = naming
      page.items[index] = SessionEntry(entry.session, naming.seen(user))
    }
    return page
  }

  private static func condition(_ filter: SessionQuery.Filter, _ statement: inout PostgresQuery) -> String {
    switch filter {
    case .ids(let ids): "s.id = ANY (\(statement.place(.texts(ids), "text[]")))"
    case .userID(let id): "s.user_id = \(statement.place(.text(id), "text"))"
    case .creatorID(let id): "s.creator_id = \(statement.place(.text(id), "text"))"
    case .fingerprintID(let id): "s.fingerprint_id = \(statement.place(.text(id), "text"))"
    case .creationDate(let method, let date):
      "s.creation_date \(method.sql) \(statement.place(.date(date), "bigint"))"
    case .expires(let method, let date):
      "coalesce(s.expires, \(Expiration.never.microseconds)) \(method.sql) \(statement.place(.date(date), "bigint"))"
    }
  }
}
