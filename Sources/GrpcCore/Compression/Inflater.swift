import CZlib

/// Decompresses with zlib, up to a limit: a few bytes can stand for gigabytes.
enum Inflater {
  /// Members of one gzip file. 1,024: tools that write several begin one for 64 KiB or more. Stops a body from being made of
  /// empty ones, each of which costs more than its 20 bytes.
  private static let maximumMembers = 1024

  enum Fault: Error {
    case malformed, tooLarge
  }

  static func decompress(_ bytes: [UInt8], _ compression: Compression, limit: Int) throws(Fault) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, compression.windowBits, ZLIB_VERSION, size) == Z_OK else { throw .malformed }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var fault: Fault?
    bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      do throws(Fault) {
        try run(&stream, compression, guess: min(limit, 4 * input.count), limit, &result)
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return result
  }

  private static func run(
    _ stream: inout z_stream, _ compression: Compression, guess: Int, _ limit: Int, _ result: inout [UInt8]
  ) throws(Fault) {
    var room = max(guess, 1024)
    var members = 1
    while true {
      // One byte beyond the limit tells that there is more.
      let piece = min(room, limit + 1 - result.count)
      guard piece > 0 else { throw .tooLarge }
      var status = Z_OK
      let output = [UInt8](unsafeUninitializedCapacity: piece) { output, count in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(piece)
        status = inflate(&stream, Z_NO_FLUSH)
        count = piece - Int(stream.avail_out)
      }
      if result.isEmpty { result = output } else { result.append(contentsOf: output) }
      guard result.count <= limit else { throw .tooLarge }
      switch status {
      case Z_STREAM_END:
        guard stream.avail_in > 0 else { return }
        // "A gzip file consists of a series of members" (RFC 1952 section 2.2).
        members += 1
        guard compression == .gzip, members <= maximumMembers, inflateReset(&stream) == Z_OK else { throw .malformed }
        room = 1024
      case Z_OK where stream.avail_out == 0:
        room = min(2 * room, 1024 * 1024)
      default:
        // More input was promised than there is, or it is not in the format.
        throw .malformed
      }
    }
  }
}
