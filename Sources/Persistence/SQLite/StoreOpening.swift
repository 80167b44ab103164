import CSQLite
import Domain

/// Opens the files of a store for the process that has its lock. It looks first: nothing is written, and no log replayed,
/// before the files are known to belong together and to be whole.
struct StoreOpening {
  let lock: ProcessLock
  /// Looks at what the store keeps before anything is written, and throws where that does not fit.
  var accepts: @Sendable (KeptSecrets) throws -> Void = { _ in }

  private var files: StoreFiles { lock.files }

  /// Larger ones are looked through only after a crash: that takes a second for each GiB.
  private static let checkedSize: Int64 = 2 << 30

  /// The connection that writes, with its durability read back: a commit that was acknowledged survives a power failure.
  /// - Throws: `StoreError` for a store that cannot be trusted; `SQLiteError`.
  func connect() throws -> Connection {
    let wasKilled = files.hasLog
    if wasKilled { try checkLog() }
    let connection = try Connection(path: files.database, access: .readWrite, lock: lock)
    // Closed now, it would write what is in the log into the database.
    connection.keepLogOnClose(wasKilled)
    try connection.execute("PRAGMA busy_timeout = 5000; PRAGMA cell_size_check = ON")
    try Schema.check(connection)
    if wasKilled || StoreFiles.size(files.database) <= Self.checkedSize { try Self.check(connection) }
    try accepts(KeptSecrets(connection))
    connection.keepLogOnClose(false)
    try connection.execute("PRAGMA cell_size_check = OFF")
    try Schema.migrate(connection)
    try Self.makeDurable(connection)
    return connection
  }

  /// A connection that writes while another process serves the store, which has looked at it.
  /// - Throws: `StoreError` when that is of another version; `SQLiteError`.
  func connectBeside() throws -> Connection {
    let connection = try Connection(path: files.database, access: .readWrite, lock: lock)
    try connection.execute("PRAGMA busy_timeout = 30000")
    try Schema.require(connection)
    try accepts(KeptSecrets(connection))
    try connection.addFold()
    try Self.makeDurable(connection)
    return connection
  }

  /// Gives the database and the record a mark of this run: until the store is closed, the log belongs to what bears it.
  func mark(_ connection: Connection) throws {
    guard try connection.foldLog() else { return try lock.write(nil) }
    let mark = RunRecord.drawMark()
    let former = try connection.text("SELECT mark FROM store")
    try lock.write(RunRecord(marks: [former ?? "", mark], schemaCookie: 0))
    try connection.prepare("UPDATE store SET mark = ?").run { $0.text(mark) }
    guard try connection.foldLog(), let header = lock.header else { return }
    try lock.write(RunRecord(marks: [mark], schemaCookie: header.schemaCookie))
  }

  /// - Throws: `StoreError` when the log belongs to another database: one that was put in the place of its own.
  private func checkLog() throws {
    guard let header = lock.header else {
      if StoreFiles.size(files.database) == 0 { throw foreignLog("the database is empty") }
      // SQLite says what it is instead.
      return
    }
    guard header.usesLog else { throw foreignLog("the database is a copy that has not been served yet") }
    guard let record = lock.record else { return }
    guard header.schemaCookie >= record.schemaCookie else { throw foreignLog("the database is another tool's copy") }
    do {
      let mark = try Connection(path: files.database, access: .immutable).text("SELECT mark FROM store") ?? ""
      guard record.marks.contains(mark) else { throw foreignLog("the database is an older copy") }
    } catch let error as SQLiteError {
      // Where the log was being written into it when the process was killed, it may not be readable without the log.
      if error.primaryCode == SQLITE_ERROR { throw foreignLog("the database is a former version's") }
    }
  }

  private func foreignLog(_ reason: String) -> StoreError {
    StoreError(
      """
      \(files.database): the log beside it (\(files.log)) belongs to another database: \(reason). Nothing was changed. To \
      go back to a backup, use signet admin restore FILE, which moves the old files aside; to go on with this database as \
      it is, move \(files.log) and \(files.index) away
      """)
  }

  /// Looks through the database with what waits in its log.
  /// - Throws: `StoreError` when something is damaged; `SQLiteError` when so much is that SQLite does not get there.
  static func check(_ connection: Connection) throws {
    let found = try connection.texts("PRAGMA quick_check(3)")
    guard found != ["ok"] else { return }
    throw StoreError(
      """
      \(connection.file): the database is damaged; nothing was changed. Restore a backup (signet admin restore FILE); \
      signet admin verify-state says what is damaged (\(found.map(\.oneLine).joined(separator: "; ")))
      """)
  }

  private static func makeDurable(_ connection: Connection) throws {
    let mode = try connection.text("PRAGMA journal_mode = WAL")
    try connection.execute(
      """
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      """)
    let synchronous = try connection.integer("PRAGMA synchronous")
    guard mode == "wal", synchronous == 2, try connection.integer("PRAGMA foreign_keys") == 1 else {
      throw StoreError(
        """
        \(connection.file): the database cannot be made durable (journal mode \(mode ?? "?"), synchronous \
        \(synchronous ?? -1)); keep it on a local disk, not on a network's file system
        """)
    }
  }
}

extension String {
  /// As part of a line.
  var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
