import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func deactivateUser(
    _ request: Zitadel_Management_V1_DeactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_DeactivateUserResponse {
    let details = try await change(.change(.deactivate, try call.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func reactivateUser(
    _ request: Zitadel_Management_V1_ReactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ReactivateUserResponse {
    let details = try await change(.change(.reactivate, try call.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func lockUser(
    _ request: Zitadel_Management_V1_LockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_LockUserResponse {
    let details = try await change(.change(.lock, try call.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func unlockUser(
    _ request: Zitadel_Management_V1_UnlockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UnlockUserResponse {
    let details = try await change(.change(.unlock, try call.caller.target(request.id)))
    return .with { $0.details = details }
  }

  package func removeUser(
    _ request: Zitadel_Management_V1_RemoveUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveUserResponse {
    let details = try await change(.removeUser(try call.caller.target(request.id)))
    return .with { $0.details = details }
  }
}
