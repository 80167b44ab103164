import Glibc

/// Bytes that can be read at any place: a file of whatever size, or what a call has brought.
package protocol ByteSource: Sendable {
  var count: Int64 { get }
  /// Reads what there is from `offset` on, as much as fits.
  /// - Returns: how many bytes; 0 at the end.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// What is in memory already.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var count: Int64 { Int64(bytes.count) }

  package func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard offset >= 0, offset < count else { return 0 }
    let part = bytes[Int(offset)...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    return part.count
  }
}

/// A file that is read in pieces, and never held in memory.
package final class FileSource: ByteSource {
  private let descriptor: Int32
  package let count: Int64

  /// - Throws: `MoveFileError` where it cannot be read, or is no file in which one can go back.
  package convenience init(_ path: String) throws(MoveFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MoveFileError(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw MoveFileError("\(path) is not a file")
    }
    self.init(descriptor, Int64(status.st_size))
  }

  private init(_ descriptor: Int32, _ count: Int64) { (self.descriptor, self.count) = (descriptor, count) }

  deinit { close(descriptor) }

  package func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(MoveFileError) -> Int {
    while true {
      let read = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if read >= 0 { return read }
      guard errno == EINTR else { throw MoveFileError("the file", errno) }
    }
  }
}

/// Why a file cannot be read or written, in words.
package struct MoveFileError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
  init(_ what: String, _ code: Int32) { self.init("\(what): \(String(cString: strerror(code)))") }
}
