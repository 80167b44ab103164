import ProtobufCodec

/// Takes the messages that a streaming handler answers with.
public struct ResponseWriter<M: Message>: Sendable {
  let sink: any OutboundMessages
  let codec: MessageCodec

  /// Sends a message; the first also sends the response's metadata. Returns when the client is ready for more.
  /// - Throws: `Status` CANCELLED when the client has gone.
  public func write(_ message: M) async throws {
    try await sink.write(try codec.encode(message))
  }
}
