import HTTPTransport
import Logging
import ProtobufCodec

/// How a server answers calls, whatever they are.
public struct RPCConfiguration: Sendable {
  /// What one call may ask.
  public var limits = CallLimits()
  /// Messages of gRPC, gRPC-Web and Connect's streams of at least so many bytes are compressed for every client that
  /// accepts it; smaller ones gain nothing. Nil, the default: only for clients that compress what they send, as in other
  /// implementations of gRPC, since compressing costs more than all the rest of a call. A handler may decide otherwise
  /// (`CallContext.compressesResponse`).
  public var compressionThreshold: Int?
  /// The same of whole bodies: answers in REST and to Connect's unary calls. 1 KiB: browsers and scripts say of each request
  /// that they accept compression, and what fits into one packet is there no sooner for being smaller. Nil: only the
  /// answers to requests that are compressed.
  public var bodyCompressionThreshold: Int? = 1024
  /// Added to every response, errors included, e.g. `cache-control: no-store`.
  public var responseFields = HTTPFields()
  /// Fields of a service's own that decide something, of which a request may have one line: a tenant, say. In lower case; a
  /// request with two is answered 400. Those of HTTP and of the protocols are held to it anyway.
  public var singularFields: [String] = []
  /// Which sites of other origins may call; nil: none, and no CORS field is ever sent.
  public var cors: CORSPolicy?
  /// Translates what handlers and interceptors throw into what the caller may see. `defaultErrorStatus` unless set.
  public var errorStatus: @Sendable (any Error, CallContext) -> Status = Self.defaultErrorStatus
  /// Hears of what routes throw: nothing of it is told to the client.
  public var logger: Logger?
  /// How JSON is written. The types of `RPCServer.init` are added to its registry.
  public var jsonOptions = JSONEncodingOptions()

  /// The defaults.
  public init() {}

  /// `Status` as it is; `ValidationError` INVALID_ARGUMENT with its message; cancellation CANCELLED;
  /// anything else INTERNAL without its text, which may hold what a stranger must not see.
  @Sendable public static func defaultErrorStatus(_ error: any Error, _ context: CallContext) -> Status {
    switch error {
    case let status as Status: status
    case let error as ValidationError: Status(.invalidArgument, error.message)
    case is CancellationError: Status(.cancelled, "cancelled")
    default: Status(.internal, "internal error")
    }
  }
}
