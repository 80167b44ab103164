import GrpcCore
import HTTPTransport
import ProtobufCodec
import Synchronization

/// A call in memory: messages are sent, and those of the answer are read as a sequence, once.
///
/// The sequence ends when the call has ended well, and throws its `Status` otherwise. A call that nobody reads any more is
/// to be cancelled.
public final class MemoryCall<Request: Message, Response: Message>: AsyncSequence, Sendable {
  public typealias Element = Response

  private let exchange: MemoryExchange
  fileprivate let state = Mutex(State())

  fileprivate struct State {
    var metadata = Metadata()
    var trailers = Metadata()
  }

  init(_ exchange: MemoryExchange) { self.exchange = exchange }

  /// Sends a message.
  public func send(_ message: Request) {
    let bytes = message.serialized()
    // "Length-Prefixed-Message → Compressed-Flag Message-Length Message"
    let length = UInt32(bytes.count)
    exchange.send([0] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + bytes)
  }

  /// Says that no more messages come.
  public func finish() { exchange.finish() }

  /// Ends the call: what it waits for is cancelled, and nothing more comes of its answer.
  public func cancel() { exchange.abort() }

  /// The metadata that came before the first message; empty until then.
  public var metadata: Metadata { state.withLock { $0.metadata } }

  /// The metadata that came with the status; empty until then.
  public var trailers: Metadata { state.withLock { $0.trailers } }

  /// The only iterator: two would share the messages between them.
  public func makeAsyncIterator() -> Iterator { Iterator(call: self, parts: exchange.answer.makeAsyncIterator()) }

  /// Reads messages one by one.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let call: MemoryCall
    fileprivate var parts: AsyncStream<MemoryExchange.Part>.Iterator
    private var head = HTTPFields()
    private var bytes: [UInt8] = []

    fileprivate init(call: MemoryCall, parts: AsyncStream<MemoryExchange.Part>.Iterator) {
      self.call = call
      self.parts = parts
    }

    /// The next message; nil when the call has ended well.
    /// - Throws: `Status` when it has not.
    public mutating func next() async throws -> Response? {
      while true {
        if let message = takeMessage() { return try Response(serialized: message) }
        switch await parts.next(isolation: #isolation) {
        case .head(_, let fields):
          head = fields
          call.state.withLock { $0.metadata = Metadata(fields) }
        case .body(let more): bytes.append(contentsOf: more)
        case .end(let trailers):
          // Without a body, the status is in the head.
          let trailers = trailers ?? head
          call.state.withLock { $0.trailers = Metadata(trailers) }
          let status = DetachedCall.status(in: trailers)
          guard status.code == .ok else { throw status }
          return nil
        case .reset(let code): throw Status(.unavailable, "the stream was reset: \(code)")
        case nil: throw Status(.cancelled, "the call was cancelled")
        }
      }
    }

    private mutating func takeMessage() -> [UInt8]? {
      guard bytes.count >= 5 else { return nil }
      let length = bytes[1..<5].reduce(0) { $0 << 8 | Int($1) }
      guard bytes.count >= 5 + length else { return nil }
      let message = Array(bytes[5..<5 + length])
      bytes.removeFirst(5 + length)
      return message
    }
  }
}
