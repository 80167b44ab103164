import Domain

/// Finds user names that end in domains of other organizations, of users whose login names are these names.
enum ClaimReads {
  /// Goes through the names in their order; takes the name and the user that it begins after, and how many. The row of a user
  /// is read only where the domain is somebody's.
  static let names = """
    SELECT users.login_name, users.id FROM users INDEXED BY users_login_name
    CROSS JOIN organization_domains AS proved ON proved.domain = \(Connection.nameDomain)(users.login_name)
    WHERE users.state <> 3 AND (users.login_name, users.id) > (?, ?)
      AND proved.organization_id <> users.organization_id
      AND NOT coalesce((SELECT nullif(has_domain, 2) FROM name_rules WHERE owner = users.organization_id),
        (SELECT nullif(has_domain, 2) FROM name_rules WHERE owner = ''), 0)
    ORDER BY users.login_name, users.id LIMIT ?
    """

  static func claimedNames(
    after: ClaimedName?, limit: Int, _ connection: Connection
  ) throws -> [ClaimedName] {
    var names: [ClaimedName] = []
    try connection.prepare(Self.names).forEach {
      $0.text(after?.name ?? "")
      $0.text(after?.userID ?? "")
      $0.integer(limit)
    } body: { row in
      names.append(ClaimedName(name: row.text(), userID: row.text()))
    }
    return names
  }
}

extension SQLiteStore {
  package func claimedNames(after: ClaimedName?, limit: Int) async throws -> [ClaimedName] {
    try await lists.read { try ClaimReads.claimedNames(after: after, limit: limit, $0.connection) }
  }
}
