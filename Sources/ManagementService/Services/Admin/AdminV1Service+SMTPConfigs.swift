import Domain
import GrpcCore
import ManagementAPI

/// The older methods, which know SMTP servers alone.
extension AdminV1Service {
  package func getSMTPConfig(
    _ request: Zitadel_Admin_V1_GetSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetSMTPConfigResponse {
    let (active, owner) = (try await useCases.directory.activeProvider(.mail), try await providerOwner())
    guard let config = active.flatMap({ Zitadel_Settings_V1_SMTPConfig($0, in: owner) }) else {
      throw DomainError.mailProviderNotFound
    }
    return .with { $0.smtpConfig = config }
  }

  package func getSMTPConfigById(
    _ request: Zitadel_Admin_V1_GetSMTPConfigByIdRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetSMTPConfigByIdResponse {
    let entry = try await provider(request.id, .mail, .smtp, else: .mailProviderNotFound)
    let owner = try await providerOwner()
    return .with { $0.smtpConfig = Zitadel_Settings_V1_SMTPConfig(entry, in: owner) }
  }

  package func listSMTPConfigs(
    _ request: Zitadel_Admin_V1_ListSMTPConfigsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListSMTPConfigsResponse {
    let page = try await useCases.directory.providers(.mail, kind: .smtp, PageRequest(request.query))
    let owner = try await providerOwner()
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.compactMap { Zitadel_Settings_V1_SMTPConfig($0, in: owner) }
    }
  }

  package func addSMTPConfig(
    _ request: Zitadel_Admin_V1_AddSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddSMTPConfigResponse {
    let (id, details) = try await addServer(request, call)
    return .with { ($0.id, $0.details) = (id, details) }
  }

  package func updateSMTPConfig(
    _ request: Zitadel_Admin_V1_UpdateSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateSMTPConfigResponse {
    try await .with(\.details, updateServer(request.id, request, call))
  }

  package func updateSMTPConfigPassword(
    _ request: Zitadel_Admin_V1_UpdateSMTPConfigPasswordRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateSMTPConfigPasswordResponse {
    let outcome = try await useCases.setProviderSecret(
      providerTarget(request.id, .mail, call, kind: .smtp), to: request.password)
    return .with(\.details, outcome.changed)
  }

  package func activateSMTPConfig(
    _ request: Zitadel_Admin_V1_ActivateSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ActivateSMTPConfigResponse {
    try await .with(\.details, change(.activateProvider(providerTarget(request.id, .mail, call, kind: .smtp))).created)
  }

  package func deactivateSMTPConfig(
    _ request: Zitadel_Admin_V1_DeactivateSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_DeactivateSMTPConfigResponse {
    let outcome = try await change(.deactivateProvider(providerTarget(request.id, .mail, call, kind: .smtp)))
    return .with(\.details, outcome.created)
  }

  package func removeSMTPConfig(
    _ request: Zitadel_Admin_V1_RemoveSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveSMTPConfigResponse {
    try await .with(\.details, change(.removeProvider(providerTarget(request.id, .mail, call, kind: .smtp))).changed)
  }

  package func testSMTPConfig(
    _ request: Zitadel_Admin_V1_TestSMTPConfigRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_TestSMTPConfigResponse {
    try await tryServer(request, call)
    return .init()
  }

  package func testSMTPConfigById(
    _ request: Zitadel_Admin_V1_TestSMTPConfigByIdRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_TestSMTPConfigByIdResponse {
    try await tryServer(request.id, receiver: request.receiverAddress, call)
    return .init()
  }
}
