import HTTPTransport
import ProtobufCodec

/// Answers every method of its services as gRPC, gRPC-Web, Connect and JSON REST, and plain routes beside them.
public final class RPCServer: HTTPService {
  private let environment: CallEnvironment
  private let router: Router
  private let grpc: [(type: [UInt8], wire: GRPCProtocol)]
  private let connect: [String: ConnectProtocol]
  private let connectStreams: [String: ConnectStreamProtocol]
  private let rest: RESTProtocol.Shared

  /// A server; immutable once built.
  /// - Parameters:
  ///   - interceptors: see every call, in this order.
  ///   - observers: hear of every call's end.
  ///   - types: messages that an `Any` may hold in JSON.
  /// - Throws: `RouteError` when a path template is malformed, or two rules answer the same requests.
  public init(
    services: [any ServiceHandler], interceptors: [any ServerInterceptor] = [], observers: [any CallObserver] = [],
    routes: [HTTPRoute] = [], configuration: RPCConfiguration = RPCConfiguration(), types: TypeRegistry? = nil
  ) throws(RouteError) {
    var registry = MethodRegistry()
    for service in services { service.register(in: &registry) }
    router = try Router(methods: registry.methods, routes: routes)
    environment = CallEnvironment(interceptors: interceptors, observers: observers, configuration: configuration)
    var options = configuration.jsonOptions
    if let types { options.types = types }
    let json = JSONFormat(encoding: options)
    let fields = configuration.responseFields
    grpc = GRPCContentType.all.map {
      (Array($0.text.utf8), GRPCProtocol($0, json: json, responseFields: fields))
    }
    connect = [
      "application/proto": ConnectProtocol(isJSON: false, json: json, responseFields: fields),
      "application/json": ConnectProtocol(isJSON: true, json: json, responseFields: fields),
    ]
    connectStreams = [
      "application/connect+proto": ConnectStreamProtocol(isJSON: false, json: json, responseFields: fields),
      "application/connect+json": ConnectStreamProtocol(isJSON: true, json: json, responseFields: fields),
    ]
    rest = RESTProtocol.Shared(json: json, responseFields: fields)
  }

  /// What decides how a call is read, and for how long: two lines would be two opinions.
  public var singularFields: [String] {
    ["grpc-timeout", "grpc-encoding", "connect-timeout-ms", "connect-protocol-version"]
      + environment.configuration.singularFields
  }

  /// Finds what answers a request, and lets it begin. Called by the transport.
  public func begin(_ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    let request = exchange.request
    if let known = request.notes as? CallHead { return begin(known, exchange) }
    if let fields = environment.cors?.preflight(request), !router.isPlain(preflight: request) {
      var all = environment.configuration.responseFields
      all.append(contentsOf: fields)
      exchange.respond(status: 204, fields: all)
      return DiscardedRequest()
    }
    if let method = router.method(at: request.path) { return beginRPC(method, exchange) }
    if let wire = protocolOfUnknownMethod(request) {
      wire.fail(Refusal.unknownMethod(request.path, isGRPC: wire is GRPCProtocol), reply(exchange))
      return DiscardedRequest()
    }
    switch router.match(method: request.method, target: request.path) {
    case .found(let route, let path): return beginRoute(route, path, exchange)
    case .methodNotAllowed(let methods):
      return asksForOptions(request) ? tellOptions(methods, exchange) : refuseMethod(allowed: methods, exchange)
    case .notFound:
      return asksForOptions(request)
        ? tellOptions(router.httpMethods, exchange) : refuse(Refusal.notFound, exchange)
    }
  }

  /// An RPC path: the content type says which protocol it is.
  private func beginRPC(_ method: RegisteredMethod, _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    guard exchange.request.method == "POST" else { return beginGet(method, exchange) }
    let fields = exchange.request.fields
    let kind: CallHead.Kind?
    switch method.handler {
    case .unary(let handler):
      let wire: (any UnaryWireProtocol)? = grpcProtocol(fields) ?? connect[essence(of: fields)]
      kind = wire.map { .unary($0, handler) }
    case .streaming(let handler):
      let wire: (any StreamingWireProtocol)? = grpcProtocol(fields) ?? connectStreams[essence(of: fields)]
      kind = wire.map { .streaming($0, handler) }
    }
    // Whoever calls a method may speak any protocol, and must not take the body for an error of its own.
    guard let kind else { return refuseInText(Refusal.unsupportedMediaType, exchange) }
    return begin(kind, method, exchange)
  }

  /// "Servers may support GET for methods without side effects": Connect's alone, and of one message on each side.
  private func beginGet(_ method: RegisteredMethod, _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    guard method.descriptor.idempotency == .noSideEffects, case .unary(let handler) = method.handler else {
      return refuseMethod(allowed: ["POST"], exchange)
    }
    let request = exchange.request
    guard request.method == "GET" || request.method == "HEAD" else {
      return refuseMethod(allowed: ["GET", "POST"], exchange)
    }
    guard let wire = ConnectGetProtocol(query: Self.query(of: request), connect) else {
      return refuse(Refusal.unsupportedMediaType, exchange)
    }
    return begin(.unary(wire, handler), method, exchange)
  }

  private func beginRoute(
    _ route: RouteTrie<Router.Target>.Route, _ path: RequestPath, _ exchange: HTTPExchange
  ) -> any HTTPExchangeDelegate {
    switch route.target {
    case .transcoded(let binding):
      let wire = RESTProtocol(route, binding, path: path, exchange.request, rest)
      let kind: CallHead.Kind =
        switch binding.method.handler {
        case .unary(let handler): .unary(wire, handler)
        case .streaming(let handler): .streaming(wire, handler)
        }
      return begin(kind, binding.method, exchange)
    case .plain(let plain):
      var parameters: [String: String] = [:]
      for variable in route.template.variables {
        guard let value = path.value(of: variable) else {
          return refuse(Status(.invalidArgument, "\(variable.field): invalid UTF-8"), exchange)
        }
        parameters[variable.field] = value
      }
      let call = RouteCall(plain, parameters: parameters, environment, exchange)
      call.open()
      return call
    }
  }

  private func begin(
    _ kind: CallHead.Kind, _ method: RegisteredMethod, _ exchange: HTTPExchange
  ) -> any HTTPExchangeDelegate {
    let head = CallHead(environment, kind, method.descriptor, exchange.request)
    exchange.request.notes = head
    return begin(head, exchange)
  }

  private func begin(_ head: CallHead, _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    switch head.kind {
    case .unary:
      let call = UnaryCall(exchange, head)
      call.open()
      return call
    case .streaming(let wire, let handler):
      let call = StreamingCall(exchange, head, wire, handler)
      call.open()
      return call
    }
  }

  // MARK: Choosing

  /// How to say that there is no such method; nil where the request may be for something else than an RPC.
  private func protocolOfUnknownMethod(_ request: HTTPRequestHead) -> (any WireProtocol)? {
    let isPost = request.method == "POST"
    if isPost, let wire = grpcProtocol(request.fields) { return wire }
    guard request.fields.contains("connect-protocol-version") || router.hasService(at: request.path) else { return nil }
    if isPost {
      let type = essence(of: request.fields)
      return connectStreams[type] ?? connect[type]
    }
    return request.method == "GET" ? ConnectGetProtocol(query: Self.query(of: request), connect) : nil
  }

  private static func query(of request: HTTPRequestHead) -> Substring.UTF8View {
    request.path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
  }

  private func grpcProtocol(_ fields: HTTPFields) -> GRPCProtocol? {
    fields.withFirst("content-type") { value -> GRPCProtocol? in
      if let known = wire(for: value) { return known }
      guard GRPCContentType.matches(value) else { return nil }
      // Another case, or parameters.
      var essence = MediaType(value).essence
      return essence.withUTF8 { wire(for: UnsafeRawBufferPointer($0)) }
    } ?? nil
  }

  private func wire(for type: UnsafeRawBufferPointer) -> GRPCProtocol? {
    grpc.first { $0.type.withUnsafeBytes { equal($0, type) } }?.wire
  }

  private func essence(of fields: HTTPFields) -> String {
    fields.withFirst("content-type") { MediaType($0) }?.essence ?? ""
  }

  // MARK: Options

  /// "An OPTIONS request with an asterisk as the request target applies to the server in general" (RFC 9110 section 9.3.7).
  /// HAProxy asks `/` whether a server is alive.
  private func asksForOptions(_ request: HTTPRequestHead) -> Bool {
    request.method == "OPTIONS" && (request.path == "*" || request.path == "/")
  }

  private func tellOptions(_ methods: [String], _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    var fields = environment.configuration.responseFields
    fields.append("allow", Refusal.allow(methods + ["OPTIONS"]))
    exchange.respond(status: 204, fields: reply(exchange).head(fields))
    return DiscardedRequest()
  }

  // MARK: Refusing

  private func reply(_ exchange: HTTPExchange) -> Reply {
    let cors = environment.cors?.fields(for: exchange.request)
    return Reply(
      exchange: exchange,
      additions: cors.map {
        Reply.Additions(cors: $0, metadata: Metadata(), trailers: Metadata(), coding: nil)
      })
  }

  private func refuseMethod(allowed: [String], _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    refuse(Refusal.methodNotAllowed(allowed), exchange)
  }

  private func refuse(_ status: Status, _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    let fields = exchange.request.fields
    // Whoever speaks another protocol must not take the body for an error of its own: the HTTP status tells it enough.
    if !RESTProtocol.isOtherProtocol(essence(of: fields)), !fields.contains("connect-protocol-version") {
      rest.fail(status, reply(exchange))
      return DiscardedRequest()
    }
    return refuseInText(status, exchange)
  }

  private func refuseInText(_ status: Status, _ exchange: HTTPExchange) -> any HTTPExchangeDelegate {
    rest.failInText(status, reply(exchange))
    return DiscardedRequest()
  }
}
