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
/// It is the call itself, seen by its handler: one object for both, as each costs an allocation.
///
/// `@unchecked Sendable`: what a handler may change is under a lock, so that it may do so from wherever it runs; what
/// `UnaryCall` and `StreamingCall` add is confined to the event loop of the exchange.
public class CallContext: @unchecked Sendable {
  private struct State {
    /// Nil until something is put there: most calls answer with a message alone.
    private var extras: Extras?

    var present: Extras? { extras }

    var made: Extras {
      mutating get {
        if let extras { return extras }
        let made = Extras()
        extras = made
        return made
      }
    }
  }

  private final class Extras {
    var responseMetadata = Metadata()
    var trailers = Metadata()
    var compressesResponse: Bool?
    var values: [(key: ObjectIdentifier, value: any Sendable)] = []
  }

  /// When the caller stops waiting, by the event loop's clock; nil: never.
  public final let deadline: NIODeadline?
  /// When the call came in.
  private final let startedAt: NIODeadline
  final let exchange: HTTPExchange
  @usableFromInline final let head: CallHead
  private let state = Mutex(State())

  init(_ exchange: HTTPExchange, _ head: CallHead) {
    self.deadline = head.timeout.map { exchange.eventLoop.now + $0 }
    startedAt = exchange.receivedAt
    self.exchange = exchange
    self.head = head
  }

  final var environment: CallEnvironment { head.environment }
  /// The method that is called.
  public final var method: MethodDescriptor { head.method }
  /// The protocol of the call.
  public final var `protocol`: CallProtocol { head.protocol }

  /// The request's metadata: all its header fields.
  public final var metadata: Metadata { Metadata(exchange.request.fields) }
  /// How long the call has run, from when the connection read its head.
  public final var elapsed: TimeAmount { .now() - startedAt }
  /// Bytes of the request's body that have come so far, as they were on the wire.
  public final var receivedBytes: Int { exchange.receivedBytes }
  /// Bytes of the answer's body so far.
  public final var sentBytes: Int { exchange.sentBytes }
  /// The address at the other end of the connection.
  public final var peer: SocketAddress? { exchange.peer }
  /// Whether the connection is encrypted.
  public final var isSecure: Bool { exchange.request.isSecure }
  /// The host (and port) that the client addressed; empty if it did not say.
  public final var authority: String { exchange.request.authority }
  /// `http` or `https`, as the client sees it.
  public final var scheme: String { exchange.request.scheme }
  /// `POST`, or `GET` where REST or Connect allows it for the method.
  public final var httpMethod: String { exchange.request.method }
  /// The path and query that were called, still percent-encoded.
  public final var target: String { exchange.request.path }
  /// Runs tasks on the event loop of the call.
  public final var executor: EventLoopExecutor { exchange.executor }

  /// Whether it is known who calls: an interceptor that has made sure says so. What strangers have the server hold in memory
  /// has a share of its own (`TransportLimits.strangersReceivedBudget`). To be used on the event loop of the call.
  public final var isCallerKnown: Bool {
    get { exchange.isCallerKnown }
    set { exchange.isCallerKnown = newValue }
  }

  /// Metadata sent before the first message. Changes after that have no effect.
  public final var responseMetadata: Metadata {
    get { state.withLock { $0.present?.responseMetadata ?? Metadata() } }
    set { state.withLock { $0.made.responseMetadata = newValue } }
  }

  /// Metadata sent after the last message: trailers in gRPC, `trailer-` header fields in Connect, left out in REST.
  public final var trailers: Metadata {
    get { state.withLock { $0.present?.trailers ?? Metadata() } }
    set { state.withLock { $0.made.trailers = newValue } }
  }

  /// Whether the answer is compressed, if the client accepts it; nil, as it is at first: as
  /// `RPCConfiguration.compressionThreshold` says. Changes after the first message have no effect.
  public final var compressesResponse: Bool? {
    get { state.withLock { $0.present?.compressesResponse } }
    set { state.withLock { $0.made.compressesResponse = newValue } }
  }

  /// Whether the message that the handler was given last came compressed.
  public var isRequestCompressed: Bool { false }

  /// What an interceptor left under this key.
  public final subscript<Key: CallContextKey>(key: Key.Type) -> Key.Value? {
    get {
      let identifier = ObjectIdentifier(key)
      return state.withLock { state in
        state.present?.values.first { $0.key == identifier }?.value as? Key.Value
      }
    }
    set {
      let identifier = ObjectIdentifier(key)
      state.withLock { state in
        state.made.values.removeAll { $0.key == identifier }
        if let newValue { state.made.values.append((identifier, newValue)) }
      }
    }
  }

  /// What surrounds the answer's messages, as it is now.
  final func reply(_ coding: AnswerCoding? = nil) -> Reply {
    let fields = state.withLock { state in state.present.map { ($0.responseMetadata, $0.trailers) } }
    let cors = environment.cors?.fields(for: exchange.request)
    guard fields != nil || cors != nil || coding != nil else { return Reply(exchange: exchange) }
    return Reply(
      exchange: exchange,
      additions: Reply.Additions(
        cors: cors, metadata: fields?.0 ?? Metadata(), trailers: fields?.1 ?? Metadata(), coding: coding))
  }

  /// What the answer is compressed with: what the client accepts, where the handler asks for it, the client does it too,
  /// or the configuration says so of messages of this size. Whether it is accepted is looked up only then.
  /// - Parameter size: bytes of the message; nil for a stream, whose messages differ. A stream that is one body is not
  ///   compressed: its messages would wait for each other.
  /// - Returns: nil where no client would get it compressed.
  final func coding(forSize size: Int?) -> AnswerCoding? {
    guard size != nil || head.coding.isPerMessage else { return nil }
    let isWanted: Bool
    if let asked = compressesResponse {
      isWanted = asked
    } else if let threshold = head.compressionThreshold {
      isWanted = size.map { $0 >= threshold } ?? true
    } else {
      isWanted = head.decompressor != nil
    }
    guard isWanted else { return nil }
    let compression = head.coding.compression(
      acceptedBy: exchange.request.fields, request: head.decompressor?.compression)
    return AnswerCoding(compression: compression, fields: head.coding)
  }

  /// How long the caller still waits; nil: it has not said.
  public final var timeLeft: Duration? {
    deadline.map { .nanoseconds(max(.zero, $0 - exchange.eventLoop.now).nanoseconds) }
  }

  /// Whether the caller has stopped waiting, even where the event loop has not come to say so.
  final var isExpired: Bool { deadline.map { $0 <= exchange.eventLoop.now } ?? false }
}
