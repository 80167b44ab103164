import CSQLite

/// What SQLite answered instead of doing what it was asked.
struct SQLiteError: Error, CustomStringConvertible {
  /// The extended result code, e.g. `SQLITE_CONSTRAINT_PRIMARYKEY`.
  let code: Int32
  let message: String

  /// The code without its extension, e.g. `SQLITE_CONSTRAINT`.
  var primaryCode: Int32 { self.code & 0xff }

  /// The row breaks a rule of the schema: the statement's own fault, where everything else is the database's.
  var isConstraint: Bool { self.primaryCode == SQLITE_CONSTRAINT }

  var description: String { "SQLite: \(self.message) (\(self.code))" }
}
