import Domain

extension SQLiteStore {
  /// Has SQLite look through the database at `path`, also while it is served; then folds its events, and compares the
  /// outcome with what it keeps. What cannot be read is a fault like any other.
  /// - Throws: `StoreError` where there is nothing to be looked at: no file, another program's, another version's.
  package static func verifyState(
    _ path: String, _ progress: (Int) throws -> Void = { _ in }
  ) throws -> StateReport {
    try StoreError.translating {
      let connection = try Connection(path: StoreFiles(path).database, access: .readOnly)
      // Nothing is mapped: reading beyond the end of a file that is cut off meanwhile would end the process.
      try connection.execute("PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON")
      try Schema.require(connection)
      var report = StateReport(damages: try integrity(connection))
      do {
        let states = try StateVerification(SQLiteVerification(connection)).report(progress)
        report.checked = states.checked
        report.mismatches = states.mismatches
        report.damages += try misnamed(connection)
      } catch let error as SQLiteError {
        report.damages.append(error.description)
      }
      return report
    }
  }

  /// Organizations that lists would not find by their names or domains.
  private static func misnamed(_ connection: Connection) throws -> [String] {
    var found: [String] = []
    try connection.prepare(
      """
      SELECT id, name, name_folded, domains, (SELECT group_concat(domain, char(10)) FROM organization_domains
        WHERE organization_id = organizations.id) FROM organizations WHERE state IN (1, 2)
      """
    ).forEach { row in
      let (id, name) = (row.text(), row.text())
      if row.text() != name.folded { found.append("organization \(id) is listed by another name than its own") }
      // In whichever order.
      let domains = [row.text(), row.text()].map { $0.split(separator: "\n").sorted() }
      if domains[0] != domains[1] { found.append("organization \(id) is listed by other domains than its own") }
    }
    return found
  }

  /// What SQLite finds: pages, rows, indexes, rules of tables and references between them.
  private static func integrity(_ connection: Connection) throws -> [String] {
    var found: [String] = []
    do {
      found = try connection.texts("PRAGMA integrity_check").filter { $0 != "ok" }
      try connection.prepare("PRAGMA foreign_key_check").forEach { row in
        let (table, number, other) = (row.text(), row.text(), row.text())
        found.append("row \(number) of \(table) refers to a row of \(other) that is not there")
      }
    } catch let error as SQLiteError {
      found.append(error.description)
    }
    return found.map(\.oneLine)
  }
}

/// Reads a database to be verified.
private struct SQLiteVerification: VerifiableStore {
  private let connection: Connection
  private let reads: SQLiteReads
  private let tokens, machineKeys, metadata, members, domains, others, holders: Statement

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.reads = try SQLiteReads(connection)
    self.tokens = try connection.prepare("SELECT id, digest, expires FROM tokens WHERE user_id = ?")
    self.machineKeys = try connection.prepare("SELECT id, public_key, expires FROM machine_keys WHERE user_id = ?")
    self.metadata = try connection.prepare("SELECT key, value FROM metadata WHERE owner_id = ?")
    // One whose user is known otherwise is found by no list: then it is worth nothing.
    self.members = try connection.prepare(
      """
      SELECT member.user_id, iif(users.id IS NULL, '', member.roles) FROM memberships AS member
      LEFT JOIN users ON users.id = member.user_id AND users.number = member.user_number
        AND users.organization_id = member.user_organization_id
      WHERE member.organization_id = ?
      """)
    self.domains = try connection.prepare("SELECT domain FROM organization_domains WHERE organization_id = ?")
    self.others = try connection.prepare(ItemTable.ofAggregate)
    self.holders = try connection.prepare(
      "SELECT owner_id FROM unique_names WHERE kind = ? AND name = ? ORDER BY clash")
  }

  func aggregateIDs() throws -> [String] {
    var ids: [String] = []
    try connection.prepare(
      """
      SELECT aggregate_id FROM events UNION SELECT id FROM users UNION SELECT id FROM organizations
      UNION SELECT id FROM instance UNION SELECT organization_id FROM memberships WHERE organization_id <> ''
      UNION SELECT user_id FROM tokens UNION SELECT user_id FROM machine_keys UNION SELECT owner_id FROM metadata
      UNION SELECT organization_id FROM organization_domains
      UNION SELECT owner FROM message_texts WHERE owner <> '' UNION SELECT id FROM sessions
      UNION SELECT owner FROM assets WHERE owner <> ''
      UNION SELECT owner FROM name_rules WHERE owner <> ''
      UNION SELECT aggregate FROM items WHERE aggregate <> ''
      """
    ).forEach(body: { ids.append($0.text()) })
    return ids
  }

  func events(of aggregateIDs: [String]) throws -> [[Event]] {
    try aggregateIDs.map { try reads.events(aggregateID: $0, after: 0, limit: .max) }
  }

  func states(_ keys: [Key]) throws -> [AggregateState?] { try keys.map(state) }

  private func state(_ key: Key) throws -> AggregateState? {
    switch key {
    case .user(let id): try reads.user(id: id)?.aggregateState
    case .organization(let id): try reads.organization(id: id)?.aggregateState
    case .instance: try reads.instance()?.aggregateState
    case .session(let id): try reads.sessions.session(id: id)?.aggregateState
    case .item, .memberships, .instanceMembers, .instanceOwners, .limit, .notification, .history, .namedUsers: nil
    }
  }

  func items(of states: [AggregateState]) throws -> [[Item]] { try states.map { try items(of: $0) } }

  private func items(of state: AggregateState) throws -> [Item] {
    switch state {
    case .user(let user): try items(of: user) + others(user.id)
    case .organization(let organization):
      try members(organization.id) + domains(of: organization) + metadata(of: organization.id) + others(organization.id)
        + reads.messageTexts.items(of: .organization(organization.id))
        + AssetTable(connection).items(of: .organization(organization.id))
        + NameReads.items(of: .organization(organization.id), connection)
    case .instance:
      try members("") + others("") + reads.messageTexts.items(of: .instance) + ProviderReads(connection).items()
        + AssetTable(connection).items(of: .instance) + NameReads.items(of: .instance, connection)
    case .session: []
    }
  }

  private func items(of user: User) throws -> [Item] {
    let id = user.id
    var items: [Item] = []
    try tokens.forEach({ $0.text(id) }) { row in
      items.append(.personalAccessToken(id: row.text(), userID: id, digest: row.blob(), expires: row.date()))
    }
    try machineKeys.forEach({ $0.text(id) }) { row in
      items.append(.machineKey(id: row.text(), userID: id, publicKey: row.blob(), expires: row.date()))
    }
    return try items + metadata(of: id)
  }

  /// Of the kinds that have no table of their own.
  private func others(_ aggregateID: String) throws -> [Item] {
    var items: [Item] = []
    try others.forEach({ $0.text(aggregateID) }) { items.append(try ItemRecord(&$0).item) }
    return items
  }

  private func metadata(of ownerID: String) throws -> [Item] {
    var items: [Item] = []
    try metadata.forEach({ $0.text(ownerID) }) { row in
      items.append(.metadata(ownerID: ownerID, key: row.text(), value: row.blob()))
    }
    return items
  }

  private func members(_ organizationID: String) throws -> [Item] {
    let scope = Membership.Scope(organizationID: organizationID)
    var items: [Item] = []
    try members.forEach({ $0.text(organizationID) }) { row in
      let (userID, roles) = (row.text(), row.text().split(separator: " ").map(String.init))
      items.append(.member(Membership(scope: scope, userID: userID, roles: roles)))
    }
    let counted = try reads.members.count(scope)
    guard counted == items.count else {
      throw StoreError("\(counted) members are counted, and there are \(items.count)")
    }
    return items
  }

  private func domains(of organization: Organization) throws -> [Item] {
    var items: [Item] = []
    try domains.forEach({ $0.text(organization.id) }) { row in
      items.append(.domain(row.text(), organizationID: organization.id))
    }
    return items
  }

  func holders(of names: [UniqueName]) throws -> [[String]] { try names.map { try holders(of: $0) } }

  private func holders(of name: UniqueName) throws -> [String] {
    var holders: [String] = []
    try self.holders.forEach {
      $0.integer(name.kind.rawValue)
      $0.text(name.name)
    } body: {
      holders.append($0.text())
    }
    return holders
  }

  func heldNames() throws -> [(kind: UniqueName.Kind, name: String, ownerID: String)] {
    var names: [(kind: UniqueName.Kind, name: String, ownerID: String)] = []
    try connection.prepare("SELECT kind, name, owner_id FROM unique_names").forEach { row in
      names.append((try known(row.integer()), row.text(), row.text()))
    }
    return names
  }

  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value { try connection.inSnapshot(body) }
}
