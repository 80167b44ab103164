import HTTPTransport
import NIOCore
import ProtobufCodec

/// An endpoint beside the RPCs: probes, OIDC, forms. Sites of other origins cannot read its answers: `CORSPolicy` is for the
/// RPCs alone.
public struct HTTPRoute: Sendable {
  /// The methods that it answers; HEAD is answered from GET.
  public let methods: [String]
  /// A path template as in `google.api.http`: `/ui/{name}`, `/files/**`, `/{path=a/*}`.
  public let path: String
  let handler: @Sendable (HTTPRouteRequest) async throws -> HTTPRouteResponse
  /// Finds out whom the route is for; nil: for everybody.
  let admission: Admission?
  /// Of a body, in bytes; nil: `CallLimits.maximumRouteBodySize`.
  let maximumBodySize: Int?

  /// Answers those whom a route is not for; nil lets them in.
  public typealias Admission = @Sendable (HTTPRouteRequest) async throws -> HTTPRouteResponse?

  /// A route. The handler runs on the event loop of its connection; one that throws answers 500 without text,
  /// or 400 for a `FormError`.
  public init(
    _ methods: String..., path: String,
    handler: @escaping @Sendable (HTTPRouteRequest) async throws -> HTTPRouteResponse
  ) {
    self.methods = methods
    self.path = path
    self.handler = handler
    self.admission = nil
    self.maximumBodySize = nil
  }

  private init(
    methods: [String], path: String, admission: Admission? = nil, maximumBodySize: Int? = nil,
    handler: @escaping @Sendable (HTTPRouteRequest) async throws -> HTTPRouteResponse
  ) {
    self.methods = methods
    self.path = path
    self.handler = handler
    self.admission = admission
    self.maximumBodySize = maximumBodySize
  }

  /// The same route behind a guard.
  /// - Parameter refuse: the answer to whom it is not for; nil: the route answers.
  public func guarding(_ refuse: @escaping @Sendable (HTTPRouteRequest) -> HTTPRouteResponse?) -> HTTPRoute {
    HTTPRoute(methods: methods, path: path, admission: admission, maximumBodySize: maximumBodySize) { request in
      if let refusal = refuse(request) { return refusal }
      return try await handler(request)
    }
  }

  /// The same route for known callers alone: nothing of a body is read before it is known who sends it.
  /// - Parameters:
  ///   - maximumBodySize: bytes of a body; beyond it the answer is 413.
  ///   - admission: sees the request without its body. One that throws answers as a handler that does.
  public func admitting(maximumBodySize: Int, _ admission: @escaping Admission) -> HTTPRoute {
    HTTPRoute(
      methods: methods, path: path, admission: admission, maximumBodySize: maximumBodySize, handler: handler)
  }
}

/// A request to an `HTTPRoute`, with its whole body.
public struct HTTPRouteRequest: Sendable {
  /// The method as sent: HEAD, where GET answers it, stays HEAD.
  public let method: String
  /// The path as sent, percent-encoded, without the query.
  public let path: String
  let target: String
  /// What the variables of the template matched, decoded.
  public let pathParameters: [String: String]
  /// The header fields.
  public let fields: HTTPFields
  /// The whole body; one beyond `CallLimits.maximumRouteBodySize`, or what the route says, was refused before.
  public let body: [UInt8]
  /// The host (and port) that the client addressed.
  public let authority: String
  /// `http` or `https`, as the client sees it.
  public let scheme: String
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// The address at the other end of the connection.
  public let peer: SocketAddress?
  /// Runs tasks on the event loop of the request.
  public let executor: EventLoopExecutor

  /// The parameters after `?`.
  /// - Throws: `FormError`, which answers 400 when the handler lets it out.
  public var query: FormFields {
    get throws(FormError) { try FormFields(queryOf: target) }
  }

  /// The fields of a form sent as `application/x-www-form-urlencoded`; nil when the body is of another type.
  /// - Throws: `FormError`, which answers 400 when the handler lets it out.
  public var form: FormFields? {
    get throws(FormError) {
      let type = fields.withFirst("content-type") { MediaType($0) }
      return type?.essence == "application/x-www-form-urlencoded" ? try FormFields(parsing: body) : nil
    }
  }
}

extension HTTPRouteResponse {
  /// What REST answers for a status that is no success.
  /// - Parameter types: those of its details.
  public init(refusing status: Status, types: TypeRegistry = TypeRegistry()) {
    self.init(
      status: status.code.httpStatus, fields: ["content-type": "application/json"],
      body: ErrorBody.rest(status, JSONEncodingOptions(types: types)))
    for (name, value) in status.metadata.fields { fields.append(name, value) }
  }
}

/// The answer to a request to an `HTTPRoute`.
public struct HTTPRouteResponse: Sendable {
  /// The HTTP status.
  public var status: Int
  /// Header fields; `content-length` is added.
  public var fields: HTTPFields
  /// The whole body.
  public var body: [UInt8]

  /// A response from its parts.
  public init(status: Int = 200, fields: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// An answer of this type from text in UTF-8.
  public init(status: Int = 200, contentType: String, _ text: String) {
    self.init(status: status, fields: ["content-type": contentType], body: Array(text.utf8))
  }
}
