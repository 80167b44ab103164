import Synchronization
import UserDomain

/// Connections that read, as many as there are readers at once: event loops mostly, which never wait for one another.
final class ReaderPool: Sendable {
  /// Never used by two threads at a time: whoever takes it out of the pool has it alone.
  private struct Idle: @unchecked Sendable {
    var readers: [StateReader] = []
  }

  private let path: String
  private let idle = Mutex(Idle())

  init(path: String) {
    self.path = path
  }

  /// Reads with a connection of the caller's own for as long as `body` runs. Keep it short: a held snapshot keeps the
  /// write-ahead log from being reused.
  func read<Result>(_ body: (StateReader) throws -> Result) throws -> Result {
    let reader = try self.idle.withLock { $0.readers.popLast().map { Lent($0) } }?.reader ?? self.makeReader()
    defer {
      let lent = Lent(reader)
      self.idle.withLock { $0.readers.append(lent.reader) }
    }
    do {
      return try body(reader)
    } catch let error as SQLiteError {
      throw StoreError(error.description)
    }
  }

  /// Closes the connections that are not in use.
  func close() {
    self.idle.withLock { $0.readers.removeAll() }
  }

  private func makeReader() throws -> StateReader {
    do throws(SQLiteError) {
      let connection = try Connection(path: self.path, access: .readOnly)
      try connection.execute("PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY")
      return try StateReader(connection)
    } catch {
      throw StoreError(error.description)
    }
  }
}

/// A reader on its way in or out of the pool, where it has one holder at a time.
private struct Lent: @unchecked Sendable {
  let reader: StateReader

  init(_ reader: StateReader) {
    self.reader = reader
  }
}
