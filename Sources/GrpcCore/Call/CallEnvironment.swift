import HTTPTransport

/// What serves every call of a server; immutable.
final class CallEnvironment: Sendable {
  let interceptors: [any ServerInterceptor]
  let configuration: RPCConfiguration
  let cors: CORSFields?

  init(interceptors: [any ServerInterceptor], configuration: RPCConfiguration) {
    self.interceptors = interceptors
    self.configuration = configuration
    cors = configuration.cors.map(CORSFields.init)
  }
}

extension CallContext {
  /// Whether anyone is to see the call before its message is read.
  @usableFromInline final var isIntercepted: Bool { !environment.interceptors.isEmpty }

  /// Lets the interceptors see the call.
  @usableFromInline
  final func authorize() async throws {
    for interceptor in environment.interceptors { try await interceptor.begin(self) }
  }

  /// Tells the interceptors how the call ended.
  final func end(_ status: Status) {
    for interceptor in environment.interceptors { interceptor.end(self, status) }
  }

  /// What the caller may see of an error.
  final func status(of error: any Error) -> Status {
    if let status = error as? Status { return status }
    return environment.configuration.errorStatus(error, self)
  }
}
