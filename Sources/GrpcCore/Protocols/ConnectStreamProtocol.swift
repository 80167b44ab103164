import HTTPTransport
import NIOCore
import ProtobufCodec

/// Streams of the Connect protocol: messages in envelopes, the last of which holds the status.
///
/// An envelope is a frame of gRPC; flag 2 marks the `EndStreamResponse`, `{"error":…,"metadata":{…}}`. The HTTP status is
/// always 200.
final class ConnectStreamProtocol: StreamingWireProtocol {
  let codec: MessageCodec
  private let head: HTTPFields

  init(isJSON: Bool, json: JSONFormat, responseFields: HTTPFields) {
    codec = MessageCodec(
      format: isJSON ? .json : .proto, isFramed: true, malformedCode: .invalidArgument, json: json)
    head = HTTPFields(contentType: isJSON ? "application/connect+json" : "application/connect+proto", responseFields)
  }

  var name: CallProtocol { .connect }
  var coding: CodingFields { .connectStream }

  func reader(of request: HTTPRequestHead, limit: Int, isCompressed: Bool) throws(Status) -> BodyReader {
    .frames(limit: limit, isCompressed: isCompressed)
  }

  func open(_ request: HTTPRequestHead) throws(Status) -> TimeAmount? {
    try ConnectProtocol.checkVersion(request.fields)
    return try Timeout.read("connect-timeout-ms", in: request.fields, Timeout.connect)
  }

  func fail(_ status: Status, _ reply: Reply) {
    reply.exchange.respond(status: 200, fields: reply.head(head), body: Self.end(status, reply.trailers))
  }

  func begin(_ reply: Reply) { reply.exchange.sendHead(status: 200, fields: reply.head(head)) }

  func send(_ message: [UInt8], _ compression: Compression?, _ exchange: HTTPExchange) {
    exchange.send(MessageFrame.compress(message, compression))
  }

  func send(_ message: [UInt8], then rest: [[UInt8]], _ exchange: HTTPExchange) {
    exchange.send(message)
    for piece in rest { exchange.send(piece) }
  }

  func finish(_ status: Status, _ reply: Reply) {
    reply.exchange.send(Self.end(status, reply.trailers))
    reply.exchange.finish()
  }

  private static func end(_ status: Status, _ trailers: Metadata) -> [UInt8] {
    var metadata = status.metadata
    metadata.append(contentsOf: trailers)
    var frame: [UInt8] = [2, 0, 0, 0, 0]
    frame.append(contentsOf: ErrorBody.connectEnd(status, metadata))
    MessageFrame.setLength(of: &frame)
    return frame
  }
}
