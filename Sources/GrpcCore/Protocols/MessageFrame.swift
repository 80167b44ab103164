/// One message as gRPC and the streams of Connect put it in a body: a byte of flags, the length in four bytes, the message.
@usableFromInline
enum MessageFrame {
  /// The length of what precedes the message.
  @inlinable static var prefixLength: Int { 5 }
  /// The flag of a compressed message.
  static let compressed: UInt8 = 1

  /// Writes the length of the message that follows the prefix.
  @usableFromInline
  static func setLength(of frame: inout [UInt8]) { setLength(of: &frame, andOf: 0) }

  /// Writes the length of a message of which so many bytes follow the frame.
  static func setLength(of frame: inout [UInt8], andOf rest: Int) {
    let length = UInt32(truncatingIfNeeded: frame.count - prefixLength + rest)
    for index in 0..<4 { frame[index + 1] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * index)) }
  }

  /// The frame with its message compressed. A message of no bytes would only grow and stays as it is.
  static func compress(_ frame: consuming [UInt8], _ compression: Compression?) -> [UInt8] {
    guard let compression, frame.count > prefixLength else { return frame }
    var result: [UInt8] = [compressed, 0, 0, 0, 0]
    result.append(contentsOf: compression.compress(frame[prefixLength...]))
    setLength(of: &result)
    return result
  }
}

/// A message as it came, still to be decompressed if it is so.
@usableFromInline
struct InboundMessage: Sendable {
  var bytes: [UInt8]
  var isCompressed = false
}
