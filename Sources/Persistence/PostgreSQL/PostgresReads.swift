import Domain

/// Statements of what is read of states, names, events and items. A port is a line with one of these.
enum PostgresReads {
  static let user = PostgresLookup(User.columns.of("u"), of: "users u", where: "u.id", is: .text)
  static let userByLoginName = PostgresStatement(
    "SELECT \(User.columns) FROM users WHERE login_name = $1::text AND state <> 3 ORDER BY number")
  static let isUsed = PostgresStatement(
    """
    SELECT 1 FROM users u WHERE lower(email) = lower($1::text COLLATE "C") AND state <> 3 AND \(isThere("u")) LIMIT 1
    """)

  /// The condition that a user is not gone with an organization.
  static func isThere(_ table: String) -> String {
    "NOT EXISTS (SELECT 1 FROM organizations gone WHERE gone.id = \(table).organization_id AND gone.state = 3)"
  }

  static let userIDs = PostgresStatement("SELECT id FROM users WHERE id > $1::text ORDER BY id LIMIT $2::bigint")
  static let organization = PostgresStatement(
    "SELECT \(Organization.columns) FROM organizations WHERE id = $1::text")
  static let organizationByDomain = PostgresStatement(
    """
    SELECT \(Organization.columns) FROM organizations WHERE state IN (1, 2) AND id IN
      (SELECT aggregate FROM items WHERE kind = \(ItemRecord.Kind.domain.rawValue) AND owner = '' AND key = $1::text)
    """)
  static let instance = PostgresStatement("SELECT \(Instance.columns) FROM instance")
  static let name = PostgresStatement(
    "SELECT 1 FROM unique_names WHERE kind = $1::bigint AND name = $2::text LIMIT 1")
  /// A row for each membership, or one without any.
  static let bearer = PostgresLookup(
    "u.id, u.organization_id, u.state, t.expires, m.key, m.value",
    of: """
      items t JOIN users u ON u.id = t.owner
      LEFT JOIN items m ON m.kind = \(ItemRecord.Kind.member.rawValue) AND m.owner = u.id
      """, where: "t.digest", is: .bytea, order: "m.key")
  static let memberships = PostgresStatement(
    """
    SELECT key, value, creation_date, change_date, sequence FROM items
    WHERE kind = \(ItemRecord.Kind.member.rawValue) AND owner = $1::text ORDER BY key
    """)
  static let events = PostgresStatement(
    """
    SELECT \(Event.columns) FROM events WHERE aggregate_id = $1::text AND sequence > $2::bigint
    ORDER BY sequence LIMIT $3::bigint
    """)
  static let historyAscending = PostgresStatement(
    """
    SELECT \(HistoryEntry.columns) FROM events WHERE aggregate_id = $1::text AND sequence > $2::bigint
    ORDER BY sequence LIMIT $3::bigint
    """)
  static let historyDescending = PostgresStatement(
    """
    SELECT \(HistoryEntry.columns) FROM events WHERE aggregate_id = $1::text AND sequence < $2::bigint
    ORDER BY sequence DESC LIMIT $3::bigint
    """)
  static let item = PostgresStatement(
    """
    SELECT \(ItemRecord.columns), creation_date, change_date, sequence FROM items
    WHERE kind = $1::bigint AND owner = $2::text AND key = $3::text
    """)
  static let itemKeys = PostgresStatement(
    "SELECT key FROM items WHERE kind = $1::bigint AND owner = $2::text ORDER BY key")
  static let itemsByKeys = PostgresStatement(
    """
    SELECT \(ItemRecord.columns.of("i")), i.creation_date, i.change_date, i.sequence
    FROM unnest($3::text[]) WITH ORDINALITY AS k (key, place)
    JOIN items i ON i.kind = $1::bigint AND i.owner = $2::text AND i.key = k.key ORDER BY k.place
    """)
  static let messageText = PostgresStatement(
    """
    SELECT \(ItemRecord.columns), creation_date, change_date, sequence FROM items
    WHERE kind = \(ItemRecord.Kind.messageText.rawValue) AND owner = $1::text AND starts_with(key, $2::text COLLATE "C")
    """)
  static let keyCheck = PostgresStatement("SELECT key_check FROM meta")
  static let highestIDs = PostgresStatement(
    """
    (SELECT id FROM users WHERE id >= '1' AND id < '9' AND length(id) = 18 AND id !~ '[^0-9]' ORDER BY id DESC LIMIT 1)
    UNION ALL (SELECT id FROM organizations WHERE id >= '1' AND id < '9' AND length(id) = 18 AND id !~ '[^0-9]'
      ORDER BY id DESC LIMIT 1)
    """)
  /// Of what was removed since, tokens for instance, only this tells.
  static let lastDate = PostgresStatement("SELECT max(date) FROM writers WHERE batch > 0")
}

extension PostgresStore: Store, Directory, UserItems {
  @discardableResult
  package func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome {
    try await writer(of: command.keys).execute(command)
  }

  package func user(id: String) async throws -> User? {
    let user = try await readers.first(PostgresRequest(PostgresReads.user, .text(id))) { try User(&$0) }
    // Looked at behind the read, which tells of what others have removed.
    return try await seen(removals.board.current.seen(user))
  }

  package func user(loginName: String) async throws -> User? {
    let found = try await userByStoredName(loginName)
    // Looked at behind the read, as above.
    return removals.board.hasNaming ? try await userByHeldName(loginName) : found
  }

  private func userByStoredName(_ loginName: String) async throws -> User? {
    var found = try await readers.all(PostgresRequest(PostgresReads.userByLoginName, .text(loginName.folded))) {
      try User(&$0)
    }
    let removals = removals.board.current
    found.removeAll(where: removals.hide)
    // Of two who share a name from when names were compared otherwise, the one who spells it so.
    return found.last { $0.loginName.utf8.elementsEqual(loginName.utf8) } ?? found.first
  }

  package func isUsed(email: EmailAddress) async throws -> Bool {
    try await readers.first(PostgresRequest(PostgresReads.isUsed, .text(email.text))) { _ in true } ?? false
  }

  package func organization(id: String) async throws -> Organization? {
    try await readers.first(PostgresRequest(PostgresReads.organization, .text(id))) { try Organization(&$0) }
  }

  package func organization(domain: String) async throws -> Organization? {
    try await readers.first(PostgresRequest(PostgresReads.organizationByDomain, .text(DomainName.key(of: domain)))) {
      try Organization(&$0)
    }
  }

  package func instance() async throws -> Instance? {
    try await readers.first(PostgresRequest(PostgresReads.instance)) { try Instance(&$0) }
  }

  package func isTaken(_ name: UniqueName) async throws -> Bool {
    let request = PostgresRequest(PostgresReads.name, .number(name.kind.rawValue), .text(name.name))
    return try await readers.first(request) { _ in true } ?? false
  }

  package func bearer(tokenDigest: [UInt8]) async throws -> Bearer? {
    let bearer = try await readers.read(PostgresRequest(PostgresReads.bearer, .bytes(tokenDigest))) { result in
      var found = BearerRows()
      try result.forEach { row in try found.add(&row) }
      return found.bearer
    }
    return removals.board.current.seen(bearer)
  }

  package func events(aggregateID: String, after: UInt64, limit: Int) async throws -> [Event] {
    let request = PostgresRequest(
      PostgresReads.events, .text(aggregateID), .sequence(after), .number(limit))
    return try await readers.all(request) { try Event(&$0) }
  }

  package func userIDs(after: String, limit: Int) async throws -> [String] {
    try await readers.all(PostgresRequest(PostgresReads.userIDs, .text(after), .number(limit))) { $0.text() }
  }

  package func history(aggregateID: String, _ page: HistoryPage) async throws -> [HistoryEntry] {
    // Nothing is later than the last number there can be.
    let start = page.sequence == 0 && !page.isAscending ? .max : page.sequence
    let request = PostgresRequest(
      page.isAscending ? PostgresReads.historyAscending : PostgresReads.historyDescending, .text(aggregateID),
      .sequence(start), .number(page.limit))
    return try await readers.all(request) { HistoryEntry(&$0) }
  }

  /// Whether a user is gone with its organization.
  private func isGone(_ userID: String) async throws -> Bool {
    let removals = removals.board.current
    guard !removals.isEmpty else { return false }
    let request = PostgresRequest(PostgresReads.user, .text(userID))
    return try await readers.first(request) { removals.hide(try User(&$0)) } ?? false
  }

  package func memberships(userID: String) async throws -> [Dated<Membership>] {
    let entries = try await readers.all(PostgresRequest(PostgresReads.memberships, .text(userID))) {
      Dated<Membership>(of: userID, &$0)
    }
    return try await isGone(userID) ? [] : removals.board.current.seen(entries)
  }

  package func machineKey(id: String, userID: String) async throws -> MachineKey? {
    guard case .machineKey(_, _, let publicKey, let expires)? = try await item(.machineKey(userID: userID, id: id))
    else {
      return nil
    }
    guard try await !isGone(userID) else { return nil }
    return MachineKey(publicKey: publicKey, expires: expires)
  }

  package func item(_ key: Item.Key) async throws -> Item? {
    let key = ItemRecord.Key(key)
    let request = PostgresRequest(
      PostgresReads.item, .number(key.kind.rawValue), .text(key.owner), .text(key.key))
    guard !request.hasZero else { return nil }
    return try await readers.first(request) { try ItemRecord(&$0).item }
  }

  package func metadata(of ownerID: String, key: String) async throws -> Dated<MetadataEntry>? {
    let request = PostgresRequest(
      PostgresReads.item, .number(ItemRecord.Kind.metadata.rawValue), .text(ownerID), .text(key))
    let item = try await readers.first(request) { try Dated<MetadataEntry>(&$0) }
    return try await isGone(ownerID) ? nil : item
  }

  /// Keys are few and matched here, as Unicode has it; values are large, and read for the page alone.
  package func metadata(
    of ownerID: String, _ filters: [TextMatch], _ page: PageRequest
  ) async throws -> ItemPage<Dated<MetadataEntry>> {
    let kind = PostgresValue.number(ItemRecord.Kind.metadata.rawValue)
    var keys = try await readers.all(PostgresRequest(PostgresReads.itemKeys, kind, .text(ownerID))) { $0.text() }
    guard try await !isGone(ownerID) else { return ItemPage(items: [], total: 0) }
    keys = keys.filter { key in filters.allSatisfy { $0.matches(key) } }
    if !page.isAscending { keys.reverse() }
    let wanted = Array(keys.dropFirst(page.offset).prefix(page.limit))
    guard !wanted.isEmpty else { return ItemPage(items: [], total: keys.count) }
    let request = PostgresRequest(PostgresReads.itemsByKeys, kind, .text(ownerID), .texts(wanted))
    return ItemPage(items: try await readers.all(request) { try Dated<MetadataEntry>(&$0) }, total: keys.count)
  }

  package func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<
    Dated<Credential>
  > {
    let list = CredentialList(kind, query)
    guard !list.request.hasZero else { return ItemPage(items: [], total: 0) }
    return try await readers.read(list.request, list.page)
  }
}

extension PostgresStore {
  package func messageText(_ key: MessageTextKey, of scope: Membership.Scope) async throws -> Dated<MessageText>? {
    let request = PostgresRequest(PostgresReads.messageText, .text(scope.organizationID), .text(key.stored + "/"))
    guard !request.hasZero else { return nil }
    return try await readers.read(request) { result in
      var whole: Dated<MessageText>?
      try result.forEach { row in
        guard case .messageText(_, _, let field, let said) = try ItemRecord(&row).item else { return }
        var text = MessageText()
        text[field] = said
        Dated.add(Dated(text, &row), to: &whole)
      }
      return whole
    }
  }
}

extension PostgresStore {
  package func asset(_ name: String, of scope: Membership.Scope) async throws -> [UInt8]? {
    let request = PostgresRequest(
      PostgresReads.item, .number(ItemRecord.Kind.asset.rawValue), .text(scope.organizationID), .text(name))
    guard !request.hasZero else { return nil }
    return try await readers.read(request) { result in
      try result.first { row in try ItemRecord(&row).value }
    }
  }
}

extension Dated<MetadataEntry> {
  fileprivate init(_ row: inout some RecordRow) throws {
    let record = try ItemRecord(&row)
    self.init(MetadataEntry(key: record.key.key, value: record.value), &row)
  }
}
