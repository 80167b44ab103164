import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// The password holds until the first login.
  package func setHumanInitialPassword(
    _ request: Zitadel_Management_V1_SetHumanInitialPasswordRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanInitialPasswordResponse {
    let outcome = try await useCases.setPassword(
      .plain(request.password), isChangeRequired: true, of: try call.caller.target(request.userID), on: .permission)
    return .with(\.details, outcome.changed)
  }

  package func setHumanPassword(
    _ request: Zitadel_Management_V1_SetHumanPasswordRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanPasswordResponse {
    let outcome = try await useCases.setPassword(
      .plain(request.password), isChangeRequired: !request.noChangeRequired,
      of: try call.caller.target(request.userID), on: .permission)
    return .with(\.details, outcome.changed)
  }

  package func sendHumanResetPasswordNotification(
    _ request: Zitadel_Management_V1_SendHumanResetPasswordNotificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SendHumanResetPasswordNotificationResponse {
    let issued = try await useCases.requestPasswordReset(
      of: try call.caller.target(request.userID), request.type == .sms ? .sms : .mail())
    return .with(\.details, issued.outcome.changed)
  }
}
