import Domain
import GrpcCore
import ManagementAPI

/// What the methods on providers share. Two names of one method differ in their messages alone.
extension AdminV1Service {
  func providerTarget(
    _ id: String, _ channel: Notification.Channel, _ call: CallContext, kind: Provider.Kind? = nil
  ) throws -> ProviderTarget {
    ProviderTarget(id, channel, kind, by: try call.caller.userID)
  }

  func providerOwner() async throws -> String { try await useCases.store.instance()?.id ?? "" }

  func addServer(
    _ request: some SMTPServerFields, _ call: CallContext
  ) async throws -> (id: String, details: Zitadel_V1_ObjectDetails) {
    let added = try await useCases.addProvider(
      .mail, .smtp(try SMTPServer(request, .adding)), description: request.description, secret: request.password,
      by: try call.caller.userID)
    // The interface says `changeDate` of new providers.
    return (added.id, added.outcome.changed)
  }

  func updateServer(
    _ id: String, _ request: some SMTPServerFields, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.updateProvider(
      try providerTarget(id, .mail, call, kind: .smtp), to: .smtp(try SMTPServer(request, .changing)),
      description: request.description, secret: request.password
    ).changed
  }

  func addEndpoint(
    _ channel: Notification.Channel, _ endpoint: String, _ description: String, _ call: CallContext
  ) async throws -> (id: String, signingKey: String, details: Zitadel_V1_ObjectDetails) {
    let added = try await useCases.addProvider(
      channel, .http(endpoint: try HTTPEndpoint.checked(endpoint)), description: description, secret: nil,
      by: try call.caller.userID)
    return (added.id, added.signingKey, added.outcome.changed)
  }

  /// - Parameter isRenewing: whether the key that signs is to be another.
  /// - Returns: the new key, told this once.
  func updateEndpoint(
    _ target: ProviderTarget, _ endpoint: String, _ description: String, isRenewing: Bool
  ) async throws -> (signingKey: String?, details: Zitadel_V1_ObjectDetails) {
    let endpoint = try HTTPEndpoint.checked(endpoint)
    guard isRenewing else {
      let outcome = try await useCases.updateProvider(
        target, to: .http(endpoint: endpoint), description: description)
      return (nil, outcome.changed)
    }
    let renewed = try await useCases.renewSigningKey(of: target, endpoint: endpoint, description: description)
    return (renewed.signingKey, renewed.outcome.changed)
  }

  func provider(
    _ id: String, _ channel: Notification.Channel, _ kind: Provider.Kind? = nil, else refusal: DomainError
  ) async throws -> ProviderEntry {
    guard let entry = try await useCases.directory.provider(id: id, channel), kind == nil || entry.provider.kind == kind
    else { throw refusal }
    return entry
  }
}

extension DomainError {
  static let mailProviderNotFound = DomainError(.notFound, "QUERY-fwofw", "Errors.SMTPConfig.NotFound")
  static let smsProviderNotFound = DomainError(.notFound, "QUERY-fn99w", "Errors.SMSConfig.NotExisting")
}
