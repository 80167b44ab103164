import CSQLite
import Glibc
import UserDomain

/// What operators do with a store, also while it is served.
extension SQLiteStore {
  /// Copies the database at `path` to a file that does not exist yet.
  /// - Throws: `StoreError`.
  public static func backUp(_ path: String, to target: String) throws {
    guard access(target, F_OK) != 0 else { throw StoreError("\(target) exists") }
    do {
      let source = try Connection(path: path, access: .readOnly)
      _ = try Schema.check(source)
      try source.execute("PRAGMA busy_timeout = 5000")
      let copy = try Connection(path: target, access: .create)
      guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
        throw copy.error(sqlite3_errcode(copy.handle))
      }
      let code = sqlite3_backup_step(backup, -1)
      sqlite3_backup_finish(backup)
      guard code == SQLITE_DONE else { throw copy.error(code) }
      let check = try copy.text("PRAGMA integrity_check")
      guard check == "ok" else { throw StoreError("the copy is damaged: \(check ?? "?")") }
    } catch let error as SQLiteError {
      throw StoreError(error.description)
    }
  }

  /// What a comparison of states with events found.
  public struct StateReport: Sendable {
    /// How many users, organizations and instances were compared.
    public var checked = 0
    /// The ids of those whose state is not what their events amount to, with their kind.
    public var mismatches: [String] = []
  }

  /// Folds all events of the database at `path`, and compares the outcome with the states that it keeps.
  /// - Throws: `StoreError`.
  public static func verifyState(_ path: String) throws -> StateReport {
    do {
      let connection = try Connection(path: path, access: .readOnly)
      _ = try Schema.check(connection)
      // One snapshot for all of it.
      try connection.execute("PRAGMA busy_timeout = 5000; BEGIN")
      let reader = try StateReader(connection)
      var report = StateReport()
      for id in try Self.aggregateIDs(connection) {
        let events = try reader.events(aggregateID: id, after: 0, limit: .max)
        // A state without events is none that can be trusted.
        var isIntact = false
        var kind = "aggregate"
        switch events.first?.payload {
        case .user?:
          kind = "user"
          isIntact = try reader.user(id: id) == events.reduce(nil) { User.evolve($0, $1) }
        case .organization?:
          kind = "organization"
          isIntact = try reader.organization(id: id) == events.reduce(nil) { Organization.evolve($0, $1) }
        case .instance?:
          kind = "instance"
          isIntact = try reader.instance() == events.reduce(nil) { Instance.evolve($0, $1) }
        case nil: break
        }
        report.checked += 1
        if !isIntact { report.mismatches.append("\(kind) \(id)") }
      }
      return report
    } catch let error as SQLiteError {
      throw StoreError(error.description)
    }
  }

  /// Of whatever has events, and of users and organizations that lack them.
  private static func aggregateIDs(_ connection: Connection) throws -> [String] {
    var ids: [String] = []
    let statement = try connection.prepare(
      "SELECT aggregate_id FROM events UNION SELECT id FROM users UNION SELECT id FROM organizations")
    try statement.forEach(body: { ids.append($0.text()) })
    return ids
  }
}
