import HTTPTransport
import NIOCore
import Synchronization

/// The protocol that a call came in.
public enum CallProtocol: String, Sendable, CaseIterable {
  case grpc, grpcWeb = "grpc-web", connect, rest
}

/// Names a value that an interceptor leaves in the context for those after it and for the handler.
public protocol CallContextKey {
  associatedtype Value: Sendable
}

/// What is known of a call beside its messages: who calls what, how long it may take, and what goes back with the answer.
///
/// The parts that change are under a lock, so that a handler may use its context from wherever it runs.
public final class CallContext: Sendable {
  private struct State {
    var responseMetadata = Metadata()
    var trailers = Metadata()
    var compressesResponse: Bool?
    var values: [(key: ObjectIdentifier, value: any Sendable)] = []
  }

  /// The method that is called.
  public let method: MethodDescriptor
  /// The protocol of the call.
  public let `protocol`: CallProtocol
  /// When the caller stops waiting, by the event loop's clock; nil: never.
  public let deadline: NIODeadline?
  let exchange: HTTPExchange
  private let state = Mutex(State())

  init(method: MethodDescriptor, protocol: CallProtocol, deadline: NIODeadline?, exchange: HTTPExchange) {
    self.method = method
    self.protocol = `protocol`
    self.deadline = deadline
    self.exchange = exchange
  }

  /// The request's metadata: all its header fields.
  public var metadata: Metadata { Metadata(exchange.request.fields) }
  /// The address at the other end of the connection.
  public var peer: SocketAddress? { exchange.request.peer }
  /// Whether the connection is encrypted.
  public var isSecure: Bool { exchange.request.isSecure }
  /// The host (and port) that the client addressed; empty if it did not say.
  public var authority: String { exchange.request.authority }
  /// `http` or `https`, as the client sees it.
  public var scheme: String { exchange.request.scheme }
  /// `POST`, or `GET` where REST or Connect allows it for the method.
  public var httpMethod: String { exchange.request.method }
  /// The path and query that were called, still percent-encoded.
  public var target: String { exchange.request.path }
  /// Runs tasks on the event loop of the call.
  public var executor: EventLoopExecutor { exchange.executor }

  /// Metadata sent before the first message. Changes after that have no effect.
  public var responseMetadata: Metadata {
    get { state.withLock { $0.responseMetadata } }
    set { state.withLock { $0.responseMetadata = newValue } }
  }

  /// Metadata sent after the last message: trailers in gRPC, `trailer-` header fields in Connect, left out in REST.
  public var trailers: Metadata {
    get { state.withLock { $0.trailers } }
    set { state.withLock { $0.trailers = newValue } }
  }

  /// Whether the answer is compressed, if the client accepts it; nil, as it is at first: as
  /// `RPCConfiguration.compressionThreshold` says. Changes after the first message have no effect.
  public var compressesResponse: Bool? {
    get { state.withLock { $0.compressesResponse } }
    set { state.withLock { $0.compressesResponse = newValue } }
  }

  /// What an interceptor left under this key.
  public subscript<Key: CallContextKey>(key: Key.Type) -> Key.Value? {
    get {
      let identifier = ObjectIdentifier(key)
      return state.withLock { state in
        state.values.first { $0.key == identifier }?.value as? Key.Value
      }
    }
    set {
      let identifier = ObjectIdentifier(key)
      state.withLock { state in
        state.values.removeAll { $0.key == identifier }
        if let newValue { state.values.append((identifier, newValue)) }
      }
    }
  }

  /// What is sent around the messages, read at once.
  func takeResponseFields() -> (metadata: Metadata, trailers: Metadata) {
    state.withLock { ($0.responseMetadata, $0.trailers) }
  }
}
