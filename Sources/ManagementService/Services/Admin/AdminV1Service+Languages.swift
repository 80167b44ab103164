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
    let outcome = try await useCases.setDefaultLanguage(request.language, by: call.caller.userID)
    return .with { $0.details = outcome.changed }
  }
}
