/// Sees every call before its messages, and may refuse it: authentication, limits.
public protocol ServerInterceptor: Sendable {
  /// Before any message of the call is parsed. Throwing refuses the call with the error's status.
  ///
  /// Interceptors begin in the order in which the server was given them; one that throws keeps the later ones from beginning.
  func begin(_ context: CallContext) async throws

  /// Whether calls of a method are to be seen: those of others begin without being told. Asked now and then, not at each call.
  func sees(_ method: MethodDescriptor) -> Bool
}

extension ServerInterceptor {
  /// Every method is seen.
  public func sees(_ method: MethodDescriptor) -> Bool { true }
}

/// Hears how every call ended: logs, metrics.
public protocol CallObserver: Sendable {
  /// The call is over. Called once for each call with the status that the caller was sent, or would have been had it
  /// waited; also when an interceptor refused it or never came to see it. Runs on the event loop: must not block.
  func end(_ context: CallContext, _ status: Status)

  /// Who hears of the calls of one method in one protocol, so that what follows from these two is looked up once and not at
  /// each call. By default the observer itself.
  func observer(of method: MethodDescriptor, in protocol: CallProtocol) -> any CallObserver
}

extension CallObserver {
  /// The observer itself.
  public func observer(of method: MethodDescriptor, in protocol: CallProtocol) -> any CallObserver { self }
}
