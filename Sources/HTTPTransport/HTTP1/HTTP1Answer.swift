import NIOCore

/// Writes one answer's octets, and knows how its end is recognised (RFC 9112 section 6.3).
struct HTTP1Answer {
  /// How the body's length is known to the client.
  enum Framing {
    /// There is no body.
    case none
    /// `content-length` says it.
    case length
    /// Chunked coding.
    case chunked
    /// The body ends with the connection: HTTP/1.0.
    case close
  }

  private(set) var framing = Framing.none
  /// Whether the client may send another request.
  private(set) var isKeepAlive: Bool
  private var isHeadWritten = false
  private let version: HTTPVersion

  init(to version: HTTPVersion, isKeepAlive: Bool) {
    self.version = version
    self.isKeepAlive = isKeepAlive
  }

  static func writeInterim(_ status: Int, _ fields: HTTPFields, into output: inout ByteBuffer) {
    writeStatus(status, into: &output)
    fields.forEachField { name, value in write(name, value, into: &output) }
    output.writeStaticString("\r\n")
  }

  /// No further request, unless the head has been written and promised otherwise.
  mutating func endConnection() {
    if !isHeadWritten { isKeepAlive = false }
  }

  /// - Parameter wholeBody: the length of the body where the exchange is already finished without trailers.
  mutating func writeHead(
    _ status: Int, _ fields: HTTPFields, date: [UInt8], wholeBody: Int?, hasBody: Bool, into output: inout ByteBuffer
  ) {
    isHeadWritten = true
    Self.writeStatus(status, into: &output)
    if !fields.contains("date") {
      output.writeStaticString("date: ")
      output.writeBytes(date)
      output.writeStaticString("\r\n")
    }
    var hasLength = false
    fields.forEachField { name, value in
      guard !isConnectionSpecific(name) else { return }
      if equal(name, Self.contentLength) {
        // "A server MUST NOT send a Content-Length header field in any response with a status code of 1xx or 204".
        guard status != 204 else { return }
        hasLength = true
      }
      Self.write(name, value, into: &output)
    }
    if fields.first("connection")?.lowercased() == "close" { isKeepAlive = false }
    if hasLength {
      framing = .length
    } else if let wholeBody {
      framing = .length
      if status != 204, status != 304 {
        output.writeStaticString("content-length: ")
        output.writeString(String(wholeBody))
        output.writeStaticString("\r\n")
      }
    } else if version == .http1_1 {
      framing = .chunked
      if status != 204, status != 304 { output.writeStaticString("transfer-encoding: chunked\r\n") }
    } else {
      framing = .close
      if hasBody { isKeepAlive = false }
    }
    if !hasBody { framing = .none }
    if !isKeepAlive {
      output.writeStaticString("connection: close\r\n")
    } else if version == .http1_0 {
      output.writeStaticString("connection: keep-alive\r\n")
    }
    output.writeStaticString("\r\n")
  }

  func writeBody(_ bytes: ArraySlice<UInt8>, into output: inout ByteBuffer) {
    guard !bytes.isEmpty else { return }
    switch framing {
    case .none:
      break
    case .length, .close:
      output.writeBytes(bytes)
    case .chunked:
      output.writeString(String(bytes.count, radix: 16))
      output.writeStaticString("\r\n")
      output.writeBytes(bytes)
      output.writeStaticString("\r\n")
    }
  }

  func writeEnd(trailers: HTTPFields?, into output: inout ByteBuffer) {
    guard framing == .chunked else { return }
    output.writeStaticString("0\r\n")
    trailers?.forEachField { name, value in
      if !isConnectionSpecific(name), !equal(name, Self.contentLength) { Self.write(name, value, into: &output) }
    }
    output.writeStaticString("\r\n")
  }

  /// `nonisolated(unsafe)`: points at a constant of the program.
  private nonisolated(unsafe) static let contentLength = UnsafeRawBufferPointer(
    start: ("content-length" as StaticString).utf8Start, count: 14)

  private static func write(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, into output: inout ByteBuffer
  ) {
    output.writeBytes(name)
    output.writeStaticString(": ")
    output.writeBytes(value)
    output.writeStaticString("\r\n")
  }

  private static func writeStatus(_ status: Int, into output: inout ByteBuffer) {
    output.writeStaticString("HTTP/1.1 ")
    output.writeString(String(status))
    output.writeStaticString(" ")
    output.writeString(reason(status))
    output.writeStaticString("\r\n")
  }

  /// "A client SHOULD ignore the reason-phrase content" (RFC 9112 section 4): those that people see most often.
  private static func reason(_ status: Int) -> String {
    switch status {
    case 100: "Continue"
    case 200: "OK"
    case 201: "Created"
    case 204: "No Content"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: ""
    }
  }
}
