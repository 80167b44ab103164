import NIOCore
import NIOHTTP1

/// A parsed request head of HTTP/1.1, checked as RFC 9112 asks.
struct HTTP1Request {
  /// What the service sees.
  var request: HTTPRequestHead
  /// "A client that will wait for a 100 (Continue) response before sending the request content" (RFC 9110 section 10.1.1).
  var expectsContinue: Bool
  /// Whether another request may follow on the connection.
  var isKeepAlive: Bool
  /// How long the body is, if that is said.
  var contentLength: Int?

  /// A status that says why the request is refused.
  struct Refusal: Error {
    var status: Int
  }

  /// - Throws: the status to answer with.
  init(
    _ head: NIOHTTP1.HTTPRequestHead, limits: TransportLimits, singular: SingularFields, isSecure: Bool
  ) throws(Refusal) {
    guard head.version.major == 1 else { throw Refusal(status: 505) }
    guard head.uri.utf8.count <= limits.maximumHeaderListSize else { throw Refusal(status: 414) }
    guard head.method != .CONNECT else { throw Refusal(status: 501) }
    // The parser has mended octets that are no UTF-8: it would be another path.
    guard !head.uri.unicodeScalars.contains("\u{FFFD}") else { throw Refusal(status: 400) }

    var size = 0
    var hosts = 0
    var authority = ""
    var fields = HTTPFields()
    fields.reserve(fields: head.headers.count, bytes: head.headers.count * 32)
    for (name, value) in head.headers {
      size += name.utf8.count + value.utf8.count + 32
      fields.append(name, value)
      if name.utf8.count == 4, name.lowercased() == "host" {
        hosts += 1
        authority = value
      }
    }
    guard size <= limits.maximumHeaderListSize, head.headers.count <= limits.maximumHeaderFields else {
      throw Refusal(status: 431)
    }
    // "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1 request message that lacks a Host header
    // field and to any request message that contains more than one Host header field line or a Host header field with an
    // invalid field value" (RFC 9112 section 3.2). It is empty where the target has no authority.
    guard hosts <= 1, hosts == 1 || head.version.minor == 0, authority.isEmpty || Authority.isValid(authority) else {
      throw Refusal(status: 400)
    }
    var seen: UInt64 = 0
    var isAmbiguous = false
    fields.forEachField { name, _ in
      if !singular.allows(name, after: &seen) { isAmbiguous = true }
    }
    guard !isAmbiguous else { throw Refusal(status: 400) }
    let isChunked = try Self.isChunked(fields)

    let target = try Self.originForm(head.uri, method: head.method)
    if let given = target.authority {
      guard Authority.isValid(given) else { throw Refusal(status: 400) }
      authority = given
    }

    switch fields.first("expect")?.lowercased() {
    case nil: expectsContinue = false
    case "100-continue": expectsContinue = head.version.minor > 0
    default: throw Refusal(status: 417)
    }
    // The parser stops reading HTTP at a request to change the protocol, which we do not honour. "A server … that receives an
    // HTTP/1.0 message containing a Transfer-Encoding header field MUST treat the message as if the framing is faulty … and
    // close the connection after processing the message" (RFC 9112 section 6.1).
    isKeepAlive = head.isKeepAlive && !fields.contains("upgrade") && !(isChunked && head.version.minor == 0)
    contentLength = isChunked ? nil : fields.first("content-length").flatMap { Int($0) }
    request = HTTPRequestHead(
      method: head.method.rawValue, path: target.path, authority: authority, scheme: isSecure ? "https" : "http",
      version: head.version.minor == 0 ? .http1_0 : .http1_1, fields: fields, isSecure: isSecure)
  }

  /// Whether the body comes in chunks. Another coding before is one "that [the server] does not understand": 501 (RFC 9112
  /// section 6.1). "If … the chunked transfer coding is not the final encoding, the message body length cannot be determined
  /// reliably; the server MUST respond with the 400 (Bad Request) status code" (section 6.3).
  private static func isChunked(_ fields: HTTPFields) throws(Refusal) -> Bool {
    guard fields.contains("transfer-encoding") else { return false }
    var codings = fields.values("transfer-encoding").flatMap { $0.split(separator: ",") }.map {
      $0.trimmingOptionalWhitespace().lowercased()
    }
    codings.removeAll { $0.isEmpty }
    guard codings.popLast() == "chunked", !codings.contains("chunked") else { throw Refusal(status: 400) }
    guard codings.isEmpty else { throw Refusal(status: 501) }
    return true
  }

  /// "A server MUST accept the absolute-form in requests" (RFC 9112 section 3.2.2); its authority replaces `Host`.
  private static func originForm(
    _ target: String, method: HTTPMethod
  ) throws(Refusal) -> (path: String, authority: String?) {
    if target.utf8.first == UInt8(ascii: "/") { return (target, nil) }
    if target == "*", method == .OPTIONS { return (target, nil) }
    let lower = target.prefix(8).lowercased()
    let prefix = lower.hasPrefix("http://") ? 7 : lower == "https://" ? 8 : 0
    let rest = target.utf8.dropFirst(prefix)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard prefix > 0, !authority.isEmpty else { throw Refusal(status: 400) }
    let path = String(Substring(rest[authority.endIndex...]))
    return (path.utf8.first == UInt8(ascii: "/") ? path : "/" + path, String(Substring(authority)))
  }
}

extension HTTPServerRequestPart {
  /// Whether a request begins with it.
  var isHead: Bool {
    if case .head = self { return true }
    return false
  }

  /// Bytes of memory that it takes while it waits: itself, and its bytes; of a field also what the texts are kept in.
  var weight: Int {
    switch self {
    case .head(let head): 64 + head.uri.utf8.count + Self.weight(of: head.headers)
    case .body(let bytes): 64 + bytes.readableBytes
    case .end(let trailers): trailers.map(Self.weight) ?? 0
    }
  }

  private static func weight(of fields: HTTPHeaders) -> Int {
    fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
  }
}

extension Substring {
  /// Without `OWS = *( SP / HTAB )` at its ends (RFC 9110 section 5.6.3).
  fileprivate func trimmingOptionalWhitespace() -> Substring {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var rest = drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }
}
