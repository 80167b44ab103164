import HTTPTransport
import NIOCore
import ProtobufCodec

/// gRPC over HTTP/2, and with a flag gRPC-Web, in binary or base64, over any version of HTTP.
///
/// gRPC-Web has its trailers in the body: a frame with flag 0x80 that holds them as an HTTP/1.1 field section.
final class GRPCProtocol: UnaryWireProtocol, StreamingWireProtocol {
  let codec: MessageCodec
  private let type: GRPCContentType
  private let head: HTTPFields
  private static let success: HTTPFields = ["grpc-status": "0"]
  /// Bytes of a message; percent-encoded it is at most three times as long. Clients give up on sections above 8 KiB (gRPC
  /// C-core, grpc-java), and then know nothing of the status.
  private static let maximumMessage = 1024
  /// Bytes of details in base64.
  private static let maximumDetails = 4096

  init(_ type: GRPCContentType, json: JSONFormat, responseFields: HTTPFields) {
    self.type = type
    codec = MessageCodec(
      format: type.isJSON ? .json : .proto, isFramed: true, malformedCode: .internal, json: json)
    head = HTTPFields(contentType: type.text, responseFields)
  }

  var name: CallProtocol { type.isWeb ? .grpcWeb : .grpc }
  var coding: CodingFields { .grpc }

  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader {
    .frames(isText: type.isText, limit: limit, isCompressed: isCompressed)
  }

  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount? {
    guard type.isWeb || Self.carriesTrailers(to: request) else { throw Refusal.trailersNeeded }
    return try Timeout.read("grpc-timeout", in: request.fields, Timeout.grpc)
  }

  /// "A sender MUST NOT generate a trailer section unless … the request includes a TE header field that specifies "trailers"
  /// as acceptable" (RFC 9110 section 6.5.1); HTTP/1.0 has none. HTTP/2 carries them whatever `te` says.
  private static func carriesTrailers(to request: HTTPRequestHead) -> Bool {
    switch request.version {
    case .http2: true
    case .http1_0: false
    case .http1_1:
      request.fields.values("te").contains { list in
        list.utf8.split(separator: UInt8(ascii: ",")).contains {
          String(decoding: trimmed($0), as: UTF8.self).lowercased() == "trailers"
        }
      }
    }
  }

  func respond(_ message: consuming [UInt8], _ reply: Reply) {
    let message = MessageFrame.compress(message, reply.compression)
    var trailers = Self.success
    if let additions = reply.additions { trailers.append(contentsOf: additions.trailers.fields) }
    guard type.isWeb else {
      return reply.exchange.respond(status: 200, fields: reply.head(head), body: message, trailers: trailers)
    }
    let body = encoded(message) + encoded(Self.trailerFrame(trailers))
    reply.exchange.respond(status: 200, fields: reply.head(head), body: body)
  }

  /// "Trailers-Only": the status is in the head, and there is no body. What a handler wants in the head is told apart
  /// from the trailers, for which gRPC needs two field sections.
  func fail(_ status: Status, _ reply: Reply) {
    var fields = reply.head(head)
    let httpStatus = status.httpStatus ?? 200
    guard type.isWeb || reply.metadata.isEmpty || reply.exchange.request.version != .http2 else {
      return reply.exchange.respond(
        status: httpStatus, fields: fields, trailers: Self.trailers(status, reply.trailers))
    }
    fields.append(contentsOf: Self.trailers(status, reply.trailers))
    reply.exchange.respond(status: httpStatus, fields: fields)
  }

  // MARK: Streams

  func begin(_ reply: Reply) { reply.exchange.sendHead(status: 200, fields: reply.head(head)) }

  func send(_ message: [UInt8], _ compression: Compression?, _ exchange: HTTPExchange) {
    exchange.send(encoded(MessageFrame.compress(message, compression)))
  }

  func send(_ message: [UInt8], then rest: [[UInt8]], _ exchange: HTTPExchange) {
    guard !type.isText else { return send(message + rest.joined(), nil, exchange) }
    exchange.send(message)
    for piece in rest { exchange.send(piece) }
  }

  func finish(_ status: Status, _ reply: Reply) {
    let trailers = Self.trailers(status, reply.trailers)
    guard type.isWeb else { return reply.exchange.finish(trailers: trailers) }
    reply.exchange.send(encoded(Self.trailerFrame(trailers)))
    reply.exchange.finish()
  }

  // MARK: Forms

  private func encoded(_ frame: [UInt8]) -> [UInt8] {
    type.isText ? Base64.encodedBytes(frame, padded: true) : frame
  }

  private static func trailers(_ status: Status, _ metadata: Metadata) -> HTTPFields {
    var trailers = HTTPFields()
    var status = status
    status.message = cut(status.message, to: maximumMessage)
    trailers.append("grpc-status", String(status.code.rawValue))
    if !status.message.isEmpty { trailers.append("grpc-message", PercentCoding.encodeMessage(status.message)) }
    if !status.details.isEmpty {
      let details = Base64.encode(ErrorBody.wire(status), padded: false)
      // A status without its details is better than none.
      if details.utf8.count <= maximumDetails { trailers.append("grpc-status-details-bin", details) }
    }
    trailers.append(contentsOf: status.metadata.fields)
    trailers.append(contentsOf: metadata.fields)
    return trailers
  }

  private static func trailerFrame(_ trailers: HTTPFields) -> [UInt8] {
    var frame: [UInt8] = [0x80, 0, 0, 0, 0]
    trailers.forEachField { name, value in
      frame.append(contentsOf: name)
      frame.append(contentsOf: ": ".utf8)
      frame.append(contentsOf: value)
      frame.append(contentsOf: "\r\n".utf8)
    }
    MessageFrame.setLength(of: &frame)
    return frame
  }
}
