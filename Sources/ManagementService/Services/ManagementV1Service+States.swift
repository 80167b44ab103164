import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func deactivateUser(
    _ request: Zitadel_Management_V1_DeactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_DeactivateUserResponse {
    var response = Zitadel_Management_V1_DeactivateUserResponse()
    response.details = try await self.change(.deactivate, request.id, context)
    return response
  }

  package func reactivateUser(
    _ request: Zitadel_Management_V1_ReactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ReactivateUserResponse {
    var response = Zitadel_Management_V1_ReactivateUserResponse()
    response.details = try await self.change(.reactivate, request.id, context)
    return response
  }

  package func lockUser(
    _ request: Zitadel_Management_V1_LockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_LockUserResponse {
    var response = Zitadel_Management_V1_LockUserResponse()
    response.details = try await self.change(.lock, request.id, context)
    return response
  }

  package func unlockUser(
    _ request: Zitadel_Management_V1_UnlockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UnlockUserResponse {
    var response = Zitadel_Management_V1_UnlockUserResponse()
    response.details = try await self.change(.unlock, request.id, context)
    return response
  }

  package func removeUser(
    _ request: Zitadel_Management_V1_RemoveUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveUserResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveUser(userID: request.id, editorID: caller.userID, scope: .organization(caller.organizationID)))
    var response = Zitadel_Management_V1_RemoveUserResponse()
    response.details = outcome.changed
    return response
  }

  private func change(
    _ change: ChangeUserState.Change, _ userID: String, _ context: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try context.caller
    return try await self.context.store.execute(
      ChangeUserState(
        change, userID: userID, editorID: caller.userID, scope: .organization(caller.organizationID))
    ).changed
  }
}
