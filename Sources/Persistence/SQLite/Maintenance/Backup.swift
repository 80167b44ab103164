import CSQLite
import Glibc
import Domain

extension SQLiteStore {
  /// Copies the database at `path`, also while it is served, to a file that does not exist yet, and checks the copy.
  /// - Throws: `StoreError`; no file is left behind then.
  package static func backUp(_ path: String, to target: String) throws {
    guard try createPrivateFile(target) else { throw StoreError("\(target) exists") }
    do {
      try StoreError.translating { try self.copy(path, to: target) }
    } catch {
      unlink(target)
      throw error
    }
  }

  private static func copy(_ path: String, to target: String) throws {
    let source = try Connection(path: path, access: .readOnly)
    try source.execute("PRAGMA busy_timeout = 5000")
    try Schema.check(source)
    let copy = try Connection(path: target, access: .readWrite)
    guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
      throw copy.error(sqlite3_errcode(copy.handle))
    }
    // All pages in one step, hence of one moment. Writers go on meanwhile, into the log.
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw copy.error(code) }
    let check = try copy.text("PRAGMA integrity_check")
    guard check == "ok" else { throw StoreError("the copy is damaged: \(check ?? "?")") }
  }
}
