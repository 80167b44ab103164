import CSQLite
import Domain

extension Connection {
  /// The SQL function that folds a text as names are folded: SQLite's own knows the letters of ASCII only.
  static let fold = "signet_fold"
  /// The SQL function that gives the canonical composition of a text.
  static let nfc = "signet_nfc"

  /// Adds the functions to this connection. No index and no trigger uses them, so that any program can read the file.
  func addFold() throws(SQLiteError) {
    try add(Self.fold) { context, _, values in Connection.map(context, values) { $0.folded } }
    try add(Self.nfc) { context, _, values in Connection.map(context, values) { $0.nfc } }
    try addDomains()
  }

  func add(
    _ name: String,
    _ function: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void
  ) throws(SQLiteError) {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    let code = sqlite3_create_function_v2(self.handle, name, 1, flags, nil, function, nil, nil, nil)
    guard code == SQLITE_OK else { throw self.error(code) }
  }

  static func map(
    _ context: OpaquePointer?, _ values: UnsafeMutablePointer<OpaquePointer?>?, _ map: (String) -> String
  ) {
    // SQLite calls with as many values as the function was declared with: one.
    guard let value = values?.pointee, let text = sqlite3_value_text(value) else { return sqlite3_result_null(context) }
    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
    var mapped = map(String(decoding: bytes, as: UTF8.self))
    mapped.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        signet_sqlite3_result_text(context, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }
}
