/// The version of HTTP that a request was made with.
public enum HTTPVersion: Sendable {
  /// HTTP/1.0: no chunked coding, one request a connection unless the client asks to keep it.
  case http1_0
  /// HTTP/1.1.
  case http1_1
  /// HTTP/2, which alone carries trailers that gRPC can use.
  case http2
}

/// What a client asks for, before the body.
///
/// A class, since clients repeat their heads: requests of one event loop with equal heads that follow each other share one.
///
/// `@unchecked Sendable`: `noted` is touched on the event loop only.
public final class HTTPRequestHead: @unchecked Sendable {
  /// The method, in the case in which it was sent (methods are case-sensitive).
  public let method: String
  /// The request target in origin form, with its query if there is one: `/a/b?c=d`, still percent-encoded.
  public let path: String
  /// `:authority`, or the `Host` field; empty if there was neither.
  public let authority: String
  /// `http` or `https`, as the client sees it.
  public let scheme: String
  /// The version of HTTP.
  public let version: HTTPVersion
  /// The other fields; pseudo-header fields are not among them.
  public let fields: HTTPFields
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// What the service found out about this head alone, and need not find out again when it is repeated. Nil at first; to be
  /// used on the exchange's event loop.
  public var notes: AnyObject? {
    get { noted }
    set { noted = newValue }
  }
  @exclusivity(unchecked) private var noted: AnyObject?

  /// A request head from its parts.
  public init(
    method: String, path: String, authority: String = "", scheme: String = "http", version: HTTPVersion = .http2,
    fields: HTTPFields = HTTPFields(), isSecure: Bool = false
  ) {
    self.method = method
    self.path = path
    self.authority = authority
    self.scheme = scheme
    self.version = version
    self.fields = fields
    self.isSecure = isSecure
  }
}

/// Error codes of HTTP/2 (RFC 9113 section 7). Over HTTP/1.1 each of them closes the connection.
public enum HTTPResetCode: UInt32, Sendable {
  /// The exchange is over and the rest of the request is not wanted.
  case noError = 0x0
  /// The peer broke the protocol.
  case protocolError = 0x1
  /// Something went wrong on our side.
  case internalError = 0x2
  /// The stream was refused before anything was done; the client may safely repeat it.
  case refusedStream = 0x7
  /// The exchange is not needed any more.
  case cancel = 0x8
  /// The peer makes too much work.
  case enhanceYourCalm = 0xb
}
