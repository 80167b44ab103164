import Domain

/// A store in a file, from which or to which one is copied.
final class SQLiteCopy: CopiedStore {
  private let sqlite: SQLiteStore
  private let path: String

  init(_ path: String, clock: any Clock) throws {
    self.path = path
    sqlite = try SQLiteStore(path: path, clock: clock)
  }

  var store: any OpenStore { sqlite }

  /// Whoever has it open has it alone.
  func requireAlone() {}

  func count(_ table: CopiedTable) throws -> Int {
    try sqlite.readers.read { Int(try $0.connection.integer("SELECT count(*) FROM \(table.name)") ?? 0) }
  }

  func key(ofRow index: Int, in table: CopiedTable) throws -> [CopiedValue]? {
    let names = table.key.map(\.name).joined(separator: ", ")
    return try sqlite.readers.read { reads in
      try reads.connection.prepare("SELECT \(names) FROM \(table.name) ORDER BY \(names) LIMIT 1 OFFSET ?").first {
        $0.integer(index)
      } read: { row in
        table.key.map { CopiedValue(&row, $0.kind) }
      }
    }
  }

  func rows(of table: CopiedTable, after key: [CopiedValue]?, limit: Int) throws -> [[CopiedValue]] {
    let names = table.key.map(\.name).joined(separator: ", ")
    let marks = table.key.map { _ in "?" }.joined(separator: ", ")
    let sql = """
      SELECT \(table.columns.map(\.name).joined(separator: ", ")) FROM \(table.name)
      \(key == nil ? "" : "WHERE (\(names)) > (\(marks))") ORDER BY \(names) LIMIT ?
      """
    return try sqlite.readers.read { reads in
      var rows: [[CopiedValue]] = []
      try reads.connection.prepare(sql).forEach {
        for value in key ?? [] { $0.copied(value) }
        $0.integer(limit)
      } body: { row in
        rows.append(table.columns.map { CopiedValue(&row, $0.kind) })
      }
      return rows
    }
  }

  func states(_ keys: [Key]) throws -> [AggregateState] {
    try sqlite.readers.read { reads in
      try keys.compactMap { key in
        switch key {
        case .organization(let id): try reads.organization(id: id)?.aggregateState
        case .session(let id): try reads.sessions.session(id: id)?.aggregateState
        case .user(let id): try reads.user(id: id)?.aggregateState
        default: nil
        }
      }
    }
  }

  func lastNotification() throws -> Int64 {
    try sqlite.readers.read {
      try $0.connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'") ?? 0
    }
  }

  func add(_ rows: [[CopiedValue]], to table: CopiedTable, _ changes: StoredChanges) async throws {
    let names = table.copied.map(\.name).joined(separator: ", ")
    let marks = table.copied.map { _ in "?" }.joined(separator: ", ")
    try await sqlite.writer.write { session in
      let insert = try session.connection.prepare("INSERT INTO \(table.name) (\(names)) VALUES (\(marks))")
      for row in rows { try insert.run { for value in table.copied(row) { $0.copied(value) } } }
      try session.write(changes)
    }
  }

  func clear(_ table: CopiedTable) async throws {
    try await sqlite.writer.write { try $0.connection.execute("DELETE FROM \(table.name)") }
  }

  func note(lastNotification id: Int64) async throws {
    try await sqlite.writer.write { session in
      try session.connection.execute("DELETE FROM sqlite_sequence WHERE name = 'outbox'")
      try session.connection.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', ?)").run {
        $0.integer(id)
      }
    }
  }

  func verifyState(_ progress: (Int) throws -> Void) throws -> StateReport {
    try SQLiteStore.verifyState(path, progress)
  }
}

extension Binding {
  fileprivate mutating func copied(_ value: CopiedValue) {
    switch value {
    case .null: null()
    case .integer(let integer): self.integer(integer)
    case .text(let text): self.text(text)
    case .bytes(let bytes): blob(bytes)
    }
  }
}
