import HTTPTransport
import NIOCore
import Synchronization

/// Hands the messages of a request from the event loop to a handler, one at a time.
///
/// Credit for a message goes back to the client when it is taken: at most a window of messages waits here.
final class InboundMessages: Sendable {
  private struct State {
    var queue: [(message: InboundMessage, credit: Int)] = []
    var next = 0
    /// Bytes that are kept of a message that is not whole.
    var part = 0
    var waiter: CheckedContinuation<InboundMessage?, any Error>?
    var isLastCompressed = false
    /// No more messages come: the client has finished, or why not.
    var end: Result<Void, any Error>?

    /// A message of no bytes has an entry all the same, and a handler that waits its task.
    var kept: Int { Self.task + part + (queue.count - next) * 64 }

    /// About what a task takes that waits, with what the call has for it.
    private static let task = 4096

    /// Forgets the entries that were taken, in constant time for each.
    mutating func tidy() {
      if next == queue.count {
        queue.removeAll(keepingCapacity: queue.capacity <= 64)
        next = 0
      } else if next > 64, next * 2 > queue.count {
        queue.removeFirst(next)
        next = 0
      }
    }
  }

  private let exchange: HTTPExchange
  private let decompressor: Decompressor?
  private let state = Mutex(State())

  init(exchange: HTTPExchange, _ decompressor: Decompressor?) {
    self.exchange = exchange
    self.decompressor = decompressor
  }

  /// Adds a message. Called on the event loop.
  func push(_ message: InboundMessage, credit: Int) {
    let waiter = state.withLock { state -> CheckedContinuation<InboundMessage?, any Error>? in
      guard state.end == nil else { return nil }
      if let waiter = state.waiter.take() { return waiter }
      state.queue.append((message, credit))
      return nil
    }
    guard let waiter else { return }
    waiter.resume(returning: message)
    exchange.consumed(credit)
  }

  /// Counts what is kept: so much of a message that is not whole, and what the messages that wait take beside their bytes.
  /// Called on the event loop.
  func keep(part: Int) {
    exchange.keep(
      state.withLock { state in
        state.part = part
        return state.kept
      })
  }

  /// No more messages come. What waits is still handed out, unless the stream failed.
  func finish(throwing error: (any Error)? = nil) {
    let waiter = state.withLock { state -> CheckedContinuation<InboundMessage?, any Error>? in
      guard state.end == nil || error != nil else { return nil }
      state.end = error.map { .failure($0) } ?? .success(())
      if error != nil {
        state.queue = []
        state.next = 0
      }
      return state.waiter.take()
    }
    guard let waiter else { return }
    if let error { waiter.resume(throwing: error) } else { waiter.resume(returning: nil) }
  }

  /// The next message; nil after the last.
  /// - Throws: what ended the stream before its time.
  func next() async throws -> [UInt8]? {
    guard let message = try await take() else { return nil }
    guard let decompressor else { return message.bytes }
    state.withLock { $0.isLastCompressed = message.isCompressed }
    return try decompressor.decompress(message)
  }

  /// Whether the message that was taken last came compressed.
  var isLastCompressed: Bool { state.withLock { $0.isLastCompressed } }

  private func take() async throws -> InboundMessage? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in take(continuation) }
    } onCancel: {
      finish(throwing: CancellationError())
    }
  }

  /// The message of a method that takes one.
  /// - Throws: UNIMPLEMENTED when the client sends none, or several.
  func only() async throws -> [UInt8] {
    guard let message = try await next(), try await next() == nil else {
      throw Status(.unimplemented, "the method takes exactly one message")
    }
    return message
  }

  private func take(_ continuation: CheckedContinuation<InboundMessage?, any Error>) {
    enum Outcome {
      case message(InboundMessage, credit: Int)
      case end(Result<Void, any Error>)
      case busy, waits
    }
    let outcome = state.withLock { state -> Outcome in
      if state.next < state.queue.count {
        let (message, credit) = state.queue[state.next]
        state.queue[state.next].message.bytes = []
        state.next += 1
        state.tidy()
        return .message(message, credit: credit)
      }
      if let end = state.end { return .end(end) }
      guard state.waiter == nil else { return .busy }
      state.waiter = continuation
      return .waits
    }
    switch outcome {
    case .waits: break
    case .busy: continuation.resume(throwing: Status(.internal, "two consumers of one request stream"))
    case .end(let result): continuation.resume(with: result.map { nil })
    case .message(let message, let credit):
      giveBack(credit)
      continuation.resume(returning: message)
    }
  }

  private func giveBack(_ credit: Int) {
    guard exchange.eventLoop.inEventLoop else {
      return exchange.eventLoop.execute { self.exchange.executor.turn { self.giveBack(credit) } }
    }
    exchange.consumed(credit)
    exchange.keep(state.withLock { $0.kept })
  }
}

/// Takes the messages of an answer.
@usableFromInline
protocol OutboundMessages: AnyObject, Sendable {
  /// Sends the head of the answer, unless it was sent.
  /// - Throws: `Status` CANCELLED when the call is over.
  func begin() async throws

  /// Sends a message as the codec wrote it; returns when more may be sent.
  /// - Parameter isPlain: it is not compressed, even where the answer is.
  /// - Throws: `Status` CANCELLED when the call is over.
  func write(_ message: [UInt8], isPlain: Bool) async throws

  /// Sends a message that is not compressed, and of which others share the rest.
  /// - Parameters:
  ///   - message: its beginning, as the codec would write it.
  ///   - rest: what follows, in pieces, none of which is copied.
  /// - Throws: `Status` CANCELLED when the call is over.
  func write(_ message: [UInt8], then rest: [[UInt8]]) async throws
}
