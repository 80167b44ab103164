import Domain

/// What tells how users are called where a domain policy was ever set.
enum NameReads {
  static func isAnyRule(_ connection: Connection) throws -> Bool {
    try connection.integer("SELECT 1 FROM name_rules LIMIT 1") != nil
  }

  static func items(of scope: Membership.Scope, _ connection: Connection) throws -> [Item] {
    try items(SQLFragment(" WHERE owner = ?", [.text(scope.organizationID)]), connection)
  }

  static func rules(_ connection: Connection) throws -> NameRules {
    NameRules(try items(SQLFragment(""), connection))
  }

  private static func items(_ condition: SQLFragment, _ connection: Connection) throws -> [Item] {
    let statement = SQLFragment("SELECT owner, has_domain FROM name_rules") + condition
    var items: [Item] = []
    try connection.prepare(statement.sql).forEach(statement.bind) { row in
      let (owner, hasDomain) = (row.text(), row.integer())
      items.append(
        .nameRule(.init(organizationID: owner), hasDomain == 2 ? nil : hasDomain == 1))
    }
    return items
  }

  /// Who holds a name.
  static func owners(of name: UniqueName, _ connection: Connection) throws -> [String] {
    var ids: [String] = []
    try connection.prepare("SELECT owner_id FROM unique_names WHERE kind = ? AND name = ? ORDER BY clash").forEach {
      $0.integer(name.kind.rawValue)
      $0.text(name.name)
    } body: {
      ids.append($0.text())
    }
    return ids
  }

  /// The organizations of which a verified domain compares so.
  static func owners(
    _ comparison: UserQuery.Comparison, _ domain: String, _ connection: Connection
  ) throws -> [String] {
    let statement =
      SQLFragment("SELECT DISTINCT organization_id FROM organization_domains WHERE ")
      + UserFilter.compare("domain", comparison, domain)
    var ids: [String] = []
    try connection.prepare(statement.sql).forEach(statement.bind) { ids.append($0.text()) }
    return ids
  }

  /// Everybody whose names a policy is about.
  static func namedUsers(_ scope: Membership.Scope, _ reads: SQLiteReads) throws -> NamedUsers {
    var named = NamedUsers(users: [], organizations: [])
    let users = "SELECT \(User.columns) FROM users INDEXED BY users_organization WHERE state <> 3"
    switch scope {
    case .organization(let id):
      try reads.connection.prepare("\(users) AND organization_id = ?").forEach({ $0.text(id) }) { row in
        named.users.append(NamedUsers.Entry(try User(&row)))
      }
    case .instance:
      try reads.connection.prepare("SELECT \(Organization.columns) FROM organizations WHERE state IN (1, 2)").forEach(
        body: { row in named.organizations.append(try Organization(&row)) })
      try reads.connection.prepare(users).forEach(body: { row in
        named.users.append(NamedUsers.Entry(try User(&row)))
      })
    }
    return named
  }

  /// So many users are looked at together.
  private static let page = 2000

  static func unsettled(after: String, _ reads: SQLiteReads) throws -> UnsettledPage {
    var reader = try NamedReader(reads.instance()) { try reads.organization(id: $0) }
    var (found, last, count) = ([String](), String?.none, 0)
    try reads.connection.prepare("SELECT id, \(User.columns) FROM users WHERE id > ? ORDER BY id LIMIT ?").forEach {
      $0.text(after)
      $0.integer(page)
    } body: { row in
      let id = row.text()
      (last, count) = (id, count + 1)
      if try !reader.isSettled({ try User(&row) }) { found.append(id) }
    }
    return UnsettledPage(userIDs: found, last: count == page ? last : nil)
  }
}

extension SQLiteReads {
  /// A user as whoever asks is to see it.
  func seen(_ user: User?) throws -> User? {
    guard let user else { return nil }
    return Naming(try organization(id: user.organizationID), try instance()).seen(user)
  }

  func seen(_ users: [User]) throws -> [User] {
    var reader = try NamedReader(instance()) { try self.organization(id: $0) }
    return try users.map { try reader.seen($0) }
  }

  /// Where a domain policy was ever set: names are looked up by who holds them.
  func userByHeldName(_ loginName: String, _ removals: Removals) throws -> User? {
    let domain = UserName.domain(of: loginName)
    let owner = try domain.flatMap { try organization(domain: $0) }
    for name in UniqueName.all(loginName: loginName, in: owner, Naming(owner, try instance())) {
      var found: User?
      for id in try NameReads.owners(of: name, connection) {
        guard let user = try user(id: id), user.exists, !removals.hide(user), let user = try seen(user) else {
          continue
        }
        // Of two who share a name from when names were compared otherwise, the one who spells it so.
        if found == nil || user.loginName.utf8.elementsEqual(loginName.utf8) { found = user }
      }
      if let found { return found }
    }
    return nil
  }
}

extension SQLiteStore: UnsettledNames {
  package func unsettledNames(after: String) async throws -> UnsettledPage {
    // The state of the store is taken with the first row, so that nobody who came before it is passed over.
    try await lists.read { reads in try reads.connection.inSnapshot { try NameReads.unsettled(after: after, reads) } }
  }

  package var unsettledVersion: Int? { board.unsettledVersion }
  package func noteSettled(_ version: Int) { board.noteSettled(version) }
  package func nameSwitches() -> AsyncStream<Void> { board.nameSwitches() }
}
