import Domain

/// Statements of what tells how users are called where a domain policy was ever set.
enum PostgresNames {
  private static let kind = ItemRecord.Kind.nameRule.rawValue
  static let isAnyRule = PostgresStatement("SELECT 1 FROM items WHERE kind = \(kind) LIMIT 1")
  static let rules = PostgresStatement("SELECT \(ItemRecord.columns) FROM items WHERE kind = \(kind)")
  static let owners = PostgresStatement(
    "SELECT owner_id FROM unique_names WHERE kind = $1::bigint AND name = $2::text ORDER BY clash")
  /// Compared here, as Unicode has it.
  static let domains = PostgresStatement(
    "SELECT key, aggregate FROM items WHERE kind = \(ItemRecord.Kind.domain.rawValue) AND owner = ''")

  // Whoever adds a user, or renames one, holds these rows when they commit: a switch waits for them, and they see it.
  static let lockOrganization = PostgresStatement("SELECT 1 FROM organizations WHERE id = $1::text FOR UPDATE")
  static let lockInstance = PostgresStatement("SELECT 1 FROM instance FOR UPDATE")
  static let usersOfOrganization = PostgresStatement(
    "SELECT \(User.columns) FROM users WHERE organization_id = $1::text AND state <> 3")
  static let users = PostgresStatement("SELECT \(User.columns) FROM users WHERE state <> 3")
  static let organizations = PostgresStatement(
    "SELECT \(Organization.columns) FROM organizations WHERE state IN (1, 2)")
  static let organizationsByIDs = PostgresStatement(
    "SELECT id, \(Organization.columns) FROM organizations WHERE id = ANY ($1::text[])")

  /// So many users are looked at together.
  static let page = 2000
  static let usersAfter = PostgresStatement(
    "SELECT id, \(User.columns) FROM users WHERE id > $1::text ORDER BY id LIMIT \(page)")
}

extension PostgresStore: UnsettledNames {
  /// A user as whoever asks is to see it. Read behind the user, what is asked here is at least as new.
  func seen(_ user: User?) async throws -> User? {
    guard let user, removals.board.hasNaming else { return user }
    return Naming(try await organization(id: user.organizationID), try await instance()).seen(user)
  }

  /// Where a domain policy was ever set: names are looked up by who holds them.
  func userByHeldName(_ loginName: String) async throws -> User? {
    var owner: Organization?
    if let domain = UserName.domain(of: loginName) { owner = try await organization(domain: domain) }
    for name in UniqueName.all(loginName: loginName, in: owner, Naming(owner, try await instance())) {
      let request = PostgresRequest(PostgresNames.owners, .number(name.kind.rawValue), .text(name.name))
      var found: User?
      for id in try await readers.all(request, { $0.text() }) {
        guard let user = try await user(id: id), user.exists else { continue }
        // Of two who share a name from when names were compared otherwise, the one who spells it so.
        if found == nil || user.loginName.utf8.elementsEqual(loginName.utf8) { found = user }
      }
      if let found { return found }
    }
    return nil
  }

  package func unsettledNames(after: String) async throws -> UnsettledPage {
    // One who is damaged is found by whoever writes.
    let users = try await readers.all(PostgresRequest(PostgresNames.usersAfter, .text(after))) { row in
      let id = row.text()
      return (id: id, user: Result { try User(&row) })
    }
    let ids = Array(Set(users.compactMap { try? $0.user.get().organizationID }))
    let organizations = try await readers.all(PostgresRequest(PostgresNames.organizationsByIDs, .texts(ids))) { row in
      let id = row.text()
      return (id: id, organization: Result { try Organization(&row) })
    }
    let byID = Dictionary(organizations.map { ($0.id, $0.organization) }, uniquingKeysWith: { $1 })
    var reader = NamedReader(try await instance()) { try byID[$0]?.get() }
    let found = try users.filter { user in try !reader.isSettled { try user.user.get() } }
    return UnsettledPage(userIDs: found.map(\.id), last: users.count == PostgresNames.page ? users.last?.id : nil)
  }

  package var unsettledVersion: Int? { removals.board.unsettledVersion }
  package func noteSettled(_ version: Int) { removals.board.noteSettled(version) }
  package func nameSwitches() -> AsyncStream<Void> { removals.board.nameSwitches() }
}

extension PostgresUserSnapshot {
  /// Says what is asked of login names by user names and domains.
  func withoutLoginNames(_ condition: UserQuery.Condition) throws -> UserQuery.Condition {
    let results = try read([PostgresRequest(PostgresNames.rules), PostgresRequest(PostgresNames.domains)])
    let rules = NameRules(try results[0].map { try ItemRecord(&$0).item })
    let domains = results[1].map { (domain: $0.text(), organizationID: $0.text()) }
    return try LoginNameConditions(rules: rules) { comparison, value in
      Array(Set(domains.filter { comparison.holds($0.domain, value) }.map(\.organizationID)))
    }.rewritten(condition)
  }

  /// What tells how everybody is called.
  func namedReader() throws -> NamedReader {
    let results = try read([PostgresRequest(PostgresReads.instance), PostgresRequest(PostgresNames.organizations)])
    let organizations = try results[1].map { try Organization(&$0) }
    let byID = Dictionary(organizations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return NamedReader(try results[0].first { try Instance(&$0) }) { byID[$0] }
  }

  /// Users as whoever asks is to see them, of few organizations.
  func namedReader(for numbers: [Int64]) throws -> NamedReader {
    let results = try read([
      PostgresRequest(PostgresReads.instance), PostgresRequest(Self.organizationsOf, .integers(numbers)),
    ])
    let organizations = try results[1].map { try Organization(&$0) }
    let byID = Dictionary(organizations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return NamedReader(try results[0].first { try Instance(&$0) }) { byID[$0] }
  }

  private static let organizationsOf = PostgresStatement(
    """
    SELECT \(Organization.columns) FROM organizations
    WHERE id IN (SELECT organization_id FROM users WHERE number = ANY ($1::bigint[]))
    """)
}
