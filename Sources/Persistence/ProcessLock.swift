import Glibc
import Synchronization
import UserDomain

/// Keeps a second process from serving the same file: it would decide on states that the first is about to change.
final class ProcessLock: Sendable {
  private let descriptor: Mutex<Int32>

  /// - Throws: `StoreError` when another process holds the lock, or the file cannot be made.
  init(path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError("cannot create \(path): \(String(cString: strerror(errno)))") }
    // The system releases it when the process ends, however that happens.
    guard lockf(descriptor, F_TLOCK, 0) == 0 else {
      close(descriptor)
      throw StoreError("another process has the store open (\(path))")
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit { self.release() }

  func release() {
    self.descriptor.withLock {
      if $0 >= 0 { close($0) }
      $0 = -1
    }
  }
}
