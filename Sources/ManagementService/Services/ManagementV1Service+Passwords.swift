import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// The password holds until the first login.
  package func setHumanInitialPassword(
    _ request: Zitadel_Management_V1_SetHumanInitialPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanInitialPasswordResponse {
    var response = Zitadel_Management_V1_SetHumanInitialPasswordResponse()
    response.details = try await self.setPassword(
      request.password, of: request.userID, isChangeRequired: true, context.caller
    ).changed
    return response
  }

  package func setHumanPassword(
    _ request: Zitadel_Management_V1_SetHumanPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SetHumanPasswordResponse {
    var response = Zitadel_Management_V1_SetHumanPasswordResponse()
    response.details = try await self.setPassword(
      request.password, of: request.userID, isChangeRequired: !request.noChangeRequired, context.caller
    ).changed
    return response
  }

  private func setPassword(
    _ password: String, of userID: String, isChangeRequired: Bool, _ caller: Caller
  ) async throws -> ChangeOutcome {
    try await self.context.setPassword(
      .plain(password), isChangeRequired: isChangeRequired, of: userID, editorID: caller.userID,
      in: .organization(caller.organizationID), on: .permission)
  }

  package func sendHumanResetPasswordNotification(
    _ request: Zitadel_Management_V1_SendHumanResetPasswordNotificationRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SendHumanResetPasswordNotificationResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RequestPasswordReset(
        userID: request.userID, editorID: caller.userID, scope: .organization(caller.organizationID),
        delivery: request.type == .sms ? .sms : .mail(urlTemplate: nil),
        code: self.context.drawCode(for: request.userID).drawn, policy: self.context.resendPolicy,
        interface: .managementV1))
    var response = Zitadel_Management_V1_SendHumanResetPasswordNotificationResponse()
    response.details = outcome.changed
    return response
  }
}
