import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

/// What the methods on providers share. Two names of one method differ in their messages alone.
extension AdminV1Service {
  func providerTarget(
    _ id: String, _ channel: Notification.Channel, _ call: CallContext, kind: Provider.Kind? = nil
  ) throws -> ProviderTarget {
    ProviderTarget(id, channel, kind, by: try call.caller.userID)
  }

  func providerOwner() async throws -> String { try await useCases.store.instance()?.id ?? "" }

  /// The methods of servers that take mails, under either of their names.
  func serveServers<
    New: SMTPServerFields & SMTPLoginFields, Added: TellingID, Known: SMTPServerFields & SMTPLoginFields & IDFields,
    Updated: TellingDetails,
    Secret: StoredPasswordFields, Kept: TellingDetails
  >(_ add: Method<New, Added>, _ update: Method<Known, Updated>, password: Method<Secret, Kept>) {
    add { request, call in
      let (user, password) = try request.credentials
      let added = try await useCases.addProvider(
        .mail, .smtp(SMTPServer(request, user: user, .adding)), description: request.description, secret: password,
        by: call.caller.userID)
      // The interface says `changeDate` of new providers.
      return .with { ($0.id, $0.details) = (added.id, added.outcome.changed) }
    }
    update { request, call in
      let (user, password) = try request.credentials
      let outcome = try await useCases.updateProvider(
        providerTarget(request.id, .mail, call, kind: .smtp), to: .smtp(SMTPServer(request, user: user, .changing)),
        description: request.description, secret: password)
      return .with { $0.details = outcome.changed }
    }
    password { request, call in
      let outcome = try await useCases.setProviderSecret(
        providerTarget(request.id, .mail, call, kind: .smtp), to: request.password)
      return .with { $0.details = outcome.changed }
    }
  }

  /// The methods of endpoints that messages of a channel are posted to.
  func serveEndpoints<
    New: EndpointFields, Added: TellingNewSigningKey, Known: EndpointChangeFields, Updated: TellingSigningKey
  >(of channel: Notification.Channel, _ add: Method<New, Added>, _ update: Method<Known, Updated>) {
    add { request, call in
      let added = try await useCases.addProvider(
        channel, .http(endpoint: HTTPEndpoint.checked(request.endpoint)), description: request.description, secret: nil,
        by: call.caller.userID)
      return .with { ($0.id, $0.signingKey, $0.details) = (added.id, added.signingKey, added.outcome.changed) }
    }
    update { request, call in
      let target = try providerTarget(request.id, channel, call, kind: .http)
      let endpoint = try HTTPEndpoint.checked(request.endpoint)
      guard request.expirationSigningKey != nil else {
        let outcome = try await useCases.updateProvider(
          target, to: .http(endpoint: endpoint), description: request.description)
        return .with { $0.details = outcome.changed }
      }
      let renewed = try await useCases.renewSigningKey(of: target, endpoint: endpoint, description: request.description)
      return .with { ($0.signingKey, $0.details) = (renewed.signingKey, renewed.outcome.changed) }
    }
  }

  /// The methods by which one provider sends, or none.
  /// - Parameter kind: which alone the methods know; nil: all.
  func serveStates<
    On: IDFields, Activated: TellingDetails, Off: IDFields, Deactivated: TellingDetails, Gone: IDFields,
    Removed: TellingDetails
  >(
    of channel: Notification.Channel, kind: Provider.Kind? = nil, _ activate: Method<On, Activated>,
    _ deactivate: Method<Off, Deactivated>, _ remove: Method<Gone, Removed>
  ) {
    activate { request, call in
      let outcome = try await change(.activateProvider(providerTarget(request.id, channel, call, kind: kind)))
      return .with { $0.details = outcome.created }
    }
    deactivate { request, call in
      let outcome = try await change(.deactivateProvider(providerTarget(request.id, channel, call, kind: kind)))
      return .with { $0.details = outcome.created }
    }
    remove { request, call in
      let outcome = try await change(.removeProvider(providerTarget(request.id, channel, call, kind: kind)))
      return .with { $0.details = outcome.changed }
    }
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
