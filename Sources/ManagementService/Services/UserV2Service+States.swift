import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func deactivateUser(
    _ request: Zitadel_User_V2_DeactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_DeactivateUserResponse {
    let details = try await self.change(.change(.deactivate, try self.target(request.userID, context)))
    return .with { $0.details = details }
  }

  package func reactivateUser(
    _ request: Zitadel_User_V2_ReactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ReactivateUserResponse {
    let details = try await self.change(.change(.reactivate, try self.target(request.userID, context)))
    return .with { $0.details = details }
  }

  package func lockUser(
    _ request: Zitadel_User_V2_LockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_LockUserResponse {
    let details = try await self.change(.change(.lock, try self.target(request.userID, context)))
    return .with { $0.details = details }
  }

  package func unlockUser(
    _ request: Zitadel_User_V2_UnlockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_UnlockUserResponse {
    let details = try await self.change(.change(.unlock, try self.target(request.userID, context)))
    return .with { $0.details = details }
  }

  /// Deleting oneself takes `user.delete` or `user.self.delete`, anyone else `user.delete`.
  package func deleteUser(
    _ request: Zitadel_User_V2_DeleteUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_DeleteUserResponse {
    let target = try context.caller.target(request.userID, "user.delete", oneself: .also("user.self.delete"))
    let details = try await self.change(.removeUser(target))
    return .with { $0.details = details }
  }

  /// Takes the permission for oneself as well.
  private func target(_ userID: String, _ context: CallContext) throws(DomainError) -> Target {
    try context.caller.target(userID, "user.write", oneself: .alike)
  }
}
