import CSQLite

extension Connection {
  /// The SQL function that folds a text to lower case, as Unicode has it: SQLite's own knows ASCII only.
  static let fold = "signet_fold"

  /// Adds the function to this connection. No index and no trigger uses it, so that any program can read the file.
  func addFold() throws(SQLiteError) {
    let code = sqlite3_create_function_v2(
      self.handle, Self.fold, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nil,
      { context, _, values in
        // SQLite calls with as many values as the function was declared with: one.
        guard let value = values?.pointee, let text = sqlite3_value_text(value) else {
          return sqlite3_result_null(context)
        }
        let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
        var folded = String(decoding: bytes, as: UTF8.self).lowercased()
        folded.withUTF8 { utf8 in
          utf8.withMemoryRebound(to: CChar.self) {
            signet_sqlite3_result_text(context, $0.baseAddress, Int32(clamping: $0.count))
          }
        }
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw self.error(code) }
  }
}
