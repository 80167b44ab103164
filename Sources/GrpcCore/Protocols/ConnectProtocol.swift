import HTTPTransport
import NIOCore

/// Unary calls of the Connect protocol: the message is the body, errors are HTTP statuses with a JSON body.
final class ConnectProtocol: UnaryWireProtocol {
  let codec: MessageCodec
  private let head: HTTPFields
  private let errorHead: HTTPFields

  init(isJSON: Bool, json: JSONFormat, responseFields: HTTPFields) {
    codec = MessageCodec(format: isJSON ? .json : .proto, malformedCode: .invalidArgument, json: json)
    head = HTTPFields(contentType: isJSON ? "application/json" : "application/proto", responseFields)
    errorHead = HTTPFields(contentType: "application/json", responseFields)
  }

  var name: CallProtocol { .connect }
  var coding: CodingFields { .connectBody }

  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader {
    try .whole(request.fields, limit: limit, isCompressed: isCompressed)
  }

  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount? {
    try Self.checkVersion(request.fields)
    return try Timeout.read("connect-timeout-ms", in: request.fields, Timeout.connect)
  }

  /// The version need not be named, but if it is, it is 1.
  static func checkVersion(_ fields: HTTPFields) throws(Status) {
    guard fields.contains("connect-protocol-version"), !fields.first("connect-protocol-version", equals: "1") else {
      return
    }
    throw Status(.invalidArgument, "connect-protocol-version must be 1")
  }

  func respond(_ message: [UInt8], _ reply: Reply) {
    reply.respond(
      status: 200, head, extra: Self.trailers(reply.trailers), body: reply.compression?.compress(message) ?? message)
  }

  func fail(_ status: Status, _ reply: Reply) {
    var extra = status.metadata.fields
    extra.append(contentsOf: Self.trailers(reply.trailers))
    reply.respond(
      status: status.httpStatus ?? status.code.httpStatus, errorHead, extra: extra, body: ErrorBody.connect(status))
  }

  /// "Trailing-Metadata is sent as headers with names prefixed by `trailer-`."
  private static func trailers(_ metadata: Metadata) -> HTTPFields {
    guard !metadata.isEmpty else { return HTTPFields() }
    var fields = HTTPFields()
    for (name, value) in metadata.fields { fields.append("trailer-\(name)", value) }
    return fields
  }
}
