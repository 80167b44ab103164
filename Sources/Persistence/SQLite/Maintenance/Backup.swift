import CSQLite
import Domain
import Glibc

extension SQLiteStore {
  /// Copies the database at `path`, also while it is served, to a file that does not exist yet, and checks the copy.
  /// - Throws: `StoreError`; no file is left behind then.
  package static func backUp(_ path: String, to target: String) throws {
    let source = StoreFiles(path).database
    guard FileIdentity(source) != nil else { throw StoreError(source, cannot: "be read", ENOENT) }
    try makeCopy(at: target) { try Connection(path: source, access: .readOnly) }
  }

  /// Makes a private file, fills it with what `source` holds, checks it, and forces it to disk.
  /// - Throws: `StoreError`; no file is left behind then.
  static func makeCopy(at target: String, of source: () throws -> Connection) throws {
    guard try createPrivateFile(target) else { throw StoreError("\(target): is there already, and is not overwritten") }
    do {
      try StoreError.translating { try copy(source(), to: target) }
      try synchronize(target)
    } catch {
      unlink(target)
      throw error
    }
  }

  private static func copy(_ source: Connection, to target: String) throws {
    try source.execute("PRAGMA busy_timeout = 5000")
    guard try Schema.check(source) > 0 else {
      throw StoreError("\(source.file): the database is empty: nothing was ever kept in it")
    }
    let copy = try Connection(path: target, access: .readWrite)
    guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
      throw copy.error(sqlite3_errcode(copy.handle))
    }
    // All pages in one step, hence of one moment. Writers go on meanwhile, into the log.
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else {
      // The first of the two that failed knows why.
      throw [SQLITE_OK, SQLITE_DONE].contains(sqlite3_errcode(source.handle) & 0xff)
        ? copy.error(code) : source.error(code)
    }
    let found: [String]
    do {
      // One file, to which no log belongs: one that lies where it is put some day is then known to be another's.
      let mode = try copy.text("PRAGMA journal_mode = DELETE")
      guard mode == "delete" else {
        throw StoreError("\(target): the copy cannot be closed (journal mode \(mode ?? "?"))")
      }
      found = try copy.texts("PRAGMA integrity_check(3)").filter { $0 != "ok" }
    } catch let error as SQLiteError where error.isDamage {
      // The copy is what its source is.
      throw SQLiteError(code: error.code, message: error.message, file: source.file)
    }
    guard found.isEmpty else {
      throw StoreError("\(source.file): the database is damaged (\(found.map(\.oneLine).joined(separator: "; ")))")
    }
  }

  /// Forces a file and its name to disk.
  package static func synchronize(_ path: String) throws(StoreError) {
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    for path in [path, directory] {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw StoreError(path, cannot: "be opened") }
      defer { Glibc.close(descriptor) }
      guard fsync(descriptor) == 0 else { throw StoreError(path, cannot: "be forced to disk") }
    }
  }
}
