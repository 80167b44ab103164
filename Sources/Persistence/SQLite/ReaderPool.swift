import Synchronization
import Domain

/// Connections that read, as many as there are readers at once: one for each event loop mostly. Readers never wait for
/// one another, nor for the writer.
final class ReaderPool: Sendable {
  /// Sendable because whoever takes a reader out of the pool has it alone until it is back.
  private struct Idle: @unchecked Sendable {
    var readers: [SQLiteReads] = []
    var isClosed = false
  }

  /// As much of the file as SQLite maps at most: a page that is mapped is read without a call to the system.
  static let mappedBytes = 0x7fff_0000

  private let lock: ProcessLock
  private let health: StoreHealth
  private let idle = Mutex(Idle())

  init(_ lock: ProcessLock, _ health: StoreHealth) {
    self.lock = lock
    self.health = health
  }

  /// Reads with a connection of the caller's own for as long as `body` runs. Keep it short: a held snapshot keeps the
  /// write-ahead log from being reused.
  func read<Result>(_ body: (SQLiteReads) throws -> Result) throws -> Result {
    do {
      let reader = try self.take()
      defer { self.giveBack(reader) }
      return try body(reader)
    } catch let error as SQLiteError {
      self.health.noteDamage(error)
      throw StoreError(error)
    }
  }

  /// Closes the connections, those in use once they are not any more.
  func close() {
    self.idle.withLock { idle in
      idle.isClosed = true
      idle.readers.removeAll()
    }
  }

  private func take() throws -> SQLiteReads {
    let lent = try self.idle.withLock { idle in
      if idle.isClosed { throw StoreError("the store is closed", isTransient: true) }
      return idle.readers.popLast().map { Lent($0) }
    }
    return try lent?.reader ?? self.makeReader()
  }

  private func giveBack(_ reader: SQLiteReads) {
    let lent = Lent(reader)
    self.idle.withLock { idle in
      if !idle.isClosed { idle.readers.append(lent.reader) }
    }
  }

  private func makeReader() throws -> SQLiteReads {
    let connection = try Connection(path: self.lock.files.database, access: .readOnly, lock: self.lock)
    try connection.execute(
      "PRAGMA busy_timeout = 5000; PRAGMA mmap_size = \(Self.mappedBytes); PRAGMA temp_store = MEMORY")
    try connection.addFold()
    return try SQLiteReads(connection)
  }
}

/// A reader on its way in or out of the pool, where it has one holder at a time.
private struct Lent: @unchecked Sendable {
  let reader: SQLiteReads

  init(_ reader: SQLiteReads) {
    self.reader = reader
  }
}
