import ProtobufCodec

/// Takes the messages that a streaming handler answers with.
public struct ResponseWriter<M: Message>: Sendable {
  @usableFromInline let sink: any OutboundMessages
  @usableFromInline let codec: MessageCodec

  init(sink: any OutboundMessages, codec: MessageCodec) {
    self.sink = sink
    self.codec = codec
  }

  /// Sends the response's metadata ahead of the first message, which otherwise brings it along.
  /// - Throws: `Status` CANCELLED when the client has gone.
  public func begin() async throws { try await sink.begin() }

  /// Sends a message; the first also sends the response's metadata. Returns when the client is ready for more.
  /// - Parameter isPlain: this message is not compressed, even where the answer is: what cannot get smaller, or must not
  ///   tell by its length what it has in common with a secret.
  /// - Throws: `Status` CANCELLED when the client has gone.
  @inlinable
  public func write(_ message: M, isPlain: Bool = false) async throws {
    try await sink.write(try codec.encode(message), isPlain: isPlain)
  }

  /// Sends a message whose last field others share: its value is not copied for this answer, where the codec allows that.
  /// - Parameters:
  ///   - message: all fields but the last.
  ///   - field: the number of the last, a message.
  ///   - pieces: that message in wire format, cut anywhere.
  func write(_ message: M, sharing field: UInt32, _ pieces: [[UInt8]]) async throws {
    let count = pieces.reduce(0) { $0 + $1.count }
    let key = WireWriter.bytes { writer in
      writer.rawVarint(UInt64(field) << 3 | 2)
      writer.rawVarint(UInt64(count))
    }
    guard codec.isBinary, codec.isFramed else {
      return try await write(M(serialized: message.serialized() + key + pieces.joined()))
    }
    var frame = message.serialized(reservingPrefix: MessageFrame.prefixLength)
    frame.append(contentsOf: key)
    MessageFrame.setLength(of: &frame, andOf: count)
    try await sink.write(frame, then: pieces)
  }
}
