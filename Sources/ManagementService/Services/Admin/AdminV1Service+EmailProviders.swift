import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  package func listEmailProviders(
    _ request: Zitadel_Admin_V1_ListEmailProvidersRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListEmailProvidersResponse {
    let page = try await useCases.directory.providers(.mail, kind: nil, PageRequest(request.query))
    let owner = try await providerOwner()
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.map { Zitadel_Settings_V1_EmailProvider($0, in: owner) }
    }
  }

  package func getEmailProvider(
    _ request: Zitadel_Admin_V1_GetEmailProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetEmailProviderResponse {
    guard let entry = try await useCases.directory.activeProvider(.mail) else {
      throw DomainError.mailProviderNotFound
    }
    let owner = try await providerOwner()
    return .with { $0.config = Zitadel_Settings_V1_EmailProvider(entry, in: owner) }
  }

  package func getEmailProviderById(
    _ request: Zitadel_Admin_V1_GetEmailProviderByIdRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetEmailProviderByIdResponse {
    let entry = try await provider(request.id, .mail, else: .mailProviderNotFound)
    let owner = try await providerOwner()
    return .with { $0.config = Zitadel_Settings_V1_EmailProvider(entry, in: owner) }
  }

  package func addEmailProviderSMTP(
    _ request: Zitadel_Admin_V1_AddEmailProviderSMTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddEmailProviderSMTPResponse {
    let (id, details) = try await addServer(request, call)
    return .with { ($0.id, $0.details) = (id, details) }
  }

  package func updateEmailProviderSMTP(
    _ request: Zitadel_Admin_V1_UpdateEmailProviderSMTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateEmailProviderSMTPResponse {
    try await .with(\.details, updateServer(request.id, request, call))
  }

  package func updateEmailProviderSMTPPassword(
    _ request: Zitadel_Admin_V1_UpdateEmailProviderSMTPPasswordRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateEmailProviderSMTPPasswordResponse {
    let outcome = try await useCases.setProviderSecret(
      providerTarget(request.id, .mail, call, kind: .smtp), to: request.password)
    return .with(\.details, outcome.changed)
  }

  package func addEmailProviderHTTP(
    _ request: Zitadel_Admin_V1_AddEmailProviderHTTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddEmailProviderHTTPResponse {
    let (id, key, details) = try await addEndpoint(.mail, request.endpoint, request.description, call)
    return .with { ($0.id, $0.signingKey, $0.details) = (id, key, details) }
  }

  package func updateEmailProviderHTTP(
    _ request: Zitadel_Admin_V1_UpdateEmailProviderHTTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateEmailProviderHTTPResponse {
    let (key, details) = try await updateEndpoint(
      providerTarget(request.id, .mail, call, kind: .http), request.endpoint, request.description,
      isRenewing: request.expirationSigningKey != nil)
    return .with { ($0.signingKey, $0.details) = (key, details) }
  }

  package func activateEmailProvider(
    _ request: Zitadel_Admin_V1_ActivateEmailProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ActivateEmailProviderResponse {
    try await .with(\.details, change(.activateProvider(providerTarget(request.id, .mail, call))).created)
  }

  package func deactivateEmailProvider(
    _ request: Zitadel_Admin_V1_DeactivateEmailProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_DeactivateEmailProviderResponse {
    try await .with(\.details, change(.deactivateProvider(providerTarget(request.id, .mail, call))).created)
  }

  package func removeEmailProvider(
    _ request: Zitadel_Admin_V1_RemoveEmailProviderRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveEmailProviderResponse {
    try await .with(\.details, change(.removeProvider(providerTarget(request.id, .mail, call))).changed)
  }

  package func testEmailProviderSMTP(
    _ request: Zitadel_Admin_V1_TestEmailProviderSMTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_TestEmailProviderSMTPResponse {
    try await tryServer(request, call)
    return .init()
  }

  package func testEmailProviderSMTPById(
    _ request: Zitadel_Admin_V1_TestEmailProviderSMTPByIdRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_TestEmailProviderSMTPByIdResponse {
    try await tryServer(request.id, receiver: request.receiverAddress, call)
    return .init()
  }
}
