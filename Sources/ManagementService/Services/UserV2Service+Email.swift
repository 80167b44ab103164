import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  package func setEmail(
    _ request: Zitadel_User_V2_SetEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetEmailResponse {
    let caller = try context.caller
    let delivery: CodeDelivery?
    switch request.verification {
    case .isVerified?: delivery = nil
    case .returnCode?: delivery = .returned
    case .sendCode(let options)?: delivery = .send(urlTemplate: try URLTemplate.checked(options.urlTemplate))
    case nil: delivery = .send(urlTemplate: nil)
    }
    let (code, drawn) = self.context.drawCode(for: request.userID)
    // Saying of oneself that an address is verified takes the permission that others need.
    let permit = caller.permit("user.write", onTarget: delivery == nil ? nil : request.userID)
    let outcome = try await self.context.store.execute(
      SetEmail(
        userID: request.userID, editorID: caller.userID, permit: permit, email: try EmailAddress(request.email),
        delivery: delivery, code: drawn, policy: self.context.resendPolicy))
    var response = Zitadel_User_V2_SetEmailResponse()
    response.details = outcome.v2
    if delivery == .returned { response.verificationCode = code }
    return response
  }

  package func resendEmailCode(
    _ request: Zitadel_User_V2_ResendEmailCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendEmailCodeResponse {
    let delivery: CodeDelivery
    switch request.verification {
    case .returnCode?: delivery = .returned
    case .sendCode(let options)?: delivery = .send(urlTemplate: try URLTemplate.checked(options.urlTemplate))
    case nil: delivery = .send(urlTemplate: nil)
    }
    let (details, code) = try await self.sendCode(
      to: request.userID, delivery, needsPendingCode: true, caller: context.caller)
    var response = Zitadel_User_V2_ResendEmailCodeResponse()
    response.details = details
    response.verificationCode = code
    return response
  }

  package func sendEmailCode(
    _ request: Zitadel_User_V2_SendEmailCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SendEmailCodeResponse {
    let delivery: CodeDelivery
    switch request.verification {
    case .returnCode?: delivery = .returned
    case .sendCode(let options)?: delivery = .send(urlTemplate: try URLTemplate.checked(options.urlTemplate))
    case nil: delivery = .send(urlTemplate: nil)
    }
    let (details, code) = try await self.sendCode(
      to: request.userID, delivery, needsPendingCode: false, caller: context.caller)
    var response = Zitadel_User_V2_SendEmailCodeResponse()
    response.details = details
    response.verificationCode = code
    return response
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyEmail(
    _ request: Zitadel_User_V2_VerifyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyEmailResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      VerifyEmail(
        userID: request.userID, editorID: caller.userID,
        codeDigest: self.context.vault.digest(code: request.verificationCode, userID: request.userID)))
    var response = Zitadel_User_V2_VerifyEmailResponse()
    response.details = outcome.v2
    return response
  }

  private func sendCode(
    to userID: String, _ delivery: CodeDelivery, needsPendingCode: Bool, caller: Caller
  ) async throws -> (details: Zitadel_Object_V2_Details, returned: String?) {
    let (code, drawn) = self.context.drawCode(for: userID)
    let outcome = try await self.context.store.execute(
      SendEmailCode(
        userID: userID, editorID: caller.userID, permit: caller.permit("user.write", onTarget: userID),
        delivery: delivery, needsPendingCode: needsPendingCode, code: drawn, policy: self.context.resendPolicy))
    return (outcome.v2, delivery == .returned ? code : nil)
  }
}
