import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func deactivateUser(
    _ request: Zitadel_Management_V1_DeactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_DeactivateUserResponse {
    try await .with(\.details, change(.change(.deactivate, call.caller.target(request.id))).changed)
  }

  package func reactivateUser(
    _ request: Zitadel_Management_V1_ReactivateUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ReactivateUserResponse {
    try await .with(\.details, change(.change(.reactivate, call.caller.target(request.id))).changed)
  }

  package func lockUser(
    _ request: Zitadel_Management_V1_LockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_LockUserResponse {
    try await .with(\.details, change(.change(.lock, call.caller.target(request.id))).changed)
  }

  package func unlockUser(
    _ request: Zitadel_Management_V1_UnlockUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UnlockUserResponse {
    try await .with(\.details, change(.change(.unlock, call.caller.target(request.id))).changed)
  }

  package func removeUser(
    _ request: Zitadel_Management_V1_RemoveUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveUserResponse {
    try await .with(\.details, change(.removeUser(call.caller.target(request.id))).changed)
  }
}
