import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func deactivateUser(
    _ request: Zitadel_Management_V1_DeactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_DeactivateUserResponse {
    let details = try await self.change(.change(.deactivate, try context.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func reactivateUser(
    _ request: Zitadel_Management_V1_ReactivateUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ReactivateUserResponse {
    let details = try await self.change(.change(.reactivate, try context.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func lockUser(
    _ request: Zitadel_Management_V1_LockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_LockUserResponse {
    let details = try await self.change(.change(.lock, try context.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func unlockUser(
    _ request: Zitadel_Management_V1_UnlockUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UnlockUserResponse {
    let details = try await self.change(.change(.unlock, try context.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func removeUser(
    _ request: Zitadel_Management_V1_RemoveUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveUserResponse {
    let details = try await self.change(.removeUser(try context.caller.target(request.id)))
    return .with { $0.details = details }
  }
}
