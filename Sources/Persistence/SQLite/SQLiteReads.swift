import Domain

/// Reads states, names and events over one connection, with statements that are prepared once.
final class SQLiteReads {
  let connection: Connection
  private let users, usersByNumber, usersByLoginName, usersByEmail, userIDs, organizations: Statement
  private let organizationsByNumber, organizationsByDomain, instances, names, bearers, limits, events: Statement
  private let historyAscending, historyDescending: Statement
  private let due: [Notification.Channel: Statement]
  private let lastDue: [Notification.Channel: Statement]
  private let tokens: Statement
  let userItems: UserItemsReader
  let members: MemberReads
  let messageTexts: MessageTextReads
  let sessions: SessionReads
  let issuedTokens: TokenReads

  init(_ connection: Connection) throws(SQLiteError) {
    self.connection = connection
    self.users = try connection.prepare("SELECT \(User.columns) FROM users WHERE id = ?")
    self.usersByNumber = try connection.prepare("SELECT \(User.columns) FROM users WHERE number = ?")
    self.usersByLoginName = try connection.prepare(
      "SELECT \(User.columns) FROM users WHERE login_name = ? AND state <> 3")
    self.usersByEmail = try connection.prepare("\(Self.userOfEmail) LIMIT 1")
    self.userIDs = try connection.prepare("SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ?")
    let organization = "SELECT \(Organization.columns) FROM organizations"
    self.organizations = try connection.prepare("\(organization) WHERE id = ?")
    self.organizationsByNumber = try connection.prepare("\(organization) WHERE rowid = ?")
    self.organizationsByDomain = try connection.prepare(
      """
      \(organization) WHERE id IN (SELECT organization_id FROM organization_domains WHERE domain = ?)
      AND state IN (1, 2)
      """)
    self.instances = try connection.prepare("SELECT \(Instance.columns) FROM instance")
    self.names = try connection.prepare("SELECT 1 FROM unique_names WHERE kind = ? AND name = ?")
    self.bearers = try connection.prepare(
      """
      SELECT users.id, users.organization_id, users.state, tokens.expires, memberships.organization_id,
        memberships.roles
      FROM tokens CROSS JOIN users ON users.id = tokens.user_id
      LEFT JOIN memberships ON memberships.user_id = users.id
      WHERE tokens.digest = ? ORDER BY memberships.organization_id
      """)
    self.limits = try connection.prepare(
      "SELECT bucket_debt, bucket_date, sent FROM resend_limits WHERE kind = ? AND subject = ?")
    self.events = try connection.prepare(
      """
      SELECT \(Event.columns) FROM events
      WHERE aggregate_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
      """)
    let history = "SELECT \(HistoryEntry.columns) FROM events WHERE aggregate_id = ?"
    self.historyAscending = try connection.prepare("\(history) AND sequence > ? ORDER BY sequence LIMIT ?")
    self.historyDescending = try connection.prepare("\(history) AND sequence < ? ORDER BY sequence DESC LIMIT ?")
    var due: [Notification.Channel: Statement] = [:]
    for channel in Notification.Channel.allCases {
      due[channel] = try connection.prepare(
        "SELECT min(due) FROM outbox WHERE due IS NOT NULL AND \(OutboxTable.isOf(channel))")
    }
    self.due = due
    var lastDue: [Notification.Channel: Statement] = [:]
    for channel in Notification.Channel.allCases {
      lastDue[channel] = try connection.prepare(OutboxTable.lastDue(channel))
    }
    self.lastDue = lastDue
    self.userItems = try UserItemsReader(connection)
    self.members = try MemberReads(connection)
    self.messageTexts = try MessageTextReads(connection)
    self.sessions = try SessionReads(connection)
    self.issuedTokens = try TokenReads(connection)
    self.tokens = try connection.prepare("SELECT digest, expires FROM tokens WHERE user_id = ? AND id = ?")
  }

  func user(id: String) throws -> User? {
    try self.users.first({ $0.text(id) }, read: User.init)
  }

  func user(number: Int64) throws -> User? {
    try self.usersByNumber.first({ $0.integer(number) }, read: User.init)
  }

  /// Whether a user is gone with its organization.
  func isGone(_ userID: String, _ removals: Removals) throws -> Bool {
    guard !removals.isEmpty, let user = try user(id: userID) else { return false }
    return removals.hide(user)
  }

  func user(loginName: String, _ removals: Removals) throws -> User? {
    var found: User?
    try self.usersByLoginName.forEach({ $0.text(loginName.folded) }) { row in
      let user = try User(&row)
      if removals.hide(user) { return }
      // Of two who share a name from when names were compared otherwise, the one who spells it so.
      if found == nil || user.loginName.utf8.elementsEqual(loginName.utf8) { found = user }
    }
    return found
  }

  func isUsed(email: EmailAddress, _ removals: Removals) throws -> Bool {
    let known = try self.usersByEmail.first({ $0.text(email.text) }, read: { _ in true }) ?? false
    guard known, !removals.isEmpty else { return known }
    let others = SQLFragment(Self.userOfEmail, [.text(email.text)]) + removals.isThere("organization_id") + " LIMIT 1"
    return try connection.prepare(others.sql).first(others.bind, read: { _ in true }) ?? false
  }

  private static let userOfEmail = "SELECT 1 FROM users WHERE email = ? COLLATE NOCASE AND state <> 3"

  func userIDs(after: String, limit: Int) throws -> [String] {
    var ids: [String] = []
    try self.userIDs.forEach {
      $0.text(after)
      $0.integer(limit)
    } body: {
      ids.append($0.text())
    }
    return ids
  }

  func organization(id: String) throws -> Organization? {
    try self.organizations.first({ $0.text(id) }, read: Organization.init)
  }

  /// - Parameter number: of its row, as long as the snapshot lasts.
  func organization(number: Int64) throws -> Organization? {
    try self.organizationsByNumber.first({ $0.integer(number) }, read: Organization.init)
  }

  func organization(domain: String) throws -> Organization? {
    try self.organizationsByDomain.first({ $0.text(DomainName.key(of: domain)) }, read: Organization.init)
  }

  func instance() throws -> Instance? {
    try self.instances.first(read: Instance.init)
  }

  func isTaken(_ name: UniqueName) throws -> Bool {
    try self.names.first {
      $0.integer(name.kind.rawValue)
      $0.text(name.name)
    } read: { _ in
      true
    } ?? false
  }

  func bearer(tokenDigest: [UInt8]) throws -> Bearer? {
    // One statement: each asks the system twice for a lock. A row for each membership, or one without any.
    var found = BearerRows()
    try self.bearers.forEach({ $0.blob(tokenDigest) }) { try found.add(&$0) }
    return found.bearer
  }

  func rateLimit(_ key: RateLimit.Key) throws -> RateLimit? {
    try self.limits.first {
      $0.integer(key.kind.rawValue)
      $0.text(key.subject)
    } read: { row in
      try RateLimit(key, &row)
    }
  }

  func events(aggregateID: String, after: UInt64, limit: Int) throws -> [Event] {
    var events: [Event] = []
    try self.events.forEach {
      $0.text(aggregateID)
      $0.sequence(after)
      $0.integer(limit)
    } body: { row in
      events.append(try Event(&row))
    }
    return events
  }

  /// What a command asks for of the rows beside states.
  func item(_ key: Item.Key) throws -> Item? {
    switch key {
    case .personalAccessToken(let userID, let id):
      try tokens.first {
        $0.text(userID)
        $0.text(id)
      } read: { row in
        .personalAccessToken(id: id, userID: userID, digest: row.blob(), expires: row.date())
      }
    case .machineKey(let userID, let id):
      try userItems.machineKey(id: id, userID: userID).map {
        .machineKey(id: id, userID: userID, publicKey: $0.publicKey, expires: $0.expires)
      }
    case .metadata(let ownerID, let key):
      try userItems.metadata(of: ownerID, key: key).map { .metadata(ownerID: ownerID, key: key, value: $0.value.value) }
    case .member(let scope, let userID): try members.entry(scope, userID: userID).map { .member($0.value) }
    case .domain(let domain): try organization(domain: domain).map { .domain(domain, organizationID: $0.id) }
    case .messageText(let scope, let key, let field): try messageTexts.item(scope, key, field)
    case .provider(let id): try ProviderReads(connection).provider(id: id).map { .provider($0.provider) }
    case .activeProvider(let channel):
      try ProviderReads(connection).active(channel).map { .activeProvider(channel, id: $0.provider.id) }
    case .asset(let scope, let name):
      try AssetTable(connection).content(name, of: scope).map { .asset(scope, Asset(name: name, content: $0)) }
    case .nameRule(let scope): try NameReads.items(of: scope, connection).first
    default: try ItemTable(connection).item(key)
    }
  }

  func history(aggregateID: String, _ page: HistoryPage) throws -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    let statement = page.isAscending ? self.historyAscending : self.historyDescending
    // Nothing is later than the last number there can be.
    let start = page.sequence == 0 && !page.isAscending ? .max : page.sequence
    try statement.forEach {
      $0.text(aggregateID)
      $0.sequence(start)
      $0.integer(page.limit)
    } body: { row in
      entries.append(HistoryEntry(&row))
    }
    return entries
  }

  /// When the next notification may be taken.
  func nextDue(_ channel: Notification.Channel) throws -> Timestamp? {
    try self.due[channel]?.first { row in row.isNull ? nil : row.date() } ?? nil
  }

  /// When the last notification may be taken.
  func lastDue(_ channel: Notification.Channel) throws -> Timestamp? {
    try self.lastDue[channel]?.first { row in row.isNull ? nil : row.date() } ?? nil
  }
}
