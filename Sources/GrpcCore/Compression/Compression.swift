/// How the bytes of a message are made fewer; gRPC and Connect use HTTP's names (RFC 9110 section 8.4.1).
public enum Compression: String, Sendable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// The zlib format of RFC 1950, which HTTP calls by the name of what is inside.
  case deflate

  /// - Parameter name: in lower case. "A recipient SHOULD consider "x-gzip" to be equivalent to "gzip"" (RFC 9110
  ///   section 8.4.1.3).
  init?(name: String) { self.init(rawValue: name == "x-gzip" ? "gzip" : name) }

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
