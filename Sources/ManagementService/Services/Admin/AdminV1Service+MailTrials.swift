import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  /// Sends within the call, as the request says; the password is the stored one where an id is given and no other.
  func tryServer(_ request: some SMTPTrialFields & SMTPLoginFields, _ call: CallContext) async throws {
    let credentials = try request.credentials
    let logsIn = if case SMTPLogin.none? = request.login { false } else { true }
    guard !logsIn || !credentials.password.isEmpty || !request.id.isEmpty else {
      throw DomainError(.invalidArgument, "SMTP-p9kj", "Errors.SMTPConfig.TestPassword")
    }
    var server = SMTPServer(
      senderAddress: request.senderAddress, senderName: request.senderName, host: request.host, isTLS: request.tls)
    server.user = credentials.user
    server = try server.checked(.adding)
    var password = try Provider.checked(secret: credentials.password)
    if logsIn, password.isEmpty {
      let missing = DomainError(.notFound, "SMTP-p9cc", "Errors.SMTPConfig.NotFound")
      password = try useCases.password(of: await provider(request.id, .mail, .smtp, else: missing).provider) ?? ""
    }
    try await trial.send(
      to: try EmailAddress(request.receiverAddress), by: server, password: password, within: call.secondsLeft)
  }

  /// Sends within the call, by a stored server.
  func tryServer(_ id: String, receiver: String, _ call: CallContext) async throws {
    let missing = DomainError(.notFound, "SMTP-99klw", "Errors.SMTPConfig.NotFound")
    let provider = try await provider(id, .mail, .smtp, else: missing).provider
    guard case .smtp(let server) = provider.settings else { throw missing }
    try await trial.send(
      to: try EmailAddress(receiver), by: server, password: try useCases.password(of: provider),
      within: call.secondsLeft)
  }
}

extension CallContext {
  /// How long the caller still waits, in whole seconds; nil: it has not said.
  fileprivate var secondsLeft: Int? { timeLeft.map { max(1, Int(clamping: $0.components.seconds)) } }
}
