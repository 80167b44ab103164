import Domain

/// What is left of removed organizations. `user_counts` and `member_counts` tell where anything is; nothing else has to be kept
/// for it.
enum RemovalReads {
  static func organizations(_ connection: Connection) throws -> Set<String> {
    var ids: Set<String> = []
    try connection.prepare(
      """
      SELECT DISTINCT organizations.id FROM organizations
      CROSS JOIN user_counts ON user_counts.organization_id = organizations.id
      WHERE organizations.state = 3 AND user_counts.state <> 3 AND user_counts.count > 0
      UNION SELECT organizations.id FROM organizations
      CROSS JOIN member_counts ON member_counts.organization_id = organizations.id
      WHERE organizations.state = 3 AND member_counts.count > 0
      """
    ).forEach(body: { ids.insert($0.text()) })
    return ids
  }

  static func leftovers(of organizationID: String, limit: Int, _ connection: Connection) throws -> [Leftover] {
    let users = try leftovers(
      "SELECT id FROM users INDEXED BY users_organization WHERE state <> 3 AND organization_id = ? LIMIT ?",
      organizationID, limit, connection
    ) { .user($0) }
    guard users.count < limit else { return users }
    return users
      + (try leftovers(
        "SELECT user_id FROM memberships INDEXED BY memberships_by_user WHERE organization_id = ? LIMIT ?",
        organizationID, limit - users.count, connection
      ) { .member(userID: $0, of: organizationID) })
  }

  private static func leftovers(
    _ statement: String, _ organizationID: String, _ limit: Int, _ connection: Connection,
    _ leftover: (String) -> Leftover
  ) throws -> [Leftover] {
    var found: [Leftover] = []
    try connection.prepare(statement).forEach {
      $0.text(organizationID)
      $0.integer(limit)
    } body: {
      found.append(leftover($0.text()))
    }
    return found
  }

  static func count(_ removals: Removals, _ connection: Connection) throws -> Int {
    let sum =
      SQLFragment("SELECT sum(count) FROM user_counts WHERE state <> 3 AND organization_id IN ")
      + .list(removals.organizationIDs.sorted())
    return try connection.prepare(sum.sql).first(sum.bind) { Int($0.integer()) } ?? 0
  }
}

extension Removals {
  /// The condition for users who are not gone with their organization, to stand behind another one.
  /// - Parameter organization: the column that has a user's organization.
  func isThere(_ organization: String) -> SQLFragment {
    isEmpty ? SQLFragment("") : SQLFragment(" AND \(organization) NOT IN ") + .list(organizationIDs.sorted())
  }
}

extension SQLiteStore: UnfinishedRemovals {
  package func organizationsUnderRemoval() async throws -> [String] { board.current.organizationIDs.sorted() }

  package func leftovers(of organizationID: String, limit: Int) async throws -> [Leftover] {
    guard board.current.organizationIDs.contains(organizationID) else { return [] }
    let found = try readers.read { try RemovalReads.leftovers(of: organizationID, limit: limit, $0.connection) }
    if found.isEmpty { board.end(organizationID) }
    return found
  }

  package func leftoverCount() async throws -> Int {
    let removals = board.current
    return removals.isEmpty ? 0 : try readers.read { try RemovalReads.count(removals, $0.connection) }
  }

  package func removalArrivals() -> AsyncStream<Void> { board.arrivals() }
}
