import Domain
import Glibc

/// The files of a store, by the names that SQLite gives them.
struct StoreFiles: Sendable {
  /// The database. A symbolic link is followed, as SQLite follows it before it names the others.
  let database: String
  /// The write-ahead log: what was committed since the last checkpoint.
  var log: String { database + "-wal" }
  /// The index of the log; of no use to who opens the store next.
  var index: String { database + "-shm" }
  /// How to undo what a crash has interrupted before there was a log.
  var journal: String { database + "-journal" }
  /// Says who has the store open: `RunRecord`.
  var record: String { database + ".lock" }

  init(_ path: String) {
    guard let resolved = realpath(path, nil) else {
      database = path
      return
    }
    defer { free(resolved) }
    database = String(cString: resolved)
  }

  enum Condition: Equatable, Sendable {
    case missing
    /// There is a file, but nobody has kept anything in it.
    case empty
    case present
  }

  /// Whether there is a store. To be asked before this process opens it: closing any descriptor of a file drops SQLite's
  /// locks on it.
  var condition: Condition {
    var status = stat()
    guard stat(database, &status) == 0 else { return .missing }
    guard status.st_size > 0 else { return .empty }
    return DatabaseHeader(database)?.isUnused == true ? .empty : .present
  }

  /// Whether commits wait in the log.
  var hasLog: Bool { Self.size(log) > 0 }

  static func size(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}

/// The beginning of a database file, as it is on the disk: what waits in the log is not seen
/// (https://www.sqlite.org/fileformat2.html#the_database_header).
struct DatabaseHeader {
  private let bytes: [UInt8]

  /// Nil where there is no file, or none so long.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.init(descriptor: descriptor)
  }

  init?(descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 108)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
    self.bytes = bytes
  }

  /// Whether a write-ahead log belongs to the file: "file format write version", 2 for that.
  var usesLog: Bool { bytes[18] == 2 }
  /// Grows with every change of the tables.
  var schemaCookie: UInt32 { number(at: 40) }

  /// There are no tables: no cell on the first page, and neither version nor mark of a program.
  var isUnused: Bool {
    number(at: 60) == 0 && number(at: 68) == 0 && bytes[103] == 0 && bytes[104] == 0 && number(at: 28) <= 1
  }

  private func number(at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
