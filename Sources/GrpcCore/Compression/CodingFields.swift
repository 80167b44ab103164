import HTTPTransport

/// The fields in which a protocol says how messages are compressed.
enum CodingFields: Sendable, CaseIterable {
  case grpc, connectStream
  /// The body of Connect's unary calls, and that of REST.
  case connectBody, restBody

  /// Names what a message is compressed with.
  var coding: String {
    switch self {
    case .grpc: "grpc-encoding"
    case .connectStream: "connect-content-encoding"
    case .connectBody, .restBody: "content-encoding"
    }
  }

  /// Names what may come back.
  var accepted: String {
    switch self {
    case .grpc: "grpc-accept-encoding"
    case .connectStream: "connect-accept-encoding"
    case .connectBody, .restBody: "accept-encoding"
    }
  }

  /// Whether each message is compressed by itself, or the body as a whole.
  var isPerMessage: Bool {
    switch self {
    case .grpc, .connectStream: true
    case .connectBody, .restBody: false
    }
  }

  /// What the messages of a request are compressed with; nil: nothing.
  ///
  ///     Content-Encoding = #content-coding
  ///
  /// "All content codings are case-insensitive" (RFC 9110 section 8.4.1). `identity` changes nothing, wherever it stands.
  /// - Throws: `unsupported` for what is not known, and for more than one.
  func compression(of fields: HTTPFields) throws(Status) -> Compression? {
    guard fields.contains(coding) else { return nil }
    var found: Compression?
    for value in fields.values(coding) {
      for item in value.utf8.split(separator: UInt8(ascii: ",")) {
        let name = String(decoding: trimmed(item), as: UTF8.self).lowercased()
        if name.isEmpty || name == "identity" { continue }
        guard found == nil, let compression = Compression(name: name) else { throw unsupported(value) }
        found = compression
      }
    }
    return found
  }

  /// The refusal of a coding that is not known, with what is: "the server MUST include a `grpc-accept-encoding`". In REST
  /// it is a media type that is not supported: "the Accept-Encoding response header field ought to be used to indicate what
  /// (if any) content codings would have been accepted" (RFC 9110 section 15.5.16).
  func unsupported(_ name: some StringProtocol) -> Status {
    var status = Status(
      .unimplemented, "\(coding) \(echo(name)) is not supported", metadata: [accepted: Compression.accepted])
    if case .restBody = self { status.httpStatus = 415 }
    return status
  }

  /// What an answer may be compressed with; nil: nothing.
  /// - Parameter request: what the request is compressed with. Preferred, and taken where nothing is said of answers.
  func compression(acceptedBy fields: HTTPFields, request: Compression?) -> Compression? {
    guard fields.contains(accepted) else { return request }
    return AcceptedCodings(fields.values(accepted)).best(preferring: request)
  }
}

/// What was decided of an answer that may be compressed.
struct AnswerCoding {
  /// What its messages are compressed with; nil: they are not, but would be for another client.
  let compression: Compression?
  /// Which fields say so.
  let fields: CodingFields
}
