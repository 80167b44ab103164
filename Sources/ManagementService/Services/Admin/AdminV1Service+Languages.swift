import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  package func getSupportedLanguages(
    _ request: Zitadel_Admin_V1_GetSupportedLanguagesRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetSupportedLanguagesResponse {
    .with { $0.languages = useCases.languages }
  }

  package func getDefaultLanguage(
    _ request: Zitadel_Admin_V1_GetDefaultLanguageRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultLanguageResponse {
    let language = try await useCases.store.instance()?.defaultLanguage ?? ""
    return .with { $0.language = language }
  }

  package func setDefaultLanguage(
    _ request: Zitadel_Admin_V1_SetDefaultLanguageRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultLanguageResponse {
    try await .with(\.details, useCases.setDefaultLanguage(request.language, by: call.caller.userID).changed)
  }

  package func getAllowedLanguages(
    _ request: Zitadel_Admin_V1_GetAllowedLanguagesRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetAllowedLanguagesResponse {
    let allowed = try await useCases.store.instance()?.allowedLanguages ?? []
    return .with { $0.languages = allowed.isEmpty ? useCases.languages : allowed }
  }

  package func getRestrictions(
    _ request: Zitadel_Admin_V1_GetRestrictionsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetRestrictionsResponse {
    let instance = try await useCases.store.instance()
    return .with {
      $0.details = .init(instance?.sequence ?? 0, owner: instance?.id ?? "")
      guard let setting = instance?.restrictions else { return }
      $0.details = .init(
        setting.sequence, created: setting.creationDate, changed: setting.changeDate, owner: instance?.id ?? "")
      $0.disallowPublicOrgRegistration = setting.policy.disallowsPublicOrganizations
      $0.allowedLanguages = setting.policy.allowedLanguages
    }
  }

  package func setRestrictions(
    _ request: Zitadel_Admin_V1_SetRestrictionsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetRestrictionsResponse {
    let instance = try await useCases.setRestrictions(
      disallowsPublicOrganizations: request.disallowPublicOrgRegistration,
      allowedLanguages: request.allowedLanguages?.list, by: call.caller.userID)
    return .with { $0.details = ChangeOutcome(instance).changed }
  }
}
