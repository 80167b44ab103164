import Crypto
import Glibc

/// The key that everything secret in a store hangs on: 32 random bytes in a file that its owner alone can read.
///
/// Whoever has it and the store can read pending codes; whoever loses it loses those codes and nothing else.
package struct MasterKey: Sendable {
  /// Its length in bytes.
  package static let length = 32

  private let key: SymmetricKey

  /// A key from elsewhere.
  /// - Throws: ``MasterKeyError/wrongLength(_:)``.
  package init(bytes: [UInt8]) throws(MasterKeyError) {
    guard bytes.count == Self.length else { throw .wrongLength(bytes.count) }
    self.key = SymmetricKey(data: bytes)
  }

  /// Reads the key from a file.
  /// - Throws: ``MasterKeyError``, when the file is missing, no regular file, open to others or of the wrong length.
  package init(readingFrom path: String) throws(MasterKeyError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open \(path)", code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("stat \(path)", code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    guard status.st_mode & 0o077 == 0 else { throw .openToOthers(path, mode: UInt32(status.st_mode & 0o777)) }
    guard status.st_size == Self.length else { throw .wrongLength(Int(status.st_size)) }
    var bytes = [UInt8](repeating: 0, count: Self.length)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw .system("read \(path)", code: errno) }
    guard count == Self.length else { throw .wrongLength(count) }
    self.key = SymmetricKey(data: bytes)
  }

  /// Reads the key from a file; where there is none, draws one and writes it, with mode 0600.
  ///
  /// The file appears whole or not at all, and never replaces another: it is written beside its place, forced to disk,
  /// and linked. Of two processes that start at once, both end with the same key.
  package init(creatingAt path: String) throws(MasterKeyError) {
    guard access(path, F_OK) != 0 else {
      try self.init(readingFrom: path)
      return
    }
    var generator = SystemRandomNumberGenerator()
    let bytes = Random.bytes(Self.length, using: &generator)
    let temporary = "\(path).\(String(generator.next(), radix: 36)).new"
    try Self.write(bytes, to: temporary)
    let isLinked = link(temporary, path) == 0
    let code = errno
    unlink(temporary)
    guard isLinked || code == EEXIST else { throw .system("create \(path)", code: code) }
    try Self.synchronizeDirectory(of: path)
    try self.init(readingFrom: path)
  }

  /// A key for one purpose: HKDF-Expand of RFC 5869, where the master key, being uniformly random, is the
  /// pseudo-random key.
  func subkey(_ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.expand(pseudoRandomKey: self.key, info: Array(purpose.utf8), outputByteCount: 32)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(MasterKeyError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("create \(path)", code: errno) }
    defer { close(descriptor) }
    let isWritten =
      bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
      && fsync(descriptor) == 0
    guard isWritten else {
      let code = errno
      unlink(path)
      throw .system("write \(path)", code: code)
    }
  }

  private static func synchronizeDirectory(of path: String) throws(MasterKeyError) {
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open \(parent)", code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("fsync \(parent)", code: errno) }
  }
}

/// Why there is no master key.
package enum MasterKeyError: Error, Equatable, CustomStringConvertible {
  case system(_ operation: String, code: Int32)
  case notAFile(String)
  case openToOthers(String, mode: UInt32)
  /// So many bytes instead of 32.
  case wrongLength(Int)

  package var description: String {
    switch self {
    case .system(let operation, let code): "master key: \(operation): \(String(cString: strerror(code)))"
    case .notAFile(let path): "master key: \(path) is not a regular file"
    case .openToOthers(let path, let mode):
      "master key: \(path) has mode 0\(String(mode, radix: 8)) and may be read by others; chmod it to 0600"
    case .wrongLength(let count): "master key: \(count) bytes instead of \(MasterKey.length); restore it from a backup"
    }
  }
}
