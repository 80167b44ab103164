import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.user.v2.UserService`: users across organizations, by whoever holds the permission where they belong.
package struct UserV2Service: Zitadel_User_V2_UserServiceHandler, UseCaseService {
  let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func getUserByID(
    _ request: Zitadel_User_V2_GetUserByIDRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_GetUserByIDResponse {
    let user = try await readableUser(request.userID, call.caller)
    let hasExpired = try await !useCases.expiredPasswords(of: [user]).isEmpty
    return .with { ($0.details, $0.user) = (user.detailsV2, Zitadel_User_V2_User(user, hasExpired: hasExpired)) }
  }
}
