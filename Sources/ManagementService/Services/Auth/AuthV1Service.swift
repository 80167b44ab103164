import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.auth.v1.AuthService`: people and programs look after their own account, which takes a valid token and, but
/// for deleting it, no permission.
package struct AuthV1Service: Zitadel_Auth_V1_AuthServiceHandler {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func getSupportedLanguages(
    _ request: Zitadel_Auth_V1_GetSupportedLanguagesRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetSupportedLanguagesResponse {
    .with { $0.languages = useCases.languages }
  }

  /// Executes a command on the caller's account.
  func change(_ command: Command<ChangeOutcome>) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.store.execute(command).changed
  }

  /// Who calls. `x-zitadel-orgid` does not matter here: an account belongs to one organization.
  func me(_ call: CallContext) async throws -> User {
    guard let user = try await useCases.store.user(id: call.caller.userID), user.exists else {
      throw ManagementV1Service.unknownUser
    }
    return user
  }
}

extension User {
  /// A command about the caller's own account.
  var oneself: Target { Target(id, by: id, .organization(organizationID)) }
}
