import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func deactivateUser(
    _ request: Zitadel_User_V2_DeactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_DeactivateUserResponse {
    try await .with(\.details, change(.change(.deactivate, target(request.userID, call))).v2)
  }

  package func reactivateUser(
    _ request: Zitadel_User_V2_ReactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ReactivateUserResponse {
    try await .with(\.details, change(.change(.reactivate, target(request.userID, call))).v2)
  }

  package func lockUser(
    _ request: Zitadel_User_V2_LockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_LockUserResponse {
    try await .with(\.details, change(.change(.lock, target(request.userID, call))).v2)
  }

  package func unlockUser(
    _ request: Zitadel_User_V2_UnlockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_UnlockUserResponse {
    try await .with(\.details, change(.change(.unlock, target(request.userID, call))).v2)
  }

  /// Deleting oneself takes `user.delete` or `user.self.delete`, anyone else `user.delete`.
  package func deleteUser(
    _ request: Zitadel_User_V2_DeleteUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_DeleteUserResponse {
    let target = try call.caller.target(request.userID, "user.delete", oneself: .also("user.self.delete"))
    return try await .with(\.details, change(.removeUser(target)).v2)
  }

  /// Takes the permission for oneself as well.
  private func target(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.write", oneself: .alike)
  }
}
