import ProtobufCodec

/// The messages that a client sends, in their order. For one consumer, once.
///
/// The client is told to go on sending as messages are taken; a handler that does not ask is not flooded.
public struct RequestStream<M: Message>: AsyncSequence, Sendable {
  public typealias Element = M

  let source: InboundMessages
  let codec: MessageCodec

  /// Takes messages one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let source: InboundMessages
    let codec: MessageCodec

    /// The next message; nil after the last.
    /// - Throws: `Status` when what comes is no message, or the call was cancelled.
    public mutating func next() async throws -> M? {
      guard let bytes = try await source.next() else { return nil }
      return try codec.decode(M.self, from: bytes)
    }
  }

  /// The only iterator: two would share the messages between them.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source, codec: codec) }
}
