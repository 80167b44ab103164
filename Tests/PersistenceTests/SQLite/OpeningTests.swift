import Foundation
import Testing
import Domain

@testable import Persistence

@Suite("SQLite: opening and closing")
struct OpeningTests {
  @Test("the writer is durable once everything is set up, and after it has worked")
  func durability() async throws {
    let test = try TestStore()
    try await test.setUp()
    let settings = try await test.sqlite.writer.write { session in
      try ["journal_mode", "synchronous", "foreign_keys"].map { try session.connection.text("PRAGMA \($0)") }
    }
    #expect(settings == ["wal", "2", "1"])
  }

  @Test("only the owner can read the files")
  func permissions() async throws {
    let test = try TestStore()
    try await test.setUp()
    let names = try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted()
    #expect(names == ["signet.db", "signet.db-shm", "signet.db-wal", "signet.db.lock"])
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: test.directory + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test("a file is served once at a time")
  func lock() async throws {
    let test = try TestStore()
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: test.path, clock: test.clock) }
    #expect(error?.description.contains("open already") == true)
    await test.sqlite.close()
    let second = try SQLiteStore(path: test.path, clock: test.clock)
    await second.close()
  }

  @Test("a store that is let go of closes by itself")
  func release() async throws {
    let test = try TestStore()
    try await test.setUp()
    await test.sqlite.close()
    var store: SQLiteStore? = try SQLiteStore(path: test.path, clock: test.clock)
    var arrivals = try #require(store?.arrivals(.mail)).makeAsyncIterator()
    store = nil
    #expect(await arrivals.next() == nil)
    // The lock goes with its last connection, which another thread may still close.
    var again: SQLiteStore?
    while again == nil {
      do { again = try SQLiteStore(path: test.path, clock: test.clock) } catch let error as StoreError
        where error.description.contains("open already")
      { await Task.yield() }
    }
    #expect(try await again?.user(id: "11") != nil)
  }

  @Test("closing writes what waits, and leaves one file; what comes later is refused")
  func close() async throws {
    let test = try TestStore()
    try await test.setUp()
    let gate = try await Gate(test.sqlite)
    let waiting = (0..<10).map { index in
      Task { _ = try await test.store.execute(try Given.adding("\(100 + index)", "user\(index)")) }
    }
    while test.sqlite.writer.waiting < 10 { await Task.yield() }
    let closing = Task { await test.sqlite.close() }
    gate.open()
    await closing.value
    for task in waiting { try await task.value }
    for call in [
      { _ = try await test.store.execute(Given.resending("100")) }, { _ = try await test.store.user(id: "100") },
    ] as [() async throws -> Void] {
      let error = await #expect(throws: StoreError.self) { try await call() }
      #expect(error?.isTransient == true)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted() == ["signet.db", "signet.db.lock"])
    try await test.reopen()
    #expect(try await test.store.userIDs(after: "11", limit: 20).count + 10 == 10)
    #expect(try await test.store.userIDs(after: "", limit: 20).count == 11)
  }

  @Test("a file that cannot be opened says why", arguments: ["/nonexistent/signet.db", "/dev/null/signet.db"])
  func unreachable(_ path: String) {
    #expect(throws: StoreError.self) { try SQLiteStore(path: path, clock: TestClock()) }
  }
}

@Suite("SQLite: schema")
struct SchemaTests {
  private static let steps = [
    "CREATE TABLE a (x); INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1",
  ]

  private func connect() throws -> Connection { try Connection(path: ":memory:", access: .readWrite) }

  @Test("a new file has today's version and our mark; opening it again changes nothing")
  func version() async throws {
    let test = try TestStore()
    try await test.reopen()
    await test.sqlite.close()
    let connection = try Connection(path: test.path, access: .readOnly)
    #expect(try connection.integer("PRAGMA user_version") == Int64(Schema.version))
    #expect(try connection.integer("PRAGMA application_id") == Schema.applicationID)
  }

  @Test("each step is done once, from wherever a file stands", arguments: 0...2)
  func steps(_ version: Int) throws {
    let connection = try self.connect()
    try Schema.migrate(connection, migrations: Array(Self.steps[..<version]))
    try Schema.migrate(connection, migrations: Self.steps)
    try Schema.migrate(connection, migrations: Self.steps)
    #expect(try connection.integer("SELECT sum(y) FROM a") == 2)
    #expect(try connection.integer("PRAGMA user_version") == 2)
  }

  @Test("a step that fails leaves the file as it was")
  func failure() throws {
    let connection = try self.connect()
    try Schema.migrate(connection, migrations: Array(Self.steps[..<1]))
    #expect(throws: SQLiteError.self) {
      try Schema.migrate(connection, migrations: Self.steps + ["DROP TABLE a", "nonsense"])
    }
    #expect(try connection.integer("PRAGMA user_version") == 1)
    #expect(try connection.integer("SELECT count(*) FROM pragma_table_info('a')") == 1)
    #expect(!connection.isInTransaction)
  }

  @Test(
    "files of others are refused and left alone",
    arguments: [
      ("PRAGMA user_version = 99; PRAGMA application_id = 0x53474e54", "newer version"),
      ("PRAGMA user_version = -1; PRAGMA application_id = 0x53474e54", "newer version"),
      ("CREATE TABLE theirs (x)", "another program"),
      ("PRAGMA application_id = 7", "another program"),
      ("PRAGMA user_version = 1", "another program"),
    ])
  func foreign(_ sql: String, _ reason: String) throws {
    let connection = try self.connect()
    try connection.execute(sql)
    let error = #expect(throws: StoreError.self) { try Schema.migrate(connection) }
    #expect(error?.description.contains(reason) == true)
    #expect(try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'events'") == 0)
  }

  @Test("no statement goes through a whole table")
  func plans() throws {
    let connection = try self.connect()
    try Schema.migrate(connection)
    let owners: [Any] = [
      try SQLiteReads(connection), try StateWriter(connection), try ItemWriter(connection),
      try OutboxTable(connection),
    ]
    let statements = owners.flatMap { owner in
      Mirror(reflecting: owner).children.flatMap { child -> [Statement] in
        switch child.value {
        case let statement as Statement: [statement]
        case let statements as [Domain.Notification.Channel: Statement]: Array(statements.values)
        case let statements as [Statement]: statements
        default: []
        }
      }
    }
    #expect(statements.count > 30)
    for statement in statements {
      try connection.prepare("EXPLAIN QUERY PLAN " + statement.sql).forEach { row in
        for _ in 0..<3 { _ = row.integer() }
        let detail = row.text()
        // The instance is one row.
        #expect(!detail.hasPrefix("SCAN") || detail == "SCAN instance", "\(statement.sql): \(detail)")
        #expect(!detail.contains("TEMP B-TREE"), "\(statement.sql): \(detail)")
      }
    }
  }
}
