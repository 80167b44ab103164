import NIOCore

/// What the transport asks of whoever answers requests.
public protocol HTTPService: Sendable {
  /// A request's head has arrived. Called on the exchange's event loop; what is returned hears of the rest.
  func begin(_ exchange: HTTPExchange) -> any HTTPExchangeDelegate
}

/// Hears what happens to one exchange, always on its event loop.
public protocol HTTPExchangeDelegate: AnyObject {
  /// A piece of the body, valid for this call only. Flow-control credit is given back by `exchange.consumed`.
  func received(_ bytes: UnsafeRawBufferPointer, in exchange: HTTPExchange)
  /// The request is complete.
  func receivedEnd(trailers: HTTPFields, in exchange: HTTPExchange)
  /// Bytes that were waiting have been written; more may be sent.
  func writable(_ exchange: HTTPExchange)
  /// The peer reset the stream or the connection ended before the answer was complete. At most once, and last.
  func aborted(_ exchange: HTTPExchange)
}

/// One request and its answer, over HTTP/1.1 or HTTP/2. It never leaves its event loop.
public final class HTTPExchange {
  init() {}
}

/// Header or trailer fields in their order: names in lower case, one flat buffer.
public struct HTTPFields: Sendable { public init() {} }
