import Domain

/// What a connection's snapshot of the database shows of users. Its position is that of the last event.
struct SQLiteUserSnapshot: UserSnapshot {
  let connection: Connection
  let position: StorePosition

  /// The one writer of a file.
  private static let writer: Int64 = 0

  init(_ connection: Connection) throws {
    self.connection = connection
    let position = try connection.integer("SELECT max(position) FROM events") ?? 0
    self.position = StorePosition(batches: [Self.writer: position])
  }

  /// An index has them in their order.
  var isOrdered: Bool { true }

  func lastNumber() throws -> Int64 { try self.connection.integer("SELECT max(number) FROM users") ?? 0 }

  func forEachGroup(
    of numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer, _ state: Int, _ type: Int) -> Void
  ) throws {
    let statement = try self.connection.prepare(
      numbers == nil
        ? """
        SELECT number, organization_id, state, type FROM users INDEXED BY users_organization WHERE state <> 3
        ORDER BY organization_id, state, type
        """
        : """
        SELECT users.number, users.organization_id, users.state, users.type FROM json_each(?) AS changed
        CROSS JOIN users ON users.number = changed.value WHERE users.state <> 3
        """)
    try statement.forEach({ if let numbers { $0.text(json(numbers)) } }) { row in
      let number = UInt32(row.integer())
      var rest = row
      rest.skip()
      let (state, type) = (Int(rest.integer()), Int(rest.integer()))
      row.withBlob { body(number, $0, state, type) }
    }
  }

  func forEachKey(
    of column: UserColumn, _ numbers: [UInt32]?, _ body: (UInt32, UnsafeRawBufferPointer) -> Void
  ) throws {
    let optional = column == .phone ? " AND users.phone IS NOT NULL" : ""
    let statement = try self.connection.prepare(
      numbers == nil
        ? """
        SELECT users.number, \(column.name) FROM users INDEXED BY \(column.index) WHERE users.state <> 3\(optional)
        ORDER BY \(column.order(true))
        """
        : """
        SELECT users.number, \(column.name) FROM json_each(?) AS changed
        CROSS JOIN users ON users.number = changed.value WHERE users.state <> 3\(optional)
        """)
    try statement.forEach({ if let numbers { $0.text(json(numbers)) } }) { row in
      let number = UInt32(row.integer())
      row.withKey { body(number, $0) }
    }
  }

  func forEachName(_ body: (UInt32, String) -> Void) throws {
    let reads = try SQLiteReads(connection)
    var reader = try NamedReader(reads.instance()) { try reads.organization(id: $0) }
    try connection.prepare("SELECT number, user_name, \(User.columns) FROM users WHERE state <> 3").forEach(body: {
      row in
      let (number, stored) = (UInt32(row.integer()), row.text())
      body(number, try reader.name(stored) { try User(&row) })
    })
  }

  /// So many events are looked at for each change that is followed at most.
  private static let eventsPerChange: Int64 = 20

  /// What happens most, and changes nothing that lists look at.
  private static let unlisted = [
    "user.human.email.code.added", "user.human.email.code.sent", "user.human.email.verified",
    "user.human.phone.code.added", "user.human.phone.code.sent", "user.human.phone.verified",
    "user.pat.added", "user.pat.removed", "user.metadata.set", "user.metadata.removed",
  ]

  /// The log of events tells.
  func changes(since former: StorePosition, limit: Int) throws -> [UInt32]? {
    let (start, end) = (former.batches[Self.writer] ?? 0, self.position.batches[Self.writer] ?? 0)
    guard end - start <= Int64(limit) * Self.eventsPerChange else { return nil }
    var numbers: [UInt32] = []
    let types = Self.unlisted.map { "'\($0)'" }.joined(separator: ", ")
    try self.connection.prepare(
      """
      SELECT DISTINCT users.number FROM events CROSS JOIN users ON users.id = events.aggregate_id
      WHERE events.position > ? AND events.type NOT IN (\(types)) LIMIT ?
      """
    ).forEach({
      $0.integer(start)
      $0.integer(limit + 1)
    }) { row in
      numbers.append(UInt32(row.integer()))
    }
    return numbers.count > limit ? nil : numbers
  }

  func numbers(_ condition: UserQuery.Condition) throws -> [UInt32]? {
    guard let exact = UserCandidates.exact(condition) else { return nil }
    return try self.read(exact)
  }

  func numbersOfRows(_ condition: UserQuery.Condition) throws -> [UInt32] {
    try self.read(
      SQLFragment("SELECT number FROM users WHERE users.state <> 3 AND ") + UserFilter.matches(condition))
  }

  private func read(_ statement: SQLFragment) throws -> [UInt32] {
    var numbers: [UInt32] = []
    try self.connection.prepare(statement.sql).forEach(statement.bind) { numbers.append(UInt32($0.integer())) }
    return numbers
  }
}

/// A JSON array, which SQL reads with `json_each`.
func json(_ numbers: [UInt32]) -> String {
  "[" + numbers.map(String.init).joined(separator: ",") + "]"
}

extension Row {
  /// The next column as bytes that are compared; the buffer is valid in `body` only.
  fileprivate mutating func withKey<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    guard self.isInteger else { return self.withBlob(body) }
    return withUnsafeBytes(of: self.integer().orderedBytes, body)
  }
}

extension MemoryColumns {
  /// What a connection's snapshot shows; nil where there are more users than fit into memory.
  func view(_ connection: Connection) throws -> View<SQLiteUserSnapshot>? {
    try self.view(SQLiteUserSnapshot(connection))
  }
}
