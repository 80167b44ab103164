import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func setPhone(
    _ request: Zitadel_User_V2_SetPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetPhoneResponse {
    let delivery: CodeDelivery? =
      switch request.verification {
      case .isVerified?: nil
      case .returnCode?: .returned
      case .sendCode?, nil: .sms
      }
    // Saying of oneself that a number is verified takes the permission that others need.
    let target = try context.caller.target(request.userID, "user.write", oneself: delivery == nil ? .alike : .free)
    let (outcome, code) = try await self.context.issue(for: request.userID, delivery) {
      .setPhone(
        of: target, to: try PhoneNumber(request.phone), delivery, code: $0, policy: self.context.ratePolicy)
    }
    return .with { ($0.details, $0.verificationCode) = (outcome.v2, code) }
  }

  package func removePhone(
    _ request: Zitadel_User_V2_RemovePhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_RemovePhoneResponse {
    let details = try await self.change(
      .removePhone(of: try context.caller.target(request.userID, "user.write", oneself: .free)))
    return .with { $0.details = details }
  }

  package func resendPhoneCode(
    _ request: Zitadel_User_V2_ResendPhoneCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendPhoneCodeResponse {
    let target = try context.caller.target(request.userID, "user.write", oneself: .free)
    let delivery: CodeDelivery = if case .returnCode? = request.verification { .returned } else { .sms }
    let (outcome, code) = try await self.context.issue(for: request.userID, delivery) {
      .sendPhoneCode(to: target, delivery, code: $0, policy: self.context.ratePolicy)
    }
    return .with { ($0.details, $0.verificationCode) = (outcome.v2, code) }
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyPhone(
    _ request: Zitadel_User_V2_VerifyPhoneRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyPhoneResponse {
    let digest = self.context.vault.digest(code: request.verificationCode, userID: request.userID)
    let details = try await self.change(
      .verifyPhone(of: Target(request.userID, by: context.caller.userID, .proof(.v2)), codeDigest: digest))
    return .with { $0.details = details }
  }
}
