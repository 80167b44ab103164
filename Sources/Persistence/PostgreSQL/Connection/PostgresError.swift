import CPostgres
import Domain

/// What PostgreSQL answered instead of doing what it was asked, or that the connection is gone.
struct PostgresError: Error, CustomStringConvertible {
  /// The SQLSTATE; empty where no server has answered.
  let state: String
  /// The server's or libpq's own words, in one line.
  let message: String

  /// The connection is of no use any more, and nobody knows what the server has done.
  static func lost(_ message: String) -> Self { Self(state: "", message: message) }

  init(state: String, message: String) {
    self.state = state
    self.message = message.oneLine
  }

  init(_ result: OpaquePointer) {
    let field = { (code: Int32) in PQresultErrorField(result, code).map { String(cString: $0) } }
    var message = field(SIGNET_PG_DIAG_MESSAGE_PRIMARY) ?? String(cString: PQresultErrorMessage(result))
    if let constraint = field(SIGNET_PG_DIAG_CONSTRAINT_NAME) { message += " (\(constraint))" }
    self.init(state: field(SIGNET_PG_DIAG_SQLSTATE) ?? "", message: message)
  }

  /// What an error asks for.
  enum Remedy {
    /// Others came in between, or a guard has found so: the same again.
    case again
    /// The connection, or the server behind it, serves no more: another connection.
    case reconnect
    /// The server refuses until somebody has made room.
    case wait
    /// What was asked is wrong.
    case none
  }

  var remedy: Remedy {
    switch state {
    // Serialization, deadlock, a lock that was waited for too long, a row that came first, a guard.
    case "40001", "40P01", "55P03", "23505", "22012": return .again
    // A standby, a transaction that idled, statements that are not what they were when they were prepared.
    case "", "25006", "25P03", "0A000", "26000": return .reconnect
    default: break
    }
    switch (state, state.prefix(2)) {
    case ("53100", _): return .wait
    // No memory, no connection, a file that cannot be read: there may be in a moment.
    case (_, "08"), (_, "53"), (_, "57"), (_, "58"): return .reconnect
    default: return .none
    }
  }

  /// A later try may succeed.
  var isTransient: Bool {
    switch remedy {
    case .again, .reconnect, .wait: true
    case .none: false
    }
  }

  var description: String {
    switch state {
    case "": "the database cannot be reached (\(message))"
    case "53100": "the disk of the database is full; it goes on by itself once there is room (\(message), \(state))"
    case "53300":
      "the database has no connection left; raise its max_connections, or run fewer nodes (\(message), \(state))"
    case "28P01", "28000": "the database refuses this user or password (\(message), \(state))"
    case "25006": "the database takes no writes: it is a standby, or made read-only (\(message), \(state))"
    case "42501":
      "the database's user lacks a right: it needs to own the tables, and to make them (\(message), \(state))"
    case "3F000": "the search_path of the database's user names no schema that there is (\(message), \(state))"
    case "42P05":
      "other connections' statements are met: PgBouncer may stand before the database in session mode only (\(message), \(state))"
    default: "the database refuses (PostgreSQL: \(message), \(state))"
    }
  }
}

extension StoreError {
  init(_ error: PostgresError) { self.init(error.description, isTransient: error.isTransient) }

  /// Runs `body`; what the database says is told in this store's words.
  static func translatingPostgres<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as PostgresError { throw StoreError(error) }
  }
}
