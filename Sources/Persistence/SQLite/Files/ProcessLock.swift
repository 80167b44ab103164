import Domain
import Glibc
import Synchronization

/// Keeps a store from being opened twice: the second would decide on states that the first is about to change.
///
/// The lock is on the database itself, so that it holds whatever name the file is opened by. It is flock's: the system
/// releases it when the process ends, however that happens, and it does not meet the locks of fcntl that SQLite has on the
/// same file. Those are lost as soon as the process closes any descriptor of the file: the descriptor of this lock stays
/// open until the last connection is closed, and a process that has the file already opens none.
final class ProcessLock: Sendable {
  let files: StoreFiles
  /// The file that is locked, whatever its name stands for later.
  let identity: FileIdentity
  private let descriptor: Int32
  /// The file beside the database. It is locked too: former versions lock nothing else.
  private let recordDescriptor: Int32
  /// Another process has the store, and knows of this one.
  let isBeside: Bool
  private let state = Mutex(State())

  private struct State {
    var isReleased = false
    var connections = 0
  }

  /// The files that this process has locked.
  private static let held = Mutex<Set<FileIdentity>>([])

  /// - Throws: `StoreError` when another has the store, when there is none, or when the system refuses.
  init(_ files: StoreFiles) throws(StoreError) {
    self.files = files
    let path = files.database
    if let identity = FileIdentity(path), Self.held.withLock({ $0.contains(identity) }) {
      throw Self.isOpen(files, getpid())
    }
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError(path, cannot: "be opened to be written") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      if errno != EWOULDBLOCK { throw StoreError(path, cannot: "be locked") }
      throw Self.isOpen(files, Self.record(files.record)?.process)
    }
    guard let identity = FileIdentity(descriptor: descriptor), FileIdentity(path) == identity else {
      close(descriptor)
      throw StoreError("\(path): was replaced while it was being opened; start again")
    }
    let recordDescriptor = open(files.record, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard recordDescriptor >= 0 else {
      defer { close(descriptor) }
      throw StoreError(files.record, cannot: "be made")
    }
    guard flock(recordDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      close(recordDescriptor)
      throw Self.isOpen(files, nil)
    }
    self.descriptor = descriptor
    self.recordDescriptor = recordDescriptor
    self.identity = identity
    isBeside = false
    Self.held.withLock { _ = $0.insert(identity) }
  }

  /// For a process that writes a little into a store which another serves, under the same name: what is beside the database
  /// is the same for both. SQLite's own locks keep their transactions apart.
  /// - Throws: `StoreError` when the system refuses.
  init(beside files: StoreFiles) throws(StoreError) {
    self.files = files
    let descriptor = open(files.database, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0, let identity = FileIdentity(descriptor: descriptor) else {
      throw StoreError(files.database, cannot: "be opened to be written")
    }
    self.descriptor = descriptor
    self.identity = identity
    recordDescriptor = -1
    isBeside = true
  }

  /// Whether a process has a store of this name whose database is not there any more.
  static func isHeld(_ files: StoreFiles) -> Bool {
    let descriptor = open(files.record, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  /// Whether another process serves the store under this name: by a hard link it would have another log.
  static func isOthers(_ files: StoreFiles) -> Bool {
    let isOwn = FileIdentity(files.database).map { identity in held.withLock { $0.contains(identity) } } ?? true
    return !isOwn && isHeld(files)
  }

  deinit { release() }

  /// Lets others open the store.
  func release() {
    let isLast = state.withLock { state -> Bool? in
      defer { state.isReleased = true }
      return state.isReleased ? nil : state.connections == 0
    }
    guard let isLast else { return }
    if isBeside {
      if isLast { close(descriptor) }
      return
    }
    Self.held.withLock { _ = $0.remove(identity) }
    // Closing alone would leave it locked while a child that was just forked, and has not executed yet, holds a copy.
    flock(recordDescriptor, LOCK_UN)
    close(recordDescriptor)
    flock(descriptor, LOCK_UN)
    if isLast { close(descriptor) }
  }

  func connectionOpened() { state.withLock { $0.connections += 1 } }

  func connectionClosed() {
    let isOver = state.withLock { state in
      state.connections -= 1
      return state.isReleased && state.connections == 0
    }
    if isOver { close(descriptor) }
  }

  /// The beginning of the database as it is on the disk.
  var header: DatabaseHeader? { DatabaseHeader(descriptor: descriptor) }

  /// What the process that had the store last has left; nil when it closed it.
  var record: RunRecord? { Self.record(files.record) }

  /// Replaces the record, durably; nil removes it.
  /// - Throws: `StoreError`.
  func write(_ record: RunRecord?) throws(StoreError) {
    // It is the other's.
    if isBeside { return }
    let bytes = Array((record?.text ?? "").utf8)
    // Shorter before longer: what a crash leaves is no record, or one of the two.
    guard ftruncate(recordDescriptor, 0) == 0,
      bytes.withUnsafeBytes({ pwrite(recordDescriptor, $0.baseAddress, $0.count, 0) }) == bytes.count,
      fsync(recordDescriptor) == 0
    else { throw StoreError(files.record, cannot: "be written") }
  }

  private static func record(_ path: String) -> RunRecord? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? RunRecord(String(decoding: bytes[..<count], as: UTF8.self)) : nil
  }

  static func isOpen(_ files: StoreFiles, _ process: Int32?) -> StoreError {
    let holder = process.map { ", by process \($0)" } ?? ""
    return StoreError("\(files.database): the store is open already\(holder) (the file is locked); stop that first")
  }
}

/// Makes an empty file that only its owner can read: what is in a store is nobody else's business. SQLite gives the files
/// beside it the same permissions.
/// - Returns: false when there is something of this name.
/// - Throws: `StoreError` when the system refuses.
func createPrivateFile(_ path: String) throws(StoreError) -> Bool {
  let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else {
    if errno == EEXIST { return false }
    throw StoreError(path, cannot: "be made")
  }
  close(descriptor)
  return true
}
