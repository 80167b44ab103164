import GrpcCore
import HTTPTransport
import NIOCore
import NIOPosix
import ProtobufCodec

/// A server in memory: everything but sockets, from a request's head to the trailers of its answer.
///
///     let server = try MemoryServer(services: [GreeterService()], interceptors: [TokenGuard()])
///     let answer: Greeter_V1_HelloResponse = try await server.call(
///       Greeter_V1_GreeterDescriptor.hello, request, metadata: ["authorization": "Bearer secret"])
///
/// Interceptors see the calls, messages are validated, and errors arrive as a client would read them.
public final class MemoryServer: Sendable {
  private let service: any HTTPService
  private let executor = EventLoopExecutor(eventLoop: MultiThreadedEventLoopGroup.singleton.any())
  /// The address at the client's end, as handlers see it.
  private let peer: SocketAddress?

  /// A server of what `RPCServer` is made of.
  /// - Throws: `RouteError`, as `RPCServer` does.
  public convenience init(
    services: [any ServiceHandler], interceptors: [any ServerInterceptor] = [], observers: [any CallObserver] = [],
    routes: [HTTPRoute] = [], configuration: RPCConfiguration = RPCConfiguration(), types: TypeRegistry? = nil
  ) throws(RouteError) {
    self.init(
      try RPCServer(
        services: services, interceptors: interceptors, observers: observers, routes: routes,
        configuration: configuration,
        types: types))
  }

  /// A server that answers with any service.
  public init(_ service: any HTTPService, peer: SocketAddress? = nil) {
    self.service = service
    self.peer = peer
  }

  /// Calls a method with one message on each side, as gRPC.
  /// - Parameter metadata: goes with the request; `grpc-timeout` sets a deadline.
  /// - Throws: `Status` as the client reads it: its details are `google.protobuf.Any`, its metadata the trailers.
  public func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, metadata: Metadata = Metadata(),
    returning: Response.Type = Response.self
  ) async throws -> Response {
    let call: MemoryCall<Request, Response> = open(method, metadata: metadata)
    call.send(request)
    call.finish()
    var answer: Response?
    for try await message in call { answer = message }
    guard let answer else { throw Status(.internal, "no message came") }
    return answer
  }

  /// Begins a call of any method, as gRPC: what is sent and what comes back are independent of each other.
  public func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor, metadata: Metadata = Metadata(), sending: Request.Type = Request.self,
    returning: Response.Type = Response.self
  ) -> MemoryCall<Request, Response> {
    var fields: HTTPFields = ["content-type": "application/grpc", "te": "trailers"]
    fields.append(contentsOf: metadata.fields)
    return MemoryCall(begin("POST", method.path, fields))
  }

  /// Sends a whole request of HTTP, for REST, Connect, gRPC-Web and plain routes.
  /// - Parameter target: path and query, percent-encoded.
  /// - Throws: `Status` UNAVAILABLE when the stream is reset instead of answered.
  public func request(
    _ method: String, _ target: String, fields: HTTPFields = HTTPFields(), body: [UInt8] = []
  ) async throws -> MemoryAnswer {
    let exchange = begin(method, target, fields)
    if !body.isEmpty { exchange.send(body) }
    exchange.finish()
    var answer = MemoryAnswer(status: 0)
    for await part in exchange.answer {
      switch part {
      case .head(let status, let fields):
        answer.status = status
        answer.fields = fields
      case .body(let bytes): answer.body.append(contentsOf: bytes)
      case .end(let trailers): answer.trailers = trailers
      case .reset(let code): throw Status(.unavailable, "the stream was reset: \(code)")
      }
    }
    return answer
  }

  private func begin(_ method: String, _ target: String, _ fields: HTTPFields) -> MemoryExchange {
    let head = HTTPRequestHead(method: method, path: target, authority: "localhost", fields: fields)
    return MemoryExchange(head, to: service, peer: peer, on: executor)
  }
}

/// What a request of HTTP was answered with.
public struct MemoryAnswer: Sendable {
  /// The HTTP status.
  public var status: Int
  /// The header fields.
  public var fields = HTTPFields()
  /// The whole body, as it was sent: compressed, if `content-encoding` says so.
  public var body: [UInt8] = []
  /// The trailer fields; nil where there are none.
  public var trailers: HTTPFields?

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
