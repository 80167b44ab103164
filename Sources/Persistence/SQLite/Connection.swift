import CSQLite

/// One connection to a database file. Used by one thread at a time; closes with its last reference.
///
/// Statements keep their connection alive, so a handle never outlives what it belongs to.
final class Connection {
  enum Access {
    case readOnly
    case readWrite
    /// Creates the file where there is none.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  let handle: OpaquePointer

  /// Opens the file at `path`.
  init(path: String, access: Access) throws(SQLiteError) {
    var opened: OpaquePointer?
    // NOMUTEX: whoever holds a connection sees to it that one thread uses it at a time.
    let code = sqlite3_open_v2(path, &opened, access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened else { throw SQLiteError(code: code, message: "out of memory") }
    guard code == SQLITE_OK else {
      let message = "\(path): \(String(cString: sqlite3_errmsg(opened)))"
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: message)
    }
    self.handle = opened
  }

  deinit {
    sqlite3_close_v2(self.handle)
  }

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

  /// Runs `body`, which only reads, on one state of the database.
  func inSnapshot<Value>(_ body: () throws -> Value) throws -> Value {
    try self.execute("BEGIN")
    // Nothing was written that could fail to be committed.
    defer { if self.isInTransaction { try? self.execute("COMMIT") } }
    return try body()
  }

  /// Whether a transaction is open. SQLite ends one by itself after some errors, e.g. when the disk is full.
  var isInTransaction: Bool { sqlite3_get_autocommit(self.handle) == 0 }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  var changes: Int { Int(sqlite3_changes(self.handle)) }

  /// How many rows were changed since the connection was opened, also by what was rolled back.
  var totalChanges: Int64 { sqlite3_total_changes64(self.handle) }

  func error(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(self.handle)))
  }
}
