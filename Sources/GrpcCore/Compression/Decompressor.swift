/// Undoes the compression that a request names.
struct Decompressor: Sendable {
  let compression: Compression
  /// Bytes that a message may have.
  let limit: Int
  /// What is answered to data that are not in the format.
  let malformedCode: Status.Code

  /// - Throws: RESOURCE_EXHAUSTED beyond the limit, `malformedCode`.
  func decompress(_ message: InboundMessage) throws(Status) -> [UInt8] {
    guard message.isCompressed else { return message.bytes }
    return try compression.decompress(message.bytes, limit: limit, malformedCode: malformedCode)
  }
}
