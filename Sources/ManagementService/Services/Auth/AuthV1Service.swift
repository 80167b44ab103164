import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.auth.v1.AuthService`: people and programs look after their own account, which takes a valid token and, but
/// for deleting it, no permission.
package struct AuthV1Service: Zitadel_Auth_V1_AuthServiceHandler, UseCaseService {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func getSupportedLanguages(
    _ request: Zitadel_Auth_V1_GetSupportedLanguagesRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetSupportedLanguagesResponse {
    .with { $0.languages = useCases.languages }
  }

  /// Who calls. `x-zitadel-orgid` does not matter here: an account belongs to one organization.
  func me(_ call: CallContext) async throws -> User {
    guard let user = try await useCases.store.user(id: call.caller.userID), user.exists else {
      throw ManagementV1Service.unknownUser
    }
    return user
  }

  /// Whom a command about the caller's own account is about.
  func oneself(_ call: CallContext) async throws -> Target {
    let me = try await me(call)
    return Target(me.id, by: me.id, .organization(me.organizationID))
  }
}
