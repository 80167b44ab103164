import Domain

/// Copies a store in SQLite to an empty database: events in the order of their commits, the states that they amount to, what
/// is beside them, names, counts, and what waits to be sent under the ids that it has.
///
/// The instance comes last: a database to which a copy has not been completed is none that can be served.
struct StoreCopy {
  private let source: SQLiteStore
  private let target: PostgresStore

  /// Events, names or rows that one transaction copies.
  private static let chunk = 1000

  static func run(from path: String, to location: String, clock: any Clock) async throws -> Int {
    let source = try SQLiteStore(path: path, clock: clock)
    do {
      let target = try PostgresStore(location, clock: clock)
      let outcome = await Result { try await Self(source: source, target: target).run() }
      await target.close()
      await source.close()
      return try outcome.get()
    } catch {
      await source.close()
      throw error
    }
  }

  private static let isEmpty = PostgresStatement("SELECT NOT EXISTS (SELECT 1 FROM events)")

  private func run() async throws -> Int {
    guard try await target.readers.first(PostgresRequest(Self.isEmpty), { $0.integer() == 1 }) == true else {
      throw StoreError("the database is not empty: make another one, or drop what an interrupted copy has left")
    }
    let count = try await copyEvents()
    try await copyNames()
    try await copyLimits()
    try await copyOutbox()
    if let check = try await source.keyCheck() { try await target.note(keyCheck: check) }
    guard let instance = try await source.instance() else { throw StoreError("the store was never set up") }
    try await write(StoredChanges(copying: [.instance(instance)], [], []))
    return count
  }

  private func write(_ changes: StoredChanges) async throws { try await target.writer.write { try $0.write(changes) } }

  private func copyEvents() async throws -> Int {
    var (position, count): (Int64, Int) = (0, 0)
    var seen: Set<String> = []
    while true {
      let chunk = try source.readers.read { reads in
        var chunk: [(position: Int64, event: Event)] = []
        try reads.connection.prepare(
          "SELECT position, \(Event.columns) FROM events WHERE position > ? ORDER BY position LIMIT \(Self.chunk)"
        ).forEach({ $0.integer(position) }) { row in chunk.append((row.integer(), try Event(&row))) }
        return chunk
      }
      guard let last = chunk.last else { return count }
      let states = try source.readers.read { reads in
        try chunk.filter { seen.insert($0.event.aggregateID).inserted }.compactMap { _, event -> AggregateState? in
          switch event.payload {
          case .user: try reads.user(id: event.aggregateID)?.aggregateState
          case .organization: try reads.organization(id: event.aggregateID)?.aggregateState
          case .instance: nil
          case .session: try reads.sessions.session(id: event.aggregateID)?.aggregateState
          }
        }
      }
      try await write(StoredChanges(copying: states, chunk.map(\.event), chunk.flatMap(\.event.items)))
      (position, count) = (last.position, count + chunk.count)
    }
  }

  private static let addNames = PostgresStatement(
    """
    INSERT INTO unique_names (kind, name, clash, owner_id)
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[])
    """)

  private func copyNames() async throws {
    try await copy(
      "SELECT kind, name, clash, owner_id FROM unique_names", [.integer, .text, .integer, .text], Self.addNames)
  }

  private static let addLimits = PostgresStatement(
    """
    INSERT INTO resend_limits (kind, subject, version, bucket_debt, bucket_date, sent)
    SELECT n.kind, n.subject, 1, n.debt, n.date, n.sent
    FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bytea[]) AS n (kind, subject, debt, date, sent)
    """)

  private func copyLimits() async throws {
    try await copy(
      "SELECT kind, subject, bucket_debt, bucket_date, sent FROM resend_limits",
      [.integer, .text, .integer, .integer, .bytes], Self.addLimits)
  }

  private static let addNotifications = PostgresStatement(
    """
    INSERT INTO outbox (id, due, attempts, expired, reason, created, channel, kind, interface, user_id, code_issued_by,
      sealed_code, expires, url_template, application_name, recipient, session_id)
    OVERRIDING SYSTEM VALUE
    SELECT n.id, n.due, n.attempts, n.expired <> 0, n.reason, n.created, n.channel, n.kind, n.interface, n.user_id, n.issued,
      n.code, n.expires, n.template, n.application, n.recipient, n.session
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
      $9::bigint[], $10::text[], $11::bigint[], $12::bytea[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[])
    AS n (id, due, attempts, expired, reason, created, channel, kind, interface, user_id, issued, code, expires, template,
      application, recipient, session)
    """)
  /// An id is a part of its message's: none is used twice.
  private static let goOn = PostgresStatement(
    "SELECT setval(pg_get_serial_sequence('outbox', 'id'), $1::bigint)")

  private func copyOutbox() async throws {
    try await copy(
      """
      SELECT id, due, attempts, expired, reason, created, channel, kind, interface, user_id, code_issued_by, sealed_code,
        expires, url_template, application_name, recipient, session_id FROM outbox
      """,
      [
        .integer, .integer, .integer, .integer, .text, .integer, .integer, .integer, .integer, .text, .integer, .bytes,
        .integer, .text, .text, .text, .text,
      ], Self.addNotifications)
    let last = try source.readers.read {
      try $0.connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'") ?? 0
    }
    if last > 0 { try await target.writer.write { _ = try $0.change(PostgresRequest(Self.goOn, .integer(last))) } }
  }

  private enum Column {
    case integer, text, bytes
  }

  /// Copies rows as they are.
  private func copy(_ select: String, _ columns: [Column], _ insert: PostgresStatement) async throws {
    let rows = try source.readers.read { reads in
      var rows: [[PostgresValue]] = []
      try reads.connection.prepare(select).forEach { row in
        rows.append(
          columns.map { column in
            switch column {
            case .integer:
              if row.isNull {
                row.skip()
                return .integers([nil])
              }
              return .integers([row.integer()])
            case .text: return .texts([row.optionalText()])
            case .bytes: return .blobs([row.blob()])
            }
          })
      }
      return rows
    }
    for start in stride(from: 0, to: rows.count, by: Self.chunk) {
      let part = rows[start..<min(start + Self.chunk, rows.count)]
      let values = columns.indices.map { column in
        part.dropFirst().reduce(part[start][column]) { $0.joined($1[column]) }
      }
      try await target.writer.write { _ = try $0.change(PostgresRequest(insert, values)) }
    }
  }
}

extension PostgresValue {
  /// Two parts of a column as one.
  fileprivate func joined(_ other: PostgresValue) -> PostgresValue {
    switch (self, other) {
    case (.integers(let left), .integers(let right)): .integers(left + right)
    case (.texts(let left), .texts(let right)): .texts(left + right)
    case (.blobs(let left), .blobs(let right)): .blobs(left + right)
    default: self
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
