import GrpcCore
import ManagementAPI
import Domain

extension UserV2Service {
  package func createInviteCode(
    _ request: Zitadel_User_V2_CreateInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_CreateInviteCodeResponse {
    let delivery: InviteDelivery
    switch request.verification {
    case .returnCode?: delivery = .returned
    case .sendCode(let options)?:
      delivery = .mail(
        urlTemplate: try URLTemplate.checked(options.urlTemplate), applicationName: options.applicationName)
    case nil: delivery = .mail(urlTemplate: nil, applicationName: nil)
    }
    let (outcome, code) = try await self.invite(request.userID, delivery, context.caller)
    var response = Zitadel_User_V2_CreateInviteCodeResponse()
    response.details = outcome.v2
    if delivery == .returned { response.inviteCode = code }
    return response
  }

  package func resendInviteCode(
    _ request: Zitadel_User_V2_ResendInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendInviteCodeResponse {
    var response = Zitadel_User_V2_ResendInviteCodeResponse()
    response.details = try await self.invite(request.userID, .again, context.caller).outcome.v2
    return response
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyInviteCode(
    _ request: Zitadel_User_V2_VerifyInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyInviteCodeResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      AcceptInvite(
        userID: request.userID, editorID: caller.userID,
        codeDigest: self.context.vault.digest(code: request.verificationCode, userID: request.userID)))
    var response = Zitadel_User_V2_VerifyInviteCodeResponse()
    response.details = outcome.v2
    return response
  }

  private func invite(
    _ userID: String, _ delivery: InviteDelivery, _ caller: Caller
  ) async throws -> (outcome: ChangeOutcome, code: String) {
    let (code, drawn) = self.context.drawCode(for: userID)
    let outcome = try await self.context.store.execute(
      Invite(
        userID: userID, editorID: caller.userID, permit: caller.permit("user.write", onTarget: userID),
        delivery: delivery, code: drawn, policy: self.context.resendPolicy))
    return (outcome, code)
  }
}
