import HTTPTransport

/// How the bytes of a message are made fewer; gRPC and Connect use HTTP's names (RFC 9110 section 8.4.1).
public enum Compression: String, Sendable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// The zlib format of RFC 1950, which HTTP calls by the name of what is inside.
  case deflate

  /// The names for a field that says what is accepted.
  static let accepted = (["identity"] + allCases.map(\.rawValue)).joined(separator: ",")

  /// Compresses a message.
  func compress(_ bytes: some Collection<UInt8>) -> [UInt8] { Deflater.compress(Array(bytes), self) }

  /// What was compressed. A message of no bytes is taken as it is: "servers must not attempt to decompress zero-length
  /// HTTP request content" (Connect protocol).
  /// - Parameter limit: bytes that the result may have; more are refused before they are made.
  /// - Throws: RESOURCE_EXHAUSTED beyond the limit, `malformedCode` when it is not in this format.
  func decompress(_ bytes: [UInt8], limit: Int, malformedCode: Status.Code) throws(Status) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    do throws(Inflater.Fault) {
      return try Inflater.decompress(bytes, self, limit: limit)
    } catch {
      switch error {
      case .tooLarge:
        throw Status(.resourceExhausted, "message larger than the maximum (more than \(limit) bytes when decompressed)")
      case .malformed: throw Status(malformedCode, "malformed \(rawValue) data")
      }
    }
  }
}

/// The fields in which a protocol says how messages are compressed.
enum CodingFields: Sendable {
  case grpc, connectStream
  /// The body of Connect's unary calls and of REST.
  case body

  /// Names what a message is compressed with.
  var coding: String {
    switch self {
    case .grpc: "grpc-encoding"
    case .connectStream: "connect-content-encoding"
    case .body: "content-encoding"
    }
  }

  /// Names what may come back.
  var accepted: String {
    switch self {
    case .grpc: "grpc-accept-encoding"
    case .connectStream: "connect-accept-encoding"
    case .body: "accept-encoding"
    }
  }

  /// Whether each message is compressed by itself, or the body as a whole.
  var isPerMessage: Bool { self != .body }

  /// What the messages of a request are compressed with; nil: nothing.
  /// - Throws: UNIMPLEMENTED for what is not known, with what is: "the server MUST include a `grpc-accept-encoding`".
  func compression(of fields: HTTPFields) throws(Status) -> Compression? {
    guard let name = fields.first(coding), !name.isEmpty, name != "identity" else { return nil }
    return try known(name)
  }

  /// The compression of this name.
  /// - Throws: UNIMPLEMENTED.
  func known(_ name: String) throws(Status) -> Compression {
    guard let compression = Compression(rawValue: name) else {
      throw Status(
        .unimplemented, "\(coding) \(name) is not supported", metadata: [accepted: Compression.accepted])
    }
    return compression
  }

  /// What an answer may be compressed with: as the request was, if that is accepted or nothing is said of it, otherwise
  /// the first that is accepted and known.
  func compression(acceptedBy fields: HTTPFields, request: Compression?) -> Compression? {
    guard fields.contains(accepted) else { return request }
    let all = fields.values(accepted).flatMap { Self.names($0) }
    if let request, all.contains(request.rawValue) { return request }
    return all.lazy.compactMap(Compression.init(rawValue:)).first
  }

  /// The names in a list, without those that are refused: "a weight of 0 means not acceptable" (RFC 9110 section 12.4.2).
  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").compactMap { item in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let name = parts.first else { return nil }
      let isRefused = parts.dropFirst().contains {
        $0.hasPrefix("q=") && $0.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." }
      }
      return isRefused ? nil : name
    }
  }
}
