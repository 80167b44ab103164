import Glibc

/// A call to the operating system that failed.
public struct SystemError: Error, Equatable, CustomStringConvertible {
  /// What was being done, with the path.
  public let operation: String
  public let code: Int32

  /// Takes `errno`, so it is made right after the call.
  init(_ operation: String) {
    self.code = errno
    self.operation = operation
  }

  public var description: String { "\(self.operation): \(String(cString: strerror(self.code)))" }
}
