import HTTPTransport

/// Which sites of other origins may call RPCs, and by which rules (Fetch standard, "CORS protocol").
public struct CORSPolicy: Sendable {
  /// Whether a site of this origin may call. Any may by default; its origin is echoed.
  public var allowsOrigin: @Sendable (String) -> Bool = { _ in true }
  /// Whether the browser may send cookies and its `authorization`.
  public var allowsCredentials = true
  /// Header fields that a site may set.
  public var allowedFields = [
    "origin", "content-type", "accept", "accept-language", "authorization", "x-user-agent", "x-grpc-web",
    "x-requested-with", "connect-protocol-version", "connect-timeout-ms", "grpc-timeout",
  ]
  /// Methods that a site may use.
  public var allowedMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  /// Header fields of the response that a site may read.
  public var exposedFields = ["location", "content-length", "grpc-status", "grpc-message", "grpc-status-details-bin"]
  /// Seconds for which a browser may remember the answer to a preflight.
  public var maximumAge = 7200

  /// Any origin, with credentials.
  public init() {}
}

/// A policy as the fields that it puts on responses.
struct CORSFields: Sendable {
  private let policy: CORSPolicy
  private let exposed: String
  private let allowedFields: String
  private let allowedMethods: String

  init(_ policy: CORSPolicy) {
    self.policy = policy
    exposed = policy.exposedFields.joined(separator: ", ")
    allowedFields = policy.allowedFields.joined(separator: ", ")
    allowedMethods = policy.allowedMethods.joined(separator: ", ")
  }

  /// The fields for the answer to a request; nil when no site of another origin asks.
  func fields(for request: HTTPRequestHead) -> HTTPFields? {
    guard let origin = request.fields.first("origin") else { return nil }
    // Answers differ by origin: a cache must not give one site's to another, even where it is refused.
    var fields: HTTPFields = ["vary": "Origin"]
    guard policy.allowsOrigin(origin) else { return fields }
    allow(origin, &fields)
    fields.append("access-control-expose-headers", exposed)
    return fields
  }

  /// The answer to a preflight (Fetch standard, "CORS-preflight request"); nil when the request is none.
  func preflight(_ request: HTTPRequestHead) -> HTTPFields? {
    guard request.method == "OPTIONS", let origin = request.fields.first("origin"),
      request.fields.contains("access-control-request-method")
    else { return nil }
    var fields: HTTPFields = [
      "vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
    ]
    guard policy.allowsOrigin(origin) else { return fields }
    allow(origin, &fields)
    fields.append("access-control-allow-methods", allowedMethods)
    fields.append("access-control-allow-headers", allowedFields)
    fields.append("access-control-max-age", String(policy.maximumAge))
    return fields
  }

  private func allow(_ origin: String, _ fields: inout HTTPFields) {
    fields.append("access-control-allow-origin", origin)
    if policy.allowsCredentials { fields.append("access-control-allow-credentials", "true") }
  }
}
