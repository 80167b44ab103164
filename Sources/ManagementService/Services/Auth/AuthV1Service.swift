import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.auth.v1.AuthService`: people and programs look after their own account, which takes a valid token and, but
/// for deleting it, no permission.
struct AuthV1Service: UseCaseService {
  typealias Methods = Zitadel_Auth_V1_AuthServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [serveAccount, serveContact, serveCredentials, serveFactors, serveLabelPolicy, servePolicies, serveInstance]
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

  private func serveInstance(_ rpc: Methods) {
    rpc.healthz { _, _ in .init() }

    rpc.getSupportedLanguages { _, _ in
      .with { $0.languages = useCases.languages }
    }
  }
}
