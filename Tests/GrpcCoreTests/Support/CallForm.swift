import ProtobufCodec
import Testing

@testable import GrpcCore
@testable import HTTPTransport

/// The forms in which one unary call can be written.
enum CallForm: String, CaseIterable, CustomTestStringConvertible {
  case grpc = "application/grpc"
  case grpcProto = "application/grpc+proto"
  case grpcJSON = "application/grpc+json"
  case web = "application/grpc-web"
  case webProto = "application/grpc-web+proto"
  case webJSON = "application/grpc-web+json"
  case text = "application/grpc-web-text"
  case textProto = "application/grpc-web-text+proto"
  case connectProto = "application/proto"
  case connectJSON = "application/json"

  var testDescription: String { rawValue }

  var isGRPC: Bool { rawValue.hasPrefix("application/grpc") }
  var isWeb: Bool { rawValue.hasPrefix("application/grpc-web") }
  var isText: Bool { rawValue.hasPrefix("application/grpc-web-text") }
  var isJSON: Bool { rawValue.hasSuffix("json") }

  func fields(_ others: HTTPFields = HTTPFields()) -> HTTPFields { HTTPFields(contentType: rawValue, others) }

  /// The body of a request with this message.
  func body(_ message: some Message) throws -> [UInt8] {
    frame(isJSON ? try message.jsonUTF8() : message.serialized())
  }

  /// Bytes as this form puts them in a body.
  func frame(_ bytes: [UInt8]) -> [UInt8] {
    guard isGRPC else { return bytes }
    var frame: [UInt8] = [0, 0, 0, 0, 0] + bytes
    MessageFrame.setLength(of: &frame)
    return isText ? Base64.encodedBytes(frame, padded: true) : frame
  }

  /// The messages and the status of an answer, whatever its form.
  func outcome<M: Message>(_ answer: Answer, _ type: M.Type) throws -> Outcome<M> {
    guard isGRPC else {
      if answer.status == 200 { return Outcome(messages: [try message(answer.body)], code: "0", message: "") }
      let error = try Google_Protobuf_Struct(jsonUTF8: answer.body)
      return Outcome(messages: [], code: error.text("code"), message: error.text("message"))
    }
    var trailers = answer.trailers ?? answer.fields
    var messages: [M] = []
    var rest = isText ? try decodeText(answer.body)[...] : answer.body[...]
    while rest.count >= 5 {
      let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let payload = Array(rest.dropFirst(5).prefix(length))
      if rest[rest.startIndex] & 0x80 == 0 { messages.append(try message(payload)) } else { trailers = parse(payload) }
      rest = rest.dropFirst(5 + length)
    }
    return Outcome(
      messages: messages, code: trailers.first("grpc-status") ?? "", message: trailers.first("grpc-message") ?? "",
      trailers: trailers)
  }

  private func message<M: Message>(_ bytes: [UInt8]) throws -> M {
    isJSON ? try M(jsonUTF8: bytes) : try M(serialized: bytes)
  }

  /// Pieces of base64 with padding between them.
  private func decodeText(_ text: [UInt8]) throws -> [UInt8] {
    var stream = Base64Stream()
    return try text.withUnsafeBytes { try stream.decode($0) }
  }

  private func parse(_ section: [UInt8]) -> HTTPFields {
    var fields = HTTPFields()
    for line in String(decoding: section, as: UTF8.self).split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields.append(
        String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    return fields
  }
}

/// How a call ended.
struct Outcome<M> {
  var messages: [M]
  /// The number in gRPC, the name in Connect.
  var code: String
  var message: String
  var trailers = HTTPFields()
}

extension Google_Protobuf_Struct {
  fileprivate func text(_ field: String) -> String {
    if case .stringValue(let text)? = fields[field]?.kind { text } else { "" }
  }
}
