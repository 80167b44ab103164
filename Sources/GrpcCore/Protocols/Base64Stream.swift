import ProtobufCodec

/// Decodes the bodies of gRPC-Web text: base64 of one or several pieces, each padded, however the stream is cut.
struct Base64Stream {
  private var group: UInt32 = 0
  private var digits = 0
  private var padding = 0

  /// Whether the stream may end here.
  var isBetweenGroups: Bool { digits == 0 && padding == 0 }

  /// The bytes that are complete so far.
  /// - Throws: INTERNAL when it is not base64.
  mutating func decode(_ text: UnsafeRawBufferPointer) throws(Status) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 3)
    for byte in text {
      if byte == UInt8(ascii: "="), digits >= 2 {
        padding += 1
      } else {
        guard padding == 0, let value = Base64.value(of: byte) else { throw Status(.internal, "malformed base64") }
        group = group << 6 | value
        digits += 1
      }
      guard digits + padding == 4 else { continue }
      group <<= UInt32(6 * padding)
      for shift in [16, 8, 0].prefix(3 - padding) {
        result.append(UInt8(truncatingIfNeeded: group >> UInt32(shift)))
      }
      group = 0
      digits = 0
      padding = 0
    }
    return result
  }
}
