/// Takes gRPC's length-prefixed messages out of a stream of bytes, however it is cut.
///
///     Length-Prefixed-Message → Compressed-Flag Message-Length Message
///     Compressed-Flag → 0 / 1 ; encoded as 1 byte unsigned integer
///     Message-Length → {length of Message} ; encoded as 4 byte unsigned integer (big endian)
struct MessageDeframer {
  private let limit: Int
  private let acceptsCompressed: Bool
  private var prefix: UInt64 = 0
  private var prefixLength = 0
  private var message: [UInt8] = []
  private var missing = 0

  /// - Parameters:
  ///   - limit: bytes that one message may have.
  ///   - acceptsCompressed: whether the request names what its messages are compressed with.
  init(limit: Int, acceptsCompressed: Bool = false) {
    self.limit = limit
    self.acceptsCompressed = acceptsCompressed
  }

  /// Bytes of memory that are kept of a message that is not whole.
  var keptBytes: Int { message.capacity }

  /// Whether the stream may end here.
  var isBetweenMessages: Bool { prefixLength == 0 }

  /// Takes bytes from the front of `bytes`, up to the end of one message; nil when more are needed.
  /// - Throws: `Status` when what comes is not a frame, or is larger than the limit: before it is buffered.
  mutating func next(_ bytes: inout UnsafeRawBufferPointer) throws(Status) -> InboundMessage? {
    if prefixLength == 0, bytes.count >= 5 {
      // The usual case: it is here as a whole.
      prefix =
        UInt64(bytes[0]) << 32 | UInt64(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
      prefixLength = 5
      bytes = UnsafeRawBufferPointer(rebasing: bytes[5...])
      try beginMessage()
    }
    while prefixLength < 5 {
      guard let byte = bytes.first else { return nil }
      bytes = UnsafeRawBufferPointer(rebasing: bytes[1...])
      prefix = prefix << 8 | UInt64(byte)
      prefixLength += 1
      if prefixLength == 5 { try beginMessage() }
    }
    let taken = UnsafeRawBufferPointer(rebasing: bytes[..<min(missing, bytes.count)])
    if message.isEmpty, taken.count == missing {
      message = Array(taken)
    } else {
      // What was promised need not come: room is made for little of it beforehand.
      message.reserveCapacity(min(message.count + missing, 64 * 1024))
      message.append(contentsOf: taken)
    }
    bytes = UnsafeRawBufferPointer(rebasing: bytes[taken.count...])
    missing -= taken.count
    guard missing == 0 else { return nil }
    defer {
      prefix = 0
      prefixLength = 0
      message = []
    }
    return InboundMessage(bytes: message, isCompressed: prefix >> 32 == 1)
  }

  private mutating func beginMessage() throws(Status) {
    switch prefix >> 32 {
    case 0: break
    case 1 where acceptsCompressed: break
    // "If the flag is set but no encoding was named: INTERNAL" (gRPC compression specification).
    case 1: throw Status(.internal, "compressed flag set without a grpc-encoding")
    default: throw Status(.internal, "malformed frame")
    }
    missing = Int(prefix & 0xFFFF_FFFF)
    guard missing <= limit else {
      throw Status(.resourceExhausted, "message larger than the maximum (\(missing) > \(limit) bytes)")
    }
  }
}
