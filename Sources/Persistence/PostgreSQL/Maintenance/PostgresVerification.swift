import Domain

extension PostgresStore {
  /// Folds all events, also while the database is served, and compares the outcome with what it keeps. Of a standby it may
  /// be asked too.
  package static func verifyState(_ location: String) throws -> StateReport {
    try StoreError.translatingPostgres {
      let connection = try PostgresServer(location).connect(isServing: false, isReading: true)
      guard try PostgresSchema.isThere(connection) else { throw StoreError("there is no store in the database") }
      return try StateVerification(PostgresVerification(connection)).report()
    }
  }
}

/// Reads a database to be verified.
struct PostgresVerification: VerifiableStore {
  private let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  private static let aggregates = PostgresStatement(
    """
    SELECT aggregate_id FROM events UNION SELECT id FROM users UNION SELECT id FROM organizations
    UNION SELECT id FROM instance UNION SELECT aggregate FROM items WHERE aggregate <> ''
    UNION SELECT id FROM sessions
    """)

  func aggregateIDs() throws -> [String] { try connection.run(PostgresRequest(Self.aggregates)).map { $0.text() } }

  func events(of aggregateID: String) throws -> [Event] {
    let request = PostgresRequest(PostgresReads.events, .text(aggregateID), .integer(0), .integer(.max))
    return try connection.run(request).map { try Event(&$0) }
  }

  func state(_ key: Key) throws -> AggregateState? {
    switch key {
    case .user(let id):
      try connection.run(PostgresRequest(PostgresReads.user, .text(id))).first { try User(&$0).aggregateState }
    case .organization(let id):
      try connection.run(PostgresRequest(PostgresReads.organization, .text(id))).first {
        try Organization(&$0).aggregateState
      }
    case .instance:
      try connection.run(PostgresRequest(PostgresReads.instance)).first { try Instance(&$0).aggregateState }
    case .session(let id):
      try connection.run(PostgresSessions.request(id)).first { try Session(&$0).aggregateState }
    case .item, .memberships, .instanceMembers, .instanceOwners, .limit, .notification, .history, .namedUsers: nil
    }
  }

  private static let ownItems = PostgresStatement(
    """
    SELECT \(ItemRecord.columns) FROM items WHERE kind = ANY ($2::bigint[]) AND owner = $1::text AND aggregate = owner
    UNION ALL SELECT \(ItemRecord.columns) FROM items WHERE aggregate = $1::text AND aggregate <> owner
    """)

  func items(of state: AggregateState) throws -> [Item] {
    let id: String
    switch state {
    case .user(let user): id = user.id
    case .organization(let organization): id = organization.id
    case .instance: id = ""
    case .session: return []
    }
    let kinds = ItemRecord.Kind.allCases.map { Int64($0.rawValue) }
    return try connection.run(PostgresRequest(Self.ownItems, .text(id), .integers(kinds))).map {
      try ItemRecord(&$0).item
    }
  }

  private static let holders = PostgresStatement(
    "SELECT owner_id FROM unique_names WHERE kind = $1::bigint AND name = $2::text ORDER BY clash")

  func holders(of name: UniqueName) throws -> [String] {
    try connection.run(PostgresRequest(Self.holders, .number(name.kind.rawValue), .text(name.name))).map { $0.text() }
  }

  private static let names = PostgresStatement("SELECT kind, name, owner_id FROM unique_names")

  func heldNames() throws -> [(kind: UniqueName.Kind, name: String, ownerID: String)] {
    try connection.run(PostgresRequest(Self.names)).map { (try known($0.integer()), $0.text(), $0.text()) }
  }

  private static let begin = PostgresStatement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  private static let commit = PostgresStatement("COMMIT")

  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value {
    try connection.run(PostgresRequest(Self.begin))
    defer { _ = try? connection.run(PostgresRequest(Self.commit)) }
    return try body()
  }
}
