import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  package func listSMSProviders(
    _ request: Zitadel_Admin_V1_ListSMSProvidersRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListSMSProvidersResponse {
    let page = try await useCases.directory.providers(.shortMessage, kind: nil, PageRequest(request.query))
    let owner = try await providerOwner()
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.map { Zitadel_Settings_V1_SMSProvider($0, in: owner) }
    }
  }

  package func getSMSProvider(
    _ request: Zitadel_Admin_V1_GetSMSProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetSMSProviderResponse {
    let entry = try await provider(request.id, .shortMessage, else: .smsProviderNotFound)
    let owner = try await providerOwner()
    return .with { $0.config = Zitadel_Settings_V1_SMSProvider(entry, in: owner) }
  }

  package func addSMSProviderTwilio(
    _ request: Zitadel_Admin_V1_AddSMSProviderTwilioRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddSMSProviderTwilioResponse {
    let account = try TwilioAccount(
      sid: request.sid, sender: request.senderNumber, verifyServiceSid: request.verifyServiceSid)
    let added = try await useCases.addProvider(
      .shortMessage, .twilio(account), description: request.description, secret: request.token,
      by: try call.caller.userID)
    return .with { ($0.id, $0.details) = (added.id, added.outcome.changed) }
  }

  package func updateSMSProviderTwilio(
    _ request: Zitadel_Admin_V1_UpdateSMSProviderTwilioRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateSMSProviderTwilioResponse {
    let account = try TwilioAccount(
      sid: request.sid, sender: request.senderNumber, verifyServiceSid: request.verifyServiceSid)
    let outcome = try await useCases.updateProvider(
      providerTarget(request.id, .shortMessage, call, kind: .twilio), to: .twilio(account),
      description: request.description)
    return .with(\.details, outcome.changed)
  }

  package func updateSMSProviderTwilioToken(
    _ request: Zitadel_Admin_V1_UpdateSMSProviderTwilioTokenRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateSMSProviderTwilioTokenResponse {
    let outcome = try await useCases.setProviderSecret(
      providerTarget(request.id, .shortMessage, call, kind: .twilio), to: request.token)
    return .with(\.details, outcome.changed)
  }

  package func addSMSProviderHTTP(
    _ request: Zitadel_Admin_V1_AddSMSProviderHTTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddSMSProviderHTTPResponse {
    let (id, key, details) = try await addEndpoint(.shortMessage, request.endpoint, request.description, call)
    return .with { ($0.id, $0.signingKey, $0.details) = (id, key, details) }
  }

  package func updateSMSProviderHTTP(
    _ request: Zitadel_Admin_V1_UpdateSMSProviderHTTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateSMSProviderHTTPResponse {
    let (key, details) = try await updateEndpoint(
      providerTarget(request.id, .shortMessage, call, kind: .http), request.endpoint, request.description,
      isRenewing: request.expirationSigningKey != nil)
    return .with { ($0.signingKey, $0.details) = (key, details) }
  }

  package func activateSMSProvider(
    _ request: Zitadel_Admin_V1_ActivateSMSProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ActivateSMSProviderResponse {
    try await .with(\.details, change(.activateProvider(providerTarget(request.id, .shortMessage, call))).created)
  }

  package func deactivateSMSProvider(
    _ request: Zitadel_Admin_V1_DeactivateSMSProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_DeactivateSMSProviderResponse {
    try await .with(\.details, change(.deactivateProvider(providerTarget(request.id, .shortMessage, call))).created)
  }

  package func removeSMSProvider(
    _ request: Zitadel_Admin_V1_RemoveSMSProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveSMSProviderResponse {
    try await .with(\.details, change(.removeProvider(providerTarget(request.id, .shortMessage, call))).changed)
  }
}
