import CSQLite
import Domain
import Glibc

/// What SQLite answered instead of doing what it was asked. Its text is for operators: which file, what that means, and what
/// to do; SQLite's own words come last.
struct SQLiteError: Error, CustomStringConvertible {
  /// The extended result code, e.g. `SQLITE_CONSTRAINT_PRIMARYKEY`.
  let code: Int32
  /// SQLite's own words.
  let message: String
  /// The database.
  let file: String
  /// The error number with which the system refused; 0 where it did not.
  let systemCode: Int32

  init(code: Int32, message: String, file: String, systemCode: Int32 = 0) {
    self.code = code
    self.message = message
    self.file = file
    self.systemCode = systemCode
  }

  /// The code without its extension, e.g. `SQLITE_CONSTRAINT`.
  var primaryCode: Int32 { self.code & 0xff }

  /// The row breaks a rule of the schema: the statement's own fault, where everything else is the database's.
  var isConstraint: Bool { self.primaryCode == SQLITE_CONSTRAINT }

  /// There is no room on the disk. SQLite says so of its writes; where it grows its index it calls that a fault of the disk.
  var isFull: Bool {
    primaryCode == SQLITE_FULL || primaryCode == SQLITE_IOERR && [ENOSPC, EDQUOT].contains(systemCode)
  }

  /// What is in the file is not what was written.
  var isDamage: Bool { [SQLITE_CORRUPT, SQLITE_NOTADB].contains(primaryCode) }

  /// A later try may succeed: a lock is released, a full disk can be emptied.
  var isTransient: Bool { isFull || [SQLITE_BUSY, SQLITE_LOCKED].contains(primaryCode) }

  var description: String {
    let (meaning, remedy) = advice
    return "\(file): \(meaning); \(remedy) (SQLite: \(message), \(code))"
  }
}

extension SQLiteError {
  /// What a code means, and what to do about it: the one place that tells.
  private var advice: (meaning: String, remedy: String) {
    if isFull { return ("the disk is full", "make room on it; the server goes on by itself then") }
    switch primaryCode {
    case SQLITE_CORRUPT: return ("the database is damaged", Self.restore)
    case SQLITE_NOTADB:
      return (
        "this is no database, or its beginning was overwritten",
        "check that the settings name the right file, or restore a backup (signet admin restore FILE)"
      )
    case SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISMATCH, SQLITE_FORMAT:
      return ("its tables are not those of this version", Self.restore)
    case SQLITE_CONSTRAINT: return ("a row breaks a rule of its table", Self.restore)
    case SQLITE_CANTOPEN:
      return ("it cannot be opened\(system)", "check that it is there, and that this user may use it and its directory")
    case SQLITE_READONLY where code == SQLITE_READONLY | 4 << 8:
      return ("it was moved or removed while it was open", "stop the server, put the file back, and start again")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      return (
        "it cannot be written\(system)",
        "check that this user may write the file, those beside it (-wal, -shm) and their directory, and that the file "
          + "system is not mounted read-only"
      )
    case SQLITE_IOERR:
      return (
        "the disk or its file system has failed\(system)",
        "look at the system's log (dmesg); once the disk is whole again, run signet admin verify-state, and restore a "
          + "backup where that finds faults"
      )
    case SQLITE_BUSY, SQLITE_LOCKED:
      return ("another program has locked it", "find it (fuser \(file)) and end it, an open sqlite3 for instance")
    case SQLITE_PROTOCOL:
      return ("locks of files do not work here", "keep it on a local disk, not on a network's file system")
    case SQLITE_NOMEM: return ("there is too little memory", "give the server more, or lower --list-memory")
    case SQLITE_NOLFS, SQLITE_TOOBIG: return ("it has become too large for its file system", "move it to another one")
    default: return ("SQLite refuses to work with it", "look at the log, and report it with these words")
    }
  }

  private static let restore =
    "stop the server and restore a backup (signet admin restore FILE); signet admin verify-state says what is wrong"

  /// What the system said.
  private var system: String { systemCode == 0 ? "" : " (\(String(cString: strerror(systemCode))))" }
}

extension StoreError {
  init(_ error: SQLiteError) {
    self.init(error.description, isTransient: error.isTransient)
  }

  /// What the system refused to do with a file, in words.
  init(_ path: String, cannot operation: String, _ code: Int32 = errno) {
    let remedy =
      switch code {
      case EACCES, EPERM: "; check that this user may do so, and the mode of its directory"
      case ENOENT, ENOTDIR: "; check that its directory is there"
      case EROFS: "; the file system is mounted read-only"
      case ENOSPC, EDQUOT: "; make room on the disk"
      case EMFILE, ENFILE: "; raise the limit of open files (ulimit -n)"
      default: ""
      }
    self.init("\(path): cannot \(operation) (\(String(cString: strerror(code))))\(remedy)")
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
