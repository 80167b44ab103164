import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// The password holds until the first login.
  package func setHumanInitialPassword(
    _ request: Zitadel_Management_V1_SetHumanInitialPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanInitialPasswordResponse {
    let outcome = try await self.context.setPassword(
      .plain(request.password), isChangeRequired: true, of: try context.caller.target(request.userID), on: .permission)
    return .with { $0.details = outcome.changed }
  }

  package func setHumanPassword(
    _ request: Zitadel_Management_V1_SetHumanPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanPasswordResponse {
    let outcome = try await self.context.setPassword(
      .plain(request.password), isChangeRequired: !request.noChangeRequired,
      of: try context.caller.target(request.userID), on: .permission)
    return .with { $0.details = outcome.changed }
  }

  package func sendHumanResetPasswordNotification(
    _ request: Zitadel_Management_V1_SendHumanResetPasswordNotificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SendHumanResetPasswordNotificationResponse {
    let details = try await self.change(
      .requestPasswordReset(
        of: try context.caller.target(request.userID), request.type == .sms ? .sms : .mail(),
        code: self.context.code(for: request.userID), policy: self.context.ratePolicy))
    return .with { $0.details = details }
  }
}
