/// Answers to requests that no method is to blame for; their HTTP status says more than their code.
enum Refusal {
  /// Nothing is at this path.
  static let notFound = Status(.notFound, "Not Found")

  /// Something is at this path, but not for this method.
  static func methodNotAllowed(_ allowed: [String]) -> Status {
    var allowed = allowed
    if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
    var status = Status(
      .unimplemented, "Method Not Allowed", metadata: ["allow": allowed.joined(separator: ", ")])
    status.httpStatus = 405
    return status
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
