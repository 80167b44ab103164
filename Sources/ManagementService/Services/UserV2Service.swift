import GrpcCore
import ManagementAPI
import Domain

/// `zitadel.user.v2.UserService`: users across organizations, by whoever holds the permission where they belong.
package struct UserV2Service: Zitadel_User_V2_UserServiceHandler {
  let context: ServiceContext

  package init(_ context: ServiceContext) {
    self.context = context
  }

  package func getUserByID(
    _ request: Zitadel_User_V2_GetUserByIDRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_GetUserByIDResponse {
    let user = try await self.readableUser(request.userID, context.caller)
    return .with { ($0.details, $0.user) = (user.detailsV2, Zitadel_User_V2_User(user)) }
  }

  /// Executes a command on a user that is there.
  func change(_ command: Command<ChangeOutcome>) async throws -> Zitadel_Object_V2_Details {
    try await self.context.store.execute(command).v2
  }
}
