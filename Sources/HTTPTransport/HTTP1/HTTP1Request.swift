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

  /// A status that says why the request is refused.
  struct Refusal: Error {
    var status: Int
  }

  /// - Throws: the status to answer with.
  init(
    _ head: NIOHTTP1.HTTPRequestHead, limits: TransportLimits, isSecure: Bool
  ) throws(Refusal) {
    guard head.version.major == 1 else { throw Refusal(status: 505) }
    guard head.uri.utf8.count <= limits.maximumHeaderListSize else { throw Refusal(status: 414) }
    guard head.method != .CONNECT else { throw Refusal(status: 501) }

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
    // field and to any request message that contains more than one Host header field line" (RFC 9112 section 3.2).
    guard hosts <= 1, hosts == 1 || head.version.minor == 0 else { throw Refusal(status: 400) }

    let target = try Self.originForm(head.uri, method: head.method)
    if let given = target.authority { authority = given }

    switch fields.first("expect")?.lowercased() {
    case nil: expectsContinue = false
    case "100-continue": expectsContinue = head.version.minor > 0
    default: throw Refusal(status: 417)
    }
    // The parser stops reading HTTP at a request to change the protocol, which we do not honour.
    isKeepAlive = head.isKeepAlive && !fields.contains("upgrade")
    request = HTTPRequestHead(
      method: head.method.rawValue, path: target.path, authority: authority, scheme: isSecure ? "https" : "http",
      version: head.version.minor == 0 ? .http1_0 : .http1_1, fields: fields, isSecure: isSecure)
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
