import Glibc
import Synchronization
import Domain

/// Keeps a file from being served twice: the second would decide on states that the first is about to change.
final class ProcessLock: Sendable {
  private let descriptor: Mutex<Int32>

  /// - Throws: `StoreError` when another holds the lock, or the file cannot be made.
  init(path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError("cannot create \(path): \(String(cString: strerror(errno)))") }
    // The system releases it when the process ends, however that happens. Unlike fcntl's locks it also holds within one
    // process, and is not lost with another descriptor of the file.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StoreError("the store is open already (\(path) is locked)")
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit { self.release() }

  func release() {
    self.descriptor.withLock {
      guard $0 >= 0 else { return }
      // Closing alone would leave it locked while a child that was just forked, and has not executed yet, holds a copy.
      flock($0, LOCK_UN)
      close($0)
      $0 = -1
    }
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
    throw StoreError("cannot create \(path): \(String(cString: strerror(errno)))")
  }
  close(descriptor)
  return true
}
