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
}
