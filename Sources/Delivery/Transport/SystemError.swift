import Glibc

/// A call to the operating system that failed.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  /// What was being done, with the path.
  package let operation: String
  package let code: Int32

  /// Takes `errno`, so it is made right after the call.
  init(_ operation: String) {
    self.code = errno
    self.operation = operation
  }

  package var description: String { "\(self.operation): \(String(cString: strerror(self.code)))" }
}
