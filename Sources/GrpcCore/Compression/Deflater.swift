import CZlib
import Synchronization

/// Compresses with zlib. Streams are kept for the next message: making one costs more than compressing a small message.
///
/// `@unchecked Sendable`: whoever has taken a stream out of the pool has it alone.
final class Deflater: @unchecked Sendable {
  private static let idle = Mutex<[Compression: [Deflater]]>([:])
  /// Streams kept of each kind; one takes about 270 KiB.
  private static let maximumIdle = 4

  private let stream: UnsafeMutablePointer<z_stream>

  private init(_ compression: Compression) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // The fastest: on the JSON of a list six times as fast as the default, for a tenth more bytes. The event loop waits for it.
    // Can only fail for want of memory.
    let result = deflateInit2_(
      stream, Z_BEST_SPEED, Z_DEFLATED, compression.windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "no memory to compress with")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  static func compress(_ bytes: [UInt8], _ compression: Compression) -> [UInt8] {
    let deflater = idle.withLock { $0[compression]?.popLast() } ?? Deflater(compression)
    let result = deflater.compress(bytes)
    idle.withLock { idle in
      if idle[compression, default: []].count < maximumIdle { idle[compression, default: []].append(deflater) }
    }
    return result
  }

  private func compress(_ bytes: [UInt8]) -> [UInt8] {
    deflateReset(stream)
    // Enough for whatever the bytes are, so that one call is enough.
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    return bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(bound)
        let result = deflate(stream, Z_FINISH)
        assert(result == Z_STREAM_END, "the bound is the most that deflate can need")
        count = bound - Int(stream.pointee.avail_out)
      }
    }
  }
}

extension Compression {
  /// zlib's way to say which format surrounds the compressed bytes.
  var windowBits: Int32 {
    switch self {
    case .gzip: 15 + 16
    case .deflate: 15
    }
  }
}
