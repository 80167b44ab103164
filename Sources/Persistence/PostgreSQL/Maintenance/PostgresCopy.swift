import Domain

/// A store in PostgreSQL, from which or to which one is copied.
final class PostgresCopy: CopiedStore {
  private let postgres: PostgresStore
  private let connection: PostgresConnection

  init(_ location: String, clock: (any Clock)? = nil) throws {
    postgres = try PostgresStore(location, clock: clock)
    let server = postgres.server
    connection = try StoreError.translatingPostgres { try server.connect() }
  }

  var store: any OpenStore { postgres }

  private func ask(_ request: PostgresRequest) throws -> PostgresResult {
    try StoreError.translatingPostgres { try connection.run(request, timeout: 600_000) }
  }

  private static let others = PostgresStatement(
    "SELECT count(*) FROM nodes WHERE until > clock_timestamp() AND session <> $1::bigint")

  func requireAlone() throws {
    let others = try ask(PostgresRequest(Self.others, .integer(postgres.node.session))).first { $0.integer() } ?? 0
    guard others == 0 else {
      throw StoreError(
        "\(others) nodes serve the database, or were killed within the last minute: stop them", isTransient: true)
    }
  }

  func count(_ table: CopiedTable) throws -> Int {
    let count = PostgresStatement(once: "SELECT count(*) FROM \(table.name)")
    return Int(try ask(PostgresRequest(count)).first { $0.integer() } ?? 0)
  }

  func key(ofRow index: Int, in table: CopiedTable) throws -> [CopiedValue]? {
    let names = table.key.map(\.name).joined(separator: ", ")
    let statement = PostgresStatement(
      once: "SELECT \(names) FROM \(table.name) ORDER BY \(names) LIMIT 1 OFFSET $1::bigint")
    return try ask(PostgresRequest(statement, .number(index))).first { row in
      table.key.map { CopiedValue(&row, $0.kind) }
    }
  }

  func rows(of table: CopiedTable, after key: [CopiedValue]?, limit: Int) throws -> [[CopiedValue]] {
    let names = table.key.map(\.name).joined(separator: ", ")
    let marks = table.key.enumerated().map { "$\($0.offset + 2)::\($0.element.kind.type)" }.joined(separator: ", ")
    let columns = table.columns.map { $0.kind == .flag ? "\($0.name)::int" : $0.name }.joined(separator: ", ")
    let statement = PostgresStatement(
      once: """
        SELECT \(columns) FROM \(table.name) \(key == nil ? "" : "WHERE (\(names)) > (\(marks))")
        ORDER BY \(names) LIMIT $1::bigint
        """)
    let values = try (key ?? []).map(PostgresValue.init)
    return try ask(PostgresRequest(statement, [.number(limit)] + values)).map { row in
      table.columns.map { CopiedValue(&row, $0.kind) }
    }
  }

  func states(_ keys: [Key]) throws -> [AggregateState] {
    try StoreError.translatingPostgres { try PostgresVerification(connection).states(keys).compactMap(\.self) }
  }

  private static let lastID = PostgresStatement(
    once: "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')), 0)")

  func lastNotification() throws -> Int64 { try ask(PostgresRequest(Self.lastID)).first { $0.integer() } ?? 0 }

  /// What rows have in this store alone.
  private static let additions = [CopiedTable.limits.name: (column: "version", value: "1")]

  func add(_ rows: [[CopiedValue]], to table: CopiedTable, _ changes: StoredChanges) async throws {
    let insert = rows.isEmpty ? nil : try Self.insertion(of: rows, into: table)
    try await postgres.writer.write { session in
      if let insert { _ = try session.change(insert) }
      try session.write(changes)
    }
  }

  private static func insertion(of rows: [[CopiedValue]], into table: CopiedTable) throws -> PostgresRequest {
    let columns = table.copied
    let names = columns.map(\.name)
    let addition = additions[table.name]
    let types = columns.enumerated().map { "$\($0.offset + 1)::\($0.element.kind.type)[]" }.joined(separator: ", ")
    let read =
      columns.map { $0.kind == .flag ? "n.\($0.name) <> 0" : "n.\($0.name)" } + [addition?.value].compactMap(\.self)
    let statement = PostgresStatement(
      once: """
        INSERT INTO \(table.name) (\((names + [addition?.column].compactMap(\.self)).joined(separator: ", ")))
        OVERRIDING SYSTEM VALUE SELECT \(read.joined(separator: ", ")) FROM unnest(\(types))
        WITH ORDINALITY AS n (\(names.joined(separator: ", ")), place) ORDER BY n.place
        """)
    let copied = rows.map { Array(table.copied($0)) }
    return PostgresRequest(
      statement,
      columns.enumerated().map { index, column in
        PostgresValue(column: copied.map { $0[index] }, column.kind)
      })
  }

  func clear(_ table: CopiedTable) async throws {
    let delete = PostgresRequest(PostgresStatement(once: "DELETE FROM \(table.name)"))
    try await postgres.writer.write { _ = try $0.change(delete) }
  }

  func note(lastNotification id: Int64) async throws {
    let set = PostgresStatement(once: "SELECT setval(pg_get_serial_sequence('outbox', 'id'), $1::bigint)")
    try await postgres.writer.write { _ = try $0.change(PostgresRequest(set, .integer(id))) }
  }

  func verifyState(_ progress: (Int) throws -> Void) throws -> StateReport {
    try StoreError.translatingPostgres { try StateVerification(PostgresVerification(connection)).report(progress) }
  }
}

extension CopiedTable.Kind {
  fileprivate var type: String {
    switch self {
    case .integer, .flag: "bigint"
    case .text: "text"
    case .bytes: "bytea"
    }
  }
}

extension PostgresValue {
  fileprivate init(_ value: CopiedValue) throws {
    switch value {
    case .integer(let integer): self = .integer(integer)
    case .text(let text): self = .text(text)
    case .bytes(let bytes): self = .bytes(bytes)
    case .null: throw StoreError("a key has no value")
    }
  }

  fileprivate init(column values: [CopiedValue], _ kind: CopiedTable.Kind) {
    self =
      switch kind {
      case .integer, .flag: .integers(values.map { if case .integer(let integer) = $0 { integer } else { nil } })
      case .text: .texts(values.map { if case .text(let text) = $0 { text } else { nil } })
      case .bytes: .blobs(values.map { if case .bytes(let bytes) = $0 { bytes } else { nil } })
      }
  }
}
