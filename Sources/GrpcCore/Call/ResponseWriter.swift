import ProtobufCodec

/// Takes the messages that a streaming handler answers with.
public struct ResponseWriter<M: Message>: Sendable {
  @usableFromInline let sink: any OutboundMessages
  @usableFromInline let codec: MessageCodec

  init(sink: any OutboundMessages, codec: MessageCodec) {
    self.sink = sink
    self.codec = codec
  }

  /// Sends a message; the first also sends the response's metadata. Returns when the client is ready for more.
  /// - Throws: `Status` CANCELLED when the client has gone.
  @inlinable
  public func write(_ message: M) async throws {
    try await sink.write(try codec.encode(message))
  }
}
