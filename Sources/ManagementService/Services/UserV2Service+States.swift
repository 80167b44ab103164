import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  package func deactivateUser(
    _ request: Zitadel_User_V2_DeactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_DeactivateUserResponse {
    var response = Zitadel_User_V2_DeactivateUserResponse()
    response.details = try await self.change(.deactivate, request.userID, context)
    return response
  }

  package func reactivateUser(
    _ request: Zitadel_User_V2_ReactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ReactivateUserResponse {
    var response = Zitadel_User_V2_ReactivateUserResponse()
    response.details = try await self.change(.reactivate, request.userID, context)
    return response
  }

  package func lockUser(
    _ request: Zitadel_User_V2_LockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_LockUserResponse {
    var response = Zitadel_User_V2_LockUserResponse()
    response.details = try await self.change(.lock, request.userID, context)
    return response
  }

  package func unlockUser(
    _ request: Zitadel_User_V2_UnlockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_UnlockUserResponse {
    var response = Zitadel_User_V2_UnlockUserResponse()
    response.details = try await self.change(.unlock, request.userID, context)
    return response
  }

  /// Deleting oneself takes `user.delete` or `user.self.delete`, anyone else `user.delete`.
  package func deleteUser(
    _ request: Zitadel_User_V2_DeleteUserRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_DeleteUserResponse {
    let caller = try context.caller
    let permit = caller.permit("user.delete")
    let permitSelf = caller.permit("user.self.delete")
    let isSelf = request.userID == caller.userID
    let outcome = try await self.context.store.execute(
      RemoveUser(
        userID: request.userID, editorID: caller.userID,
        scope: .anywhere { (organization) throws(DomainError) in
          do throws(DomainError) {
            try permit(organization)
          } catch {
            guard isSelf, (try? permitSelf(organization)) != nil else { throw error }
          }
        }))
    var response = Zitadel_User_V2_DeleteUserResponse()
    response.details = outcome.v2
    return response
  }

  /// Takes the permission for oneself as well.
  private func change(
    _ change: ChangeUserState.Change, _ userID: String, _ context: CallContext
  ) async throws -> Zitadel_Object_V2_Details {
    let caller = try context.caller
    return try await self.context.store.execute(
      ChangeUserState(
        change, userID: userID, editorID: caller.userID, scope: .anywhere(caller.permit("user.write")))
    ).v2
  }
}
