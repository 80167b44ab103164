import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  package func setPhone(
    _ request: Zitadel_User_V2_SetPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetPhoneResponse {
    let caller = try context.caller
    let delivery: PhoneCodeDelivery?
    switch request.verification {
    case .isVerified?: delivery = nil
    case .returnCode?: delivery = .returned
    case .sendCode?, nil: delivery = .sms
    }
    let (code, drawn) = self.context.drawCode(for: request.userID)
    // Saying of oneself that a number is verified takes the permission that others need.
    let permit = caller.permit("user.write", onTarget: delivery == nil ? nil : request.userID)
    let outcome = try await self.context.store.execute(
      SetPhone(
        userID: request.userID, editorID: caller.userID, permit: permit, number: try PhoneNumber(request.phone),
        delivery: delivery, code: drawn, policy: self.context.resendPolicy))
    var response = Zitadel_User_V2_SetPhoneResponse()
    response.details = outcome.v2
    if delivery == .returned { response.verificationCode = code }
    return response
  }

  package func removePhone(
    _ request: Zitadel_User_V2_RemovePhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_RemovePhoneResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemovePhone(
        userID: request.userID, editorID: caller.userID,
        permit: caller.permit("user.write", onTarget: request.userID)))
    var response = Zitadel_User_V2_RemovePhoneResponse()
    response.details = outcome.v2
    return response
  }

  package func resendPhoneCode(
    _ request: Zitadel_User_V2_ResendPhoneCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendPhoneCodeResponse {
    let caller = try context.caller
    let delivery: PhoneCodeDelivery = if case .returnCode? = request.verification { .returned } else { .sms }
    let (code, drawn) = self.context.drawCode(for: request.userID)
    let outcome = try await self.context.store.execute(
      ResendPhoneCode(
        userID: request.userID, editorID: caller.userID,
        permit: caller.permit("user.write", onTarget: request.userID), delivery: delivery, code: drawn,
        policy: self.context.resendPolicy))
    var response = Zitadel_User_V2_ResendPhoneCodeResponse()
    response.details = outcome.v2
    if delivery == .returned { response.verificationCode = code }
    return response
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyPhone(
    _ request: Zitadel_User_V2_VerifyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyPhoneResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      VerifyPhone(
        userID: request.userID, editorID: caller.userID,
        codeDigest: self.context.vault.digest(code: request.verificationCode, userID: request.userID)))
    var response = Zitadel_User_V2_VerifyPhoneResponse()
    response.details = outcome.v2
    return response
  }
}
