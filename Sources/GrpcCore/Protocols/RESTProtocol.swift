import HTTPTransport
import NIOCore

/// A method as JSON over plain HTTP, by the rules of `google.api.http`. One for each call.
///
/// A stream of answers is JSON in lines, each of which is `{"result":…}`; `{"error":…}` is the last if there was one, since
/// the HTTP status has gone by then. grpc-gateway writes the same.
final class RESTProtocol: UnaryWireProtocol, StreamingWireProtocol {
  /// What all calls share.
  final class Shared: Sendable {
    let json: JSONFormat
    let head: HTTPFields
    let streamHead: HTTPFields
    private let text: HTTPFields

    init(json: JSONFormat, responseFields: HTTPFields) {
      self.json = json
      head = HTTPFields(contentType: "application/json", responseFields)
      streamHead = HTTPFields(contentType: "application/x-ndjson", responseFields)
      text = HTTPFields(contentType: "text/plain; charset=utf-8", responseFields)
    }

    /// Answers with an error that is for people alone.
    func failInText(_ status: Status, _ reply: Reply) {
      reply.respond(
        status: status.httpStatus ?? status.code.httpStatus, text, extra: status.metadata.fields,
        body: Array("\(status.message)\n".utf8))
    }

    /// Answers with an error when nothing was sent yet.
    func fail(_ status: Status, _ reply: Reply) {
      reply.respond(
        status: status.httpStatus ?? status.code.httpStatus, head, extra: status.metadata.fields,
        body: ErrorBody.rest(status, json.encoding))
    }
  }

  let codec: MessageCodec
  private let shared: Shared
  /// Why the path or the query cannot be taken.
  private let refusal: Status?
  /// Whether a body cannot be taken if there is one: it is of a type that is not read.
  private let refusesBody: Bool

  init(
    _ route: RouteTrie<Router.Target>.Route, _ binding: HTTPBinding, path: RequestPath, _ head: HTTPRequestHead,
    _ shared: Shared
  ) {
    let target = head.path
    var variables: [(path: String, value: String)] = []
    var refusal: Status?
    for variable in route.template.variables {
      guard let value = path.value(of: variable) else {
        refusal = Status(.invalidArgument, "\(variable.field): invalid UTF-8")
        continue
      }
      variables.append((variable.field, value))
    }
    var query: [(path: String, value: String)] = []
    do throws(FormError) {
      // A parameter that is no field path can be none of the message: unknown fields are ignored.
      query = try FormFields(queryOf: target).pairs.filter { Self.isFieldPath($0.name) }.map { ($0.name, $0.value) }
    } catch {
      refusal = Status(.invalidArgument, error.description)
    }
    let request = TranscodedRequest(
      binding: binding, variables: variables, query: query, bodyType: Self.bodyType(head.fields))
    codec = MessageCodec(format: .transcoded(request), malformedCode: .invalidArgument, json: shared.json)
    refusesBody = request.bodyType == .other
    self.refusal = refusal
    self.shared = shared
  }

  /// Whether there are names between the dots.
  private static func isFieldPath(_ name: String) -> Bool {
    var isComplete = false
    for byte in name.utf8 {
      guard byte != UInt8(ascii: ".") || isComplete else { return false }
      isComplete = byte != UInt8(ascii: ".")
    }
    return isComplete
  }

  var name: CallProtocol { .rest }
  var coding: CodingFields { .restBody }

  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader {
    try .whole(request.fields, isReadable: !refusesBody, limit: limit, isCompressed: isCompressed)
  }

  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount? {
    if let refusal { throw refusal }
    return try Timeout.read("grpc-timeout", in: request.fields, Timeout.grpc)
  }

  func respond(_ message: [UInt8], _ reply: Reply) {
    reply.respond(status: 200, shared.head, body: reply.compression?.compress(message) ?? message)
  }

  func fail(_ status: Status, _ reply: Reply) { shared.fail(status, reply) }

  func begin(_ reply: Reply) { reply.exchange.sendHead(status: 200, fields: reply.head(shared.streamHead)) }

  func send(_ message: [UInt8], _ compression: Compression?, _ exchange: HTTPExchange) {
    exchange.send(Self.line("result", message))
  }

  func finish(_ status: Status, _ reply: Reply) {
    if status.code != .ok { reply.exchange.send(Self.line("error", ErrorBody.rest(status, shared.json.encoding))) }
    reply.exchange.finish()
  }

  private static func line(_ name: String, _ json: [UInt8]) -> [UInt8] {
    var line = Array(#"{"\#(name)":"#.utf8)
    line.append(contentsOf: json)
    line.append(contentsOf: "}\n".utf8)
    return line
  }

  /// A body of any type is read as JSON, as in grpc-gateway, but for types that tell of something else: scripts and browsers
  /// say `text/plain` or nothing of what they send.
  static func bodyType(_ fields: HTTPFields) -> TranscodedRequest.BodyType {
    guard let type = fields.withFirst("content-type", { MediaType($0) })?.essence else { return .json }
    if type == "application/x-www-form-urlencoded" { return .form }
    return type.hasPrefix("multipart/") || isOtherProtocol(type) ? .other : .json
  }

  /// Whether a type is one of gRPC's or Connect's.
  static func isOtherProtocol(_ type: String) -> Bool {
    type == "application/proto" || type.hasPrefix("application/grpc") || type.hasPrefix("application/connect+")
  }
}
