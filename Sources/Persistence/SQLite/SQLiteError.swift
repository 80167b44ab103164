import CSQLite
import Domain

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

extension StoreError {
  init(_ error: SQLiteError) {
    // A lock is released, a full disk can be emptied.
    let isTransient = [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL].contains(error.primaryCode)
    self.init(error.description, isTransient: isTransient)
  }

  /// Runs `body`; what SQLite refuses is the store's failure.
  static func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw StoreError(error)
    }
  }
}
