import NIOCore

/// A request and its answer that no socket carries, for tests of services.
///
/// `@unchecked Sendable`: the exchange is touched on its event loop only.
package final class MemoryExchange: @unchecked Sendable {
  /// A part of the answer.
  package enum Part: Sendable {
    case head(status: Int, fields: HTTPFields)
    case body([UInt8])
    /// The answer is complete.
    case end(trailers: HTTPFields?)
    /// The stream was reset instead.
    case reset(HTTPResetCode)
  }

  /// What is answered, in its order; ends after `end` or `reset`.
  package let answer: AsyncStream<Part>
  private let exchange: HTTPExchange

  /// Gives a request whose body is still to come to a service.
  package init(
    _ request: HTTPRequestHead, to service: any HTTPService, peer: SocketAddress?, on executor: EventLoopExecutor
  ) {
    let (answer, parts) = AsyncStream.makeStream(of: Part.self)
    self.answer = answer
    exchange = Self.exchange(request, peer: peer, on: executor, parts)
    inTurn { $0.delegate = service.begin($0) }
  }

  /// An exchange that nobody answers: what a context for a test is made of.
  package static func detached(
    _ request: HTTPRequestHead, peer: SocketAddress?, on executor: EventLoopExecutor
  ) -> HTTPExchange {
    exchange(request, peer: peer, on: executor, AsyncStream.makeStream(of: Part.self).continuation)
  }

  private static func exchange(
    _ request: HTTPRequestHead, peer: SocketAddress?, on executor: EventLoopExecutor,
    _ parts: AsyncStream<Part>.Continuation
  ) -> HTTPExchange {
    HTTPExchange(
      request: request, peer: peer, executor: executor, connection: MemoryConnection(parts), streamID: 1)
  }

  /// Sends a piece of the body.
  package func send(_ bytes: [UInt8]) {
    inTurn { exchange in
      exchange.unconsumed += bytes.count
      exchange.receivedBytes += bytes.count
      bytes.withUnsafeBytes { exchange.delegate?.received($0, in: exchange) }
    }
  }

  /// The request is complete.
  package func finish() {
    inTurn { exchange in
      exchange.isRequestComplete = true
      exchange.delegate?.receivedEnd(trailers: HTTPFields(), in: exchange)
    }
  }

  /// The client goes away.
  package func abort() {
    inTurn { exchange in
      let connection = exchange.connection as? MemoryConnection
      exchange.end(aborted: true)
      connection?.parts.finish()
    }
  }

  private func inTurn(_ body: @escaping @Sendable (HTTPExchange) -> Void) {
    let exchange = exchange
    exchange.eventLoop.execute {
      guard !exchange.hasEnded else { return }
      exchange.executor.turn { body(exchange) }
    }
  }
}

/// The client's end: takes all that is answered.
private final class MemoryConnection: ExchangeConnection {
  let limits = TransportLimits()
  let parts: AsyncStream<MemoryExchange.Part>.Continuation

  init(_ parts: AsyncStream<MemoryExchange.Part>.Continuation) { self.parts = parts }

  func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange) {
    guard status >= 200 else { return }
    parts.yield(.head(status: status, fields: fields))
    bodyChanged(of: exchange)
  }

  func bodyChanged(of exchange: HTTPExchange) {
    while let piece = exchange.outbound.popFirst() { parts.yield(.body(Array(piece))) }
    guard exchange.isFinished else { return }
    parts.yield(.end(trailers: exchange.outbound.trailers))
    parts.finish()
    exchange.end(aborted: false)
  }

  func consumed(_ count: Int, by exchange: HTTPExchange) { exchange.unconsumed -= count }

  func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {
    parts.yield(.reset(code))
    parts.finish()
    exchange.end(aborted: false)
  }
}
