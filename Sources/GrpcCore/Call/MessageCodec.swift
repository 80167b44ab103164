import ProtobufCodec

/// How the messages of a call are written. All a handler's types know of the protocol.
@usableFromInline
final class MessageCodec: Sendable {
  enum Format: Sendable {
    case proto, json
    case transcoded(TranscodedRequest)
  }

  let format: Format
  /// Whether `encode` puts a gRPC frame's prefix in front of the message.
  @usableFromInline let isFramed: Bool
  @usableFromInline let isBinary: Bool
  /// What a message is answered with that is not in wire format, or not in that of its compression: gRPC says INTERNAL,
  /// Connect and REST that the caller is to blame.
  let malformedCode: Status.Code
  let json: JSONFormat

  init(format: Format, isFramed: Bool = false, malformedCode: Status.Code, json: JSONFormat) {
    self.format = format
    self.isFramed = isFramed
    self.malformedCode = malformedCode
    self.json = json
    if case .proto = format { isBinary = true } else { isBinary = false }
  }

  // The two functions that every message passes are inlinable for the sake of binary messages; see `UnaryInvocation`.

  /// Reads a message and validates it by the schema's rules.
  @inlinable
  func decode<M: Message>(_ type: M.Type, from bytes: [UInt8]) throws -> M {
    var message = M()
    if isBinary {
      do {
        try bytes.withUnsafeBytes { try message.merge(serialized: $0) }
      } catch {
        throw malformed(error)
      }
    } else {
      try decodeJSON(&message, from: bytes)
    }
    try message.validate()
    return message
  }

  /// Writes a message, with its frame's prefix where the protocol has one.
  @inlinable
  func encode<M: Message>(_ message: M) throws -> [UInt8] {
    guard isBinary else { return try encodeJSON(message) }
    guard isFramed else { return message.serialized() }
    var frame = message.serialized(reservingPrefix: MessageFrame.prefixLength)
    MessageFrame.setLength(of: &frame)
    return frame
  }

  @usableFromInline
  func malformed(_ error: any Error) -> Status { Status(malformedCode, "malformed message: \(error)") }

  @usableFromInline
  func decodeJSON(_ message: inout some Message, from bytes: [UInt8]) throws {
    switch format {
    case .proto: break
    case .json:
      try decodingJSON { try bytes.withUnsafeBytes { try message.merge(jsonUTF8: $0, options: json.decoding) } }
    case .transcoded(let request):
      guard request.accepts(bytes) else { throw Refusal.unsupportedMediaType }
      try decodingJSON { try request.read(into: &message, body: bytes, json.decoding) }
    }
  }

  @usableFromInline
  func encodeJSON(_ message: some Message) throws -> [UInt8] {
    if case .transcoded(let request) = format, let field = request.binding.responseBody {
      return try encodingJSON { try message.jsonUTF8(field: field, json.encoding) }
    }
    let prefix = isFramed ? MessageFrame.prefixLength : 0
    var frame = try encodingJSON { try message.jsonUTF8(json.encoding, reservingPrefix: prefix) }
    if isFramed { MessageFrame.setLength(of: &frame) }
    return frame
  }

  private func decodingJSON(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as JSONError {
      throw Status(.invalidArgument, error.message)
    }
  }

  private func encodingJSON(_ body: () throws -> [UInt8]) throws -> [UInt8] {
    do {
      return try body()
    } catch let error as JSONError {
      throw Status(.internal, "the answer has no form in JSON: \(error.message)")
    }
  }
}

/// How JSON is read and written, for all calls.
final class JSONFormat: Sendable {
  let encoding: JSONEncodingOptions
  let decoding: JSONDecodingOptions

  init(encoding: JSONEncodingOptions) {
    self.encoding = encoding
    decoding = JSONDecodingOptions(ignoreUnknownFields: true, types: encoding.types)
  }
}

/// Where the parts of an HTTP request go in the message of a method (`google.api.http`).
final class TranscodedRequest: Sendable {
  let binding: HTTPBinding
  /// What the variables of the path hold, decoded.
  let variables: [(path: String, value: String)]
  let query: [(path: String, value: String)]
  let bodyType: BodyType

  /// What the content type says of the body.
  enum BodyType: Sendable {
    case json
    /// A form; but curl says so of everything that it is given with `--data`.
    case form
    /// Another protocol's, or a form of several parts.
    case other
  }

  init(
    binding: HTTPBinding, variables: [(path: String, value: String)], query: [(path: String, value: String)],
    bodyType: BodyType
  ) {
    self.binding = binding
    self.variables = variables
    self.query = query
    self.bodyType = bodyType
  }

  /// Whether a body is what its type says: a form has its braces and quotes percent-encoded.
  func accepts(_ body: [UInt8]) -> Bool {
    switch bodyType {
    case .json: true
    case .form:
      switch body.first(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }) {
      case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): true
      default: false
      }
    case .other: body.isEmpty
    }
  }

  /// Fills a message: "all fields that are not bound by the path template become query parameters if there is no body"
  /// of the whole message. Variables come last and so win over the body.
  func read<M: Message>(into message: inout M, body: [UInt8], _ options: JSONDecodingOptions) throws(JSONError) {
    var rest: [(path: String, value: String)] = query
    switch binding.body {
    case .none: break
    case .wholeMessage:
      rest = []
      if !body.isEmpty {
        try body.withBytes { bytes throws(JSONError) in try message.merge(jsonUTF8: bytes, options: options) }
      }
    case .field(let field):
      if !body.isEmpty {
        try body.withBytes { bytes throws(JSONError) in
          try message.merge(field: field, jsonUTF8: bytes, options: options)
        }
      }
    }
    if !rest.isEmpty { try message.merge(fields: rest, options: options) }
    if !variables.isEmpty { try message.merge(fields: variables, options: options) }
  }
}

extension [UInt8] {
  /// `withUnsafeBytes` with a typed error.
  fileprivate func withBytes<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    var failure: E?
    withUnsafeBytes { bytes in
      do throws(E) { try body(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
