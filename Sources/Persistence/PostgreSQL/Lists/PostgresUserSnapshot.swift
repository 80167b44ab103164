import Domain

/// What a transaction shows of users. The rows of all that write say how far it goes, exactly: each batch is in it with its
/// number, or neither is.
struct PostgresUserSnapshot: UserSnapshot {
  let position: StorePosition
  /// Whose users are gone.
  let removals: Removals
  let names: RemovalBoard.NamesAtRest
  private let connection: PostgresConnection
  private let health: PostgresHealth
  /// Of later batches it is known whom they changed.
  private let kept: [Int64: Int64]
  private let last: Int64

  private static let begin = PostgresStatement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  private static let commit = PostgresStatement("COMMIT")
  private static let writers = PostgresStatement("SELECT id, batch, kept FROM writers WHERE batch > 0")
  private static let lastNumber = PostgresStatement("SELECT coalesce(max(number), 0) FROM users")

  /// Begins the transaction.
  init(_ connection: PostgresConnection, _ watch: RemovalWatch, _ health: PostgresHealth) throws {
    (self.connection, self.health) = (connection, health)
    let before = watch.board.numbered.version
    let results = try connection.run(
      [Self.begin, Self.writers, Self.lastNumber].map { PostgresRequest($0) } + [RemovalWatch.request])
    try watch.follow(results[3], timeline: connection.timeline) { try connection.run($0) }
    let current = watch.board.numbered
    removals = current.removals
    // What has followed since the snapshot was taken may not have in it.
    names = current.names == .followed && current.version != before ? .behind : current.names
    var (batches, kept) = ([Int64: Int64](), [Int64: Int64]())
    results[1].forEach { row in
      let id = row.integer()
      batches[id] = row.integer()
      kept[id] = row.integer()
    }
    position = StorePosition(epoch: connection.timeline, batches: batches)
    self.kept = kept
    last = results[2].first { $0.integer() } ?? 0
  }

  /// Reads something in it.
  func read(_ requests: [PostgresRequest]) throws -> [PostgresResult] { try connection.run(requests) }

  /// Ends the transaction, with something that is still to be read in it.
  func end(reading requests: [PostgresRequest] = []) throws -> [PostgresResult] {
    Array(try connection.run(requests + [PostgresRequest(Self.commit)]).dropLast())
  }

  /// An index for each order would cost each new user more than all else: columns are sorted in the node.
  var isOrdered: Bool { false }

  func lastNumber() throws -> Int64 { last }

  /// Numbers whose rows one statement reads: about as much as a socket holds, so that the server reads on meanwhile.
  private static let chunk: Int64 = 4096
  private static let inChunk = "u.number > $1::bigint AND u.number <= $1::bigint + \(chunk) AND u.state <> 3"
  private static let columns = "u.number, u.organization_id, u.state, u.type"
  private static let groups = PostgresStatement(
    """
    SELECT \(columns) FROM users u WHERE \(inChunk) ORDER BY u.number
    """)
  private static let groupsOf = PostgresStatement(
    """
    SELECT \(columns) FROM unnest($1::bigint[]) AS k (number) JOIN users u ON u.number = k.number WHERE u.state <> 3
    """)

  func forEachGroup(
    of numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer, _ state: Int, _ type: Int) -> Void
  ) throws {
    try forEach(numbers, Self.groups, Self.groupsOf) { number, row in
      var rest = row
      rest.skip()
      let (state, type) = (Int(rest.integer()), Int(rest.integer()))
      row.withBlob { body(number, $0, state, type) }
    }
  }

  private static let keys = statements { column in
    """
    SELECT u.number, \(column.selected) FROM users u WHERE \(inChunk)\(column.condition) ORDER BY u.number
    """
  }
  private static let keysOf = statements { column in
    """
    SELECT u.number, \(column.selected) FROM unnest($1::bigint[]) AS k (number) JOIN users u ON u.number = k.number
    WHERE u.state <> 3\(column.condition)
    """
  }

  private static func statements(_ sql: (UserColumn) -> String) -> [UserColumn: PostgresStatement] {
    Dictionary(uniqueKeysWithValues: UserColumn.allCases.map { ($0, PostgresStatement(sql($0))) })
  }

  func forEachKey(
    of column: UserColumn, _ numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer) -> Void
  ) throws {
    guard let all = Self.keys[column], let some = Self.keysOf[column] else { return }
    try forEach(numbers, all, some) { number, row in
      guard column.isNumber else { return row.withBlob { body(number, $0) } }
      withUnsafeBytes(of: row.integer().orderedBytes) { body(number, $0) }
    }
  }

  private func forEach(
    _ numbers: [UInt32]?, _ all: PostgresStatement, _ some: PostgresStatement,
    _ body: (UInt32, inout PostgresRow) -> Void
  ) throws {
    if let numbers {
      let result = try connection.run(PostgresRequest(some, .integers(numbers.map(Int64.init))))
      return result.forEach { row in body(UInt32(row.integer()), &row) }
    }
    let began = monotonicMicroseconds()
    defer { health.count { $0.columnMicroseconds += Int(monotonicMicroseconds() - began) } }
    try connection.run(chunks(all)) { $0.forEach { row in body(UInt32(row.integer()), &row) } }
  }

  /// A statement for all numbers that there are.
  private func chunks(_ statement: PostgresStatement) -> [PostgresRequest] {
    stride(from: 0, to: last, by: Int(Self.chunk)).map { PostgresRequest(statement, .integer($0)) }
  }

  private static let named = PostgresStatement(
    """
    SELECT u.number, u.user_name, \(User.columns.of("u")) FROM users u WHERE \(inChunk) ORDER BY u.number
    """)

  func forEachName(_ body: (UInt32, String) -> Void) throws {
    var reader = try namedReader()
    for request in chunks(Self.named) {
      try connection.run(request).forEach { row in
        let (number, stored) = (UInt32(row.integer()), row.text())
        body(number, try reader.name(stored) { try User(&row) })
      }
    }
  }

  private static let changes = PostgresStatement(
    """
    SELECT DISTINCT c.number FROM unnest($1::bigint[], $2::bigint[]) AS w (id, batch)
    CROSS JOIN LATERAL (SELECT number FROM user_changes WHERE writer = w.id AND batch > w.batch) AS c LIMIT $3::bigint
    """)

  func changes(since former: StorePosition, limit: Int) throws -> [UInt32]? {
    guard former.epoch == position.epoch else { return nil }
    var behind: [(id: Int64, batch: Int64)] = []
    for (id, batch) in position.batches where former.batches[id] ?? 0 < batch {
      let known = former.batches[id] ?? 0
      guard known >= kept[id] ?? 0 else { return nil }
      behind.append((id, known))
    }
    guard !behind.isEmpty else { return [] }
    let request = PostgresRequest(
      Self.changes, .integers(behind.map(\.id)), .integers(behind.map(\.batch)), .number(limit + 1))
    let numbers = try connection.run(request).map { UInt32($0.integer()) }
    health.count { $0.changesFollowed += min(limit, numbers.count) }
    return numbers.count > limit ? nil : numbers
  }

  private static let ids = PostgresStatement(
    "SELECT u.number FROM unnest($1::text[]) AS k (id) JOIN users u ON u.id = k.id WHERE u.state <> 3")
  private static let emails = PostgresStatement(
    """
    SELECT u.number FROM unnest($1::text[]) AS k (email) JOIN users u ON lower(u.email) = lower(k.email COLLATE "C")
    WHERE u.state <> 3 AND u.email = k.email COLLATE "C"
    """)
  private static let kind = ItemRecord.Kind.metadata.rawValue
  private static let metadataKeys = PostgresStatement("SELECT DISTINCT key FROM items WHERE kind = \(kind)")
  private static let havingKeys = PostgresStatement(
    """
    SELECT DISTINCT u.number FROM items m JOIN users u ON u.id = m.owner
    WHERE m.kind = \(kind) AND m.key = ANY ($1::text[]) AND u.state <> 3
    """)
  private static let havingValue = PostgresStatement(
    """
    SELECT DISTINCT u.number FROM items m JOIN users u ON u.id = m.owner
    WHERE m.kind = \(kind) AND (m.value = $1::bytea) = ($2::bigint = 1) AND u.state <> 3
    """)

  func numbers(_ condition: UserQuery.Condition) throws -> [UInt32]? {
    switch condition {
    case .ids(let ids): try numbers(PostgresRequest(Self.ids, .texts(ids.filter(\.isStorable))))
    case .emails(let addresses): try numbers(PostgresRequest(Self.emails, .texts(addresses.filter(\.isStorable))))
    case .metadataKey(let comparison, let key):
      try numbers(PostgresRequest(Self.havingKeys, .texts(try metadataKeys(comparison, key))))
    case .metadataValue(let value, let isEqual):
      try numbers(PostgresRequest(Self.havingValue, .bytes(value), .integer(isEqual ? 1 : 0)))
    case .text, .state, .kind, .organizations, .all, .any, .not: nil
    }
  }

  /// Compared here, as Unicode has it: there are few that differ.
  private func metadataKeys(_ comparison: UserQuery.Comparison, _ key: String) throws -> [String] {
    if comparison.method == .equals, !comparison.ignoresCase { return key.isStorable ? [key] : [] }
    return try connection.run(PostgresRequest(Self.metadataKeys)).map { $0.text() }.filter { comparison.holds($0, key) }
  }

  private func numbers(_ request: PostgresRequest) throws -> [UInt32] {
    try connection.run(request).map { UInt32($0.integer()) }
  }

  /// There is none: what is neither in memory nor found by `numbers` does not come to be.
  func numbersOfRows(_ condition: UserQuery.Condition) throws -> [UInt32] { [] }
}

extension UserColumn {
  /// A machine has no address; nothing is compared with nothing.
  fileprivate var selected: String { isOptional ? "coalesce(u.\(rawValue), '')" : "u.\(rawValue)" }
  /// Who has no number is not in the column.
  fileprivate var condition: String { self == .phone ? " AND u.phone IS NOT NULL" : "" }
}

extension UserQuery.Comparison {
  /// Whether it holds between a text and what is sought: of bytes, folded where case is ignored.
  func holds(_ text: String, _ value: String) -> Bool {
    let (text, value) = (ignoresCase ? text.folded : text, ignoresCase ? value.folded : value)
    let (bytes, sought) = (Array(text.utf8), Array(value.utf8))
    // Every text begins with nothing.
    guard !sought.isEmpty else { return method != .equals || bytes.isEmpty }
    switch method {
    case .equals: return bytes == sought
    case .startsWith: return bytes.starts(with: sought)
    case .endsWith: return bytes.reversed().starts(with: sought.reversed())
    case .contains:
      let search = ByteSearch(sought)
      return bytes.withUnsafeBytes { search.next(in: $0, from: 0) != nil }
    }
  }
}
