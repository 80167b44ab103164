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

  func events(of aggregateIDs: [String]) throws -> [[Event]] {
    let requests = aggregateIDs.map {
      PostgresRequest(PostgresReads.events, .text($0), .integer(0), .integer(.max))
    }
    return try connection.run(requests).map { try $0.map { try Event(&$0) } }
  }

  func states(_ keys: [Key]) throws -> [AggregateState?] {
    try zip(keys, connection.run(keys.map(Self.request))).map { key, result in
      try result.first { row in
        switch key {
        case .organization: try Organization(&row).aggregateState
        case .instance: try Instance(&row).aggregateState
        case .session: try Session(&row).aggregateState
        default: try User(&row).aggregateState
        }
      } ?? nil
    }
  }

  /// Only aggregates have states.
  private static func request(_ key: Key) -> PostgresRequest {
    switch key {
    case .organization(let id): PostgresRequest(PostgresReads.organization, .text(id))
    case .instance: PostgresRequest(PostgresReads.instance)
    case .session(let id): PostgresSessions.request(id)
    case .user(let id): PostgresRequest(PostgresReads.user, .text(id))
    default: PostgresRequest(PostgresReads.user, .text(""))
    }
  }

  private static let ownItems = PostgresStatement(
    """
    SELECT \(ItemRecord.columns) FROM items WHERE kind = ANY ($2::bigint[]) AND owner = $1::text AND aggregate = owner
    UNION ALL SELECT \(ItemRecord.columns) FROM items WHERE aggregate = $1::text AND aggregate <> owner
    """)

  func items(of states: [AggregateState]) throws -> [[Item]] {
    let kinds = PostgresValue.integers(ItemRecord.Kind.allCases.map { Int64($0.rawValue) })
    let requests = states.map { state in
      PostgresRequest(Self.ownItems, .text(state.itemOwner), kinds)
    }
    return try zip(states, connection.run(requests)).map { state, result in
      if case .session = state { return [] }
      return try result.map { try ItemRecord(&$0).item }
    }
  }

  private static let holders = PostgresStatement(
    "SELECT owner_id FROM unique_names WHERE kind = $1::bigint AND name = $2::text ORDER BY clash")

  func holders(of names: [UniqueName]) throws -> [[String]] {
    let requests = names.map { PostgresRequest(Self.holders, .number($0.kind.rawValue), .text($0.name)) }
    return try connection.run(requests).map { $0.map { $0.text() } }
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

extension AggregateState {
  /// What items that it has are found by; the instance's by nothing.
  fileprivate var itemOwner: String { if case .instance = self { "" } else { id } }
}
