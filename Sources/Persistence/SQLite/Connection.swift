import CSQLite

/// One connection to a database file. Used by one thread at a time; closes with its last reference.
///
/// Statements keep their connection alive, so a handle never outlives what it belongs to.
final class Connection {
  enum Access {
    case readOnly
    /// Reads the file as if nothing could change it: no lock is asked for, no log looked at, no file made beside it.
    case immutable
    case readWrite
    /// Creates the file where there is none.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }

    /// The name to open a file by (https://www.sqlite.org/uri.html).
    fileprivate func name(of path: String) -> String {
      guard case .immutable = self else { return path }
      let isPlain = { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      }
      let hexadecimal = Array("0123456789ABCDEF".utf8)
      let bytes = path.utf8.flatMap {
        isPlain($0) ? [$0] : [UInt8(ascii: "%"), hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]]
      }
      return "file:\(String(decoding: bytes, as: UTF8.self))?immutable=1"
    }
  }

  let handle: OpaquePointer
  /// The database, for who reads an error.
  let file: String
  /// Keeps the lock's descriptor open for as long as SQLite has locks of its own on the file.
  private let lock: ProcessLock?

  /// Opens the file at `path`.
  /// - Parameter lock: what this process has the file by, where it has it alone.
  init(path: String, access: Access, lock: ProcessLock? = nil) throws(SQLiteError) {
    var opened: OpaquePointer?
    // NOMUTEX: whoever holds a connection sees to it that one thread uses it at a time.
    let code = sqlite3_open_v2(
      access.name(of: path), &opened, access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened else { throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory", file: path) }
    guard code == SQLITE_OK else {
      let error = Self.error(code, opened, path)
      sqlite3_close_v2(opened)
      throw error
    }
    self.handle = opened
    self.file = path
    self.lock = lock
    lock?.connectionOpened()
  }

  deinit {
    sqlite3_close_v2(self.handle)
    self.lock?.connectionClosed()
  }

  /// Whether the write-ahead log stays as it is when the connection is closed, also the last one.
  func keepLogOnClose(_ keeps: Bool) { _ = signet_sqlite3_keep_log(self.handle, keeps ? 1 : 0) }

  /// Runs statements that take no values and whose rows nobody wants.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(self.handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw self.error(code) }
  }

  /// Prepares a statement to be kept.
  func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(connection: self, sql: sql)
  }

  /// The first column of the first row as a number; nil where there is no row.
  func integer(_ sql: String) throws -> Int64? {
    try self.prepare(sql).first { $0.integer() }
  }

  /// The first column of the first row as text; nil where there is no row.
  func text(_ sql: String) throws -> String? {
    try self.prepare(sql).first { $0.text() }
  }

  /// The first column of every row as text.
  func texts(_ sql: String) throws -> [String] {
    var texts: [String] = []
    try self.prepare(sql).forEach { texts.append($0.text()) }
    return texts
  }

  /// Runs `body`, which only reads, on one state of the database.
  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value {
    try self.execute("BEGIN")
    // Nothing was written that could fail to be committed.
    defer { if self.isInTransaction { try? self.execute("COMMIT") } }
    return try body()
  }

  /// Writes what is in the log into the database, and empties the log.
  /// - Returns: whether that could be done: others may be reading what is in the log.
  func foldLog() throws -> Bool { try self.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0 }

  /// Whether a transaction is open. SQLite ends one by itself after some errors, e.g. when the disk is full.
  var isInTransaction: Bool { sqlite3_get_autocommit(self.handle) == 0 }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  var changes: Int { Int(sqlite3_changes(self.handle)) }

  /// How many rows were changed since the connection was opened, also by what was rolled back.
  var totalChanges: Int64 { sqlite3_total_changes64(self.handle) }

  func error(_ code: Int32) -> SQLiteError { Self.error(code, self.handle, self.file) }

  private static func error(_ code: Int32, _ handle: OpaquePointer, _ file: String) -> SQLiteError {
    // What the system said last may be about another error: it is of use only where the system was asked.
    let isSystem = [SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL, SQLITE_READONLY].contains(code & 0xff)
    return SQLiteError(
      code: code, message: String(cString: sqlite3_errmsg(handle)), file: file,
      systemCode: isSystem ? sqlite3_system_errno(handle) : 0)
  }
}
