import HTTPTransport

/// Which sites of other origins may call RPCs, and by which rules (Fetch standard, "CORS protocol").
public struct CORSPolicy: Sendable {
  /// Whether a site of this origin may call. None may unless it is said here; an allowed origin is echoed.
  public var allowsOrigin: @Sendable (String) -> Bool = { _ in false }
  /// Whether the browser may send cookies and its `authorization`.
  public var allowsCredentials = false
  /// Header fields that a site may set: what is read here, and what says which trace a call belongs to.
  public var allowedFields = [
    "origin", "content-type", "accept", "accept-language", "authorization", "x-user-agent", "x-grpc-web",
    "x-requested-with", "connect-protocol-version", "connect-timeout-ms", "grpc-timeout", "content-encoding",
    "grpc-encoding", "grpc-accept-encoding", "connect-content-encoding", "connect-accept-encoding", "traceparent",
    "tracestate", "baggage",
  ]
  /// Methods that a site may use.
  public var allowedMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  /// Header fields of the response that a site may read: all that an answer can say beside its own metadata.
  public var exposedFields = [
    "location", "content-length", "content-encoding", "grpc-status", "grpc-message", "grpc-status-details-bin",
    "grpc-encoding", "grpc-accept-encoding", "connect-content-encoding", "connect-accept-encoding", "accept-encoding",
    "accept-post", "allow", "retry-after",
  ]
  /// Seconds for which a browser may remember the answer to a preflight.
  public var maximumAge = 7200

  /// Lets no site call. `allowsOrigin` opens it.
  public init() {}
}

/// A policy as the fields that it puts on responses: a class, as every call asks for it.
final class CORSFields: Sendable {
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

  /// Whether a site of this origin may call.
  func allows(_ origin: String) -> Bool { policy.allowsOrigin(origin) }

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
