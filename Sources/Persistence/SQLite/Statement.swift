import CSQLite
import Domain

/// A prepared statement, held for as long as its connection is used: bind, step, reset.
///
/// Values are bound and columns are read in the order of the SQL, so both sides read like the statement.
final class Statement {
  private let connection: Connection
  private let handle: OpaquePointer

  init(connection: Connection, sql: String) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK else { throw connection.error(code) }
    guard let prepared else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "empty statement", file: connection.file)
    }
    self.connection = connection
    self.handle = prepared
  }

  deinit {
    sqlite3_finalize(self.handle)
  }

  var sql: String { sqlite3_sql(self.handle).map { String(cString: $0) } ?? "" }

  /// How many steps SQLite's machine has made for it so far: what it costs, on whatever machine and beside whatever load.
  var steps: Int { Int(sqlite3_stmt_status(self.handle, SQLITE_STMTSTATUS_VM_STEP, 0)) }

  /// Runs the statement for what it changes.
  func run(_ bind: (inout Binding) -> Void = { _ in }) throws(SQLiteError) {
    try self.start(bind)
    defer { sqlite3_reset(self.handle) }
    while try self.step() {}
  }

  /// What `read` makes of the first row; nil where there is none.
  func first<Value>(
    _ bind: (inout Binding) -> Void = { _ in }, read: (inout Row) throws -> Value
  ) throws -> Value? {
    try self.start(bind)
    defer { sqlite3_reset(self.handle) }
    guard try self.step() else { return nil }
    var row = Row(self.handle)
    return try read(&row)
  }

  /// Calls `body` with each row.
  func forEach(
    _ bind: (inout Binding) -> Void = { _ in }, body: (inout Row) throws -> Void
  ) throws {
    try self.start(bind)
    defer { sqlite3_reset(self.handle) }
    while try self.step() {
      var row = Row(self.handle)
      try body(&row)
    }
  }

  private func start(_ bind: (inout Binding) -> Void) throws(SQLiteError) {
    var binding = Binding(self.handle)
    bind(&binding)
    guard binding.code == SQLITE_OK else { throw self.connection.error(binding.code) }
  }

  /// Whether there is a row.
  private func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(self.handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      // `sqlite3_reset` answers the same code again, and would clear the message first.
      throw self.connection.error(code)
    }
  }
}

/// Binds the values of a statement, one after the other. Its first failure is the statement's.
struct Binding {
  private let handle: OpaquePointer
  private var index: Int32 = 0
  fileprivate var code = SQLITE_OK

  fileprivate init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  mutating func integer(_ value: Int64) {
    self.index += 1
    self.note(sqlite3_bind_int64(self.handle, self.index, value))
  }

  mutating func integer(_ value: Int) { self.integer(Int64(value)) }

  /// A sequence number. Those beyond `Int64.max` do not come to be, and nothing lies behind them.
  mutating func sequence(_ value: UInt64) { self.integer(Int64(clamping: value)) }

  mutating func date(_ value: Timestamp) { self.integer(value.microseconds) }

  /// NULL for nil.
  mutating func date(_ value: Timestamp?) {
    if let value { self.date(value) } else { self.null() }
  }

  mutating func text(_ value: String) {
    self.index += 1
    var value = value
    let code = value.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        // An empty string may have no address, and a null pointer would bind NULL.
        $0.isEmpty
          ? signet_sqlite3_bind_text(self.handle, self.index, "", 0)
          : signet_sqlite3_bind_text(self.handle, self.index, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
    self.note(code)
  }

  /// NULL for nil.
  mutating func text(_ value: String?) {
    if let value { self.text(value) } else { self.null() }
  }

  mutating func blob(_ value: [UInt8]) {
    self.index += 1
    let code = value.withUnsafeBytes {
      signet_sqlite3_bind_blob(self.handle, self.index, $0.baseAddress, Int32(clamping: $0.count))
    }
    self.note(code)
  }

  mutating func null() {
    self.index += 1
    self.note(sqlite3_bind_null(self.handle, self.index))
  }

  private mutating func note(_ code: Int32) {
    if self.code == SQLITE_OK { self.code = code }
  }
}

/// Reads the columns of the row at which a statement stands, one after the other.
struct Row: RecordRow {
  private let handle: OpaquePointer
  private var column: Int32 = 0

  fileprivate init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  var isNull: Bool { sqlite3_column_type(self.handle, self.column) == SQLITE_NULL }

  /// Whether the next column is a number. Does not move on.
  var isInteger: Bool { sqlite3_column_type(self.handle, self.column) == SQLITE_INTEGER }

  mutating func skip() { self.column += 1 }

  mutating func integer() -> Int64 {
    defer { self.column += 1 }
    return sqlite3_column_int64(self.handle, self.column)
  }

  mutating func text() -> String {
    defer { self.column += 1 }
    guard let text = sqlite3_column_text(self.handle, self.column) else { return "" }
    let count = Int(sqlite3_column_bytes(self.handle, self.column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  mutating func withBlob<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    defer { self.column += 1 }
    let bytes = sqlite3_column_blob(self.handle, self.column)
    let count = Int(sqlite3_column_bytes(self.handle, self.column))
    return try body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }
}
