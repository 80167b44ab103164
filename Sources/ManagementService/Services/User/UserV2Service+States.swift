import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func deactivateUser(
    _ request: Zitadel_User_V2_DeactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_DeactivateUserResponse {
    let details = try await change(.change(.deactivate, try target(request.userID, call)))
    return .with { $0.details = details }
  }

  package func reactivateUser(
    _ request: Zitadel_User_V2_ReactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ReactivateUserResponse {
    let details = try await change(.change(.reactivate, try target(request.userID, call)))
    return .with { $0.details = details }
  }

  package func lockUser(
    _ request: Zitadel_User_V2_LockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_LockUserResponse {
    let details = try await change(.change(.lock, try target(request.userID, call)))
    return .with { $0.details = details }
  }

  package func unlockUser(
    _ request: Zitadel_User_V2_UnlockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_UnlockUserResponse {
    let details = try await change(.change(.unlock, try target(request.userID, call)))
    return .with { $0.details = details }
  }

  /// Deleting oneself takes `user.delete` or `user.self.delete`, anyone else `user.delete`.
  package func deleteUser(
    _ request: Zitadel_User_V2_DeleteUserRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_DeleteUserResponse {
    let target = try call.caller.target(request.userID, "user.delete", oneself: .also("user.self.delete"))
    let details = try await change(.removeUser(target))
    return .with { $0.details = details }
  }

  /// Takes the permission for oneself as well.
  private func target(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.write", oneself: .alike)
  }
}
