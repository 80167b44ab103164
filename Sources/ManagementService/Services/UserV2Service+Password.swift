import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  package func passwordReset(
    _ request: Zitadel_User_V2_PasswordResetRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_PasswordResetResponse {
    let caller = try context.caller
    let delivery: PasswordCodeDelivery
    switch request.medium {
    case .returnCode?: delivery = .returned
    case .sendLink(let options)?:
      let template = try URLTemplate.checked(options.urlTemplate)
      delivery = options.notificationType == .sms ? .sms : .mail(urlTemplate: template)
    case nil: delivery = .mail(urlTemplate: nil)
    }
    let (code, drawn) = self.context.drawCode(for: request.userID)
    let outcome = try await self.context.store.execute(
      RequestPasswordReset(
        userID: request.userID, editorID: caller.userID,
        scope: .anywhere(caller.permit("user.write", onTarget: request.userID)), delivery: delivery, code: drawn,
        policy: self.context.resendPolicy, interface: .userV2))
    var response = Zitadel_User_V2_PasswordResetResponse()
    response.details = outcome.v2
    if delivery == .returned { response.verificationCode = code }
    return response
  }

  package func setPassword(
    _ request: Zitadel_User_V2_SetPasswordRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetPasswordResponse {
    let caller = try context.caller
    let password = request.newPassword ?? .init()
    let strength: PasswordStrength =
      switch request.verification {
      case .currentPassword(let current)?: .currentPassword(current)
      case .verificationCode(let code)?: .code(code)
      case nil: .permission
      }
    let outcome = try await self.context.setPassword(
      .plain(password.password), isChangeRequired: password.changeRequired, of: request.userID,
      editorID: caller.userID, in: .anywhere(strength.permit(for: caller)), on: strength)
    var response = Zitadel_User_V2_SetPasswordResponse()
    response.details = outcome.v2
    return response
  }
}

extension PasswordStrength {
  /// What else the caller needs: nothing beside a proof that only the user can have; without one the permission, even
  /// for oneself.
  func permit(for caller: Caller) -> Permit {
    switch self {
    case .permission: caller.permit("user.write")
    case .currentPassword, .code: Caller.permitted
    }
  }
}
