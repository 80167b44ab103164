/// Sees every call before its messages and after its end: authentication, limits, logs, metrics.
public protocol ServerInterceptor: Sendable {
  /// Before any message of the call is parsed. Throwing refuses the call with the error's status.
  ///
  /// Interceptors begin in the order in which the server was given them; one that throws keeps the later ones from beginning.
  func begin(_ context: CallContext) async throws

  /// The call is over. Called once for each call with the status that the caller was sent, or would have been had it
  /// waited; also when `begin` threw or was never reached. Runs on the event loop: must not block.
  func end(_ context: CallContext, _ status: Status)
}

extension ServerInterceptor {
  /// Hears of no end.
  public func end(_ context: CallContext, _ status: Status) {}
}
