import HTTPTransport
import ProtobufCodec

/// Answers every method of its services as gRPC, gRPC-Web, Connect and JSON REST, and plain routes beside them.
public final class RPCServer: HTTPService {
  /// A server; immutable once built.
  /// - Parameters:
  ///   - interceptors: see every call, in this order.
  ///   - types: messages that an `Any` may hold in JSON.
  /// - Throws: `RouteError` when a path template is malformed, or two rules answer the same requests.
  public init(
    services: [any ServiceHandler], interceptors: [any ServerInterceptor] = [], routes: [HTTPRoute] = [],
    configuration: RPCConfiguration = RPCConfiguration(), types: TypeRegistry = TypeRegistry()
  ) throws(RouteError) {
  }

  public func begin(_ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    preconditionFailure()
  }
}
