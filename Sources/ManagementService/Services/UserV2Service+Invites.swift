import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func createInviteCode(
    _ request: Zitadel_User_V2_CreateInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_CreateInviteCodeResponse {
    let delivery: CodeDelivery =
      switch request.verification {
      case .returnCode?: .returned
      case .sendCode(let options)?:
        .mail(urlTemplate: try URLTemplate.checked(options.urlTemplate), applicationName: options.applicationName)
      case nil: .mail()
      }
    let (outcome, code) = try await self.invite(request.userID, delivery, context)
    return .with { ($0.details, $0.inviteCode) = (outcome.v2, code) }
  }

  package func resendInviteCode(
    _ request: Zitadel_User_V2_ResendInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendInviteCodeResponse {
    let (outcome, _) = try await self.invite(request.userID, .again, context)
    return .with { $0.details = outcome.v2 }
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyInviteCode(
    _ request: Zitadel_User_V2_VerifyInviteCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyInviteCodeResponse {
    let digest = self.context.vault.digest(code: request.verificationCode, userID: request.userID)
    let details = try await self.change(
      .acceptInvite(Target(request.userID, by: context.caller.userID, .proof(.v2)), codeDigest: digest))
    return .with { $0.details = details }
  }

  private func invite(
    _ userID: String, _ delivery: CodeDelivery, _ context: CallContext
  ) async throws -> (outcome: ChangeOutcome, code: String?) {
    let target = try context.caller.target(userID, "user.write", oneself: .free)
    return try await self.context.issue(for: userID, delivery) {
      .invite(target, delivery, code: $0, policy: self.context.ratePolicy)
    }
  }
}
