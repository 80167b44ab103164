import HTTPTransport

/// Answers to requests that no method is to blame for; their HTTP status says more than their code.
enum Refusal {
  /// Nobody waits for the answer any more.
  static let expired = Status(.deadlineExceeded, "deadline exceeded")

  /// gRPC says in trailers how a call ended. What the client cannot be told must not be done: it would ask again.
  static let trailersNeeded: Status = {
    var status = Status(.unimplemented, "gRPC needs HTTP/2, or HTTP/1.1 with \"te: trailers\"; gRPC-Web does not")
    status.httpStatus = 505
    return status
  }()

  /// The service is known, but has no such method.
  /// - Parameter isGRPC: gRPC answers over HTTP's 200; Connect's suite asks for 404 with the code UNIMPLEMENTED.
  static func unknownMethod(_ path: String, isGRPC: Bool) -> Status {
    var status = Status(.unimplemented, "unknown method \(echo(path))")
    if !isGRPC { status.httpStatus = 404 }
    return status
  }

  /// Nothing is at this path.
  static let notFound = Status(.notFound, "Not Found")

  /// Something is at this path, but not for this method.
  static func methodNotAllowed(_ allowed: [String]) -> Status {
    var status = Status(.unimplemented, "Method Not Allowed", metadata: ["allow": allow(allowed)])
    status.httpStatus = 405
    return status
  }

  /// The value of `allow`. HEAD is answered wherever GET is.
  static func allow(_ methods: [String]) -> String {
    var methods = methods
    if methods.contains("GET"), !methods.contains("HEAD") { methods.append("HEAD") }
    return methods.joined(separator: ", ")
  }

  /// The transport takes no more of a request.
  static func status(of reason: BodyRefusal) -> Status {
    switch reason {
    case .overBudget: return Status(.resourceExhausted, "too much is being received at once")
    case .tooSlow:
      var status = Status(.deadlineExceeded, "the message takes too long to come")
      status.httpStatus = 408
      return status
    }
  }

  /// The body is of a type that nothing at this path takes.
  static let unsupportedMediaType: Status = {
    var status = Status(
      .invalidArgument, "Unsupported Media Type",
      metadata: ["accept-post": "application/json, application/proto, application/grpc, application/grpc-web"])
    status.httpStatus = 415
    return status
  }()
}
