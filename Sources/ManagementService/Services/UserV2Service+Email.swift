import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func setEmail(
    _ request: Zitadel_User_V2_SetEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetEmailResponse {
    let delivery: CodeDelivery? =
      switch request.verification {
      case .isVerified?: nil
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case nil: .mail()
      }
    // Saying of oneself that an address is verified takes the permission that others need.
    let target = try context.caller.target(request.userID, "user.write", oneself: delivery == nil ? .alike : .free)
    let (outcome, code) = try await self.context.issue(for: request.userID, delivery) {
      .setEmail(
        of: target, to: try EmailAddress(request.email), delivery, code: $0, policy: self.context.ratePolicy)
    }
    return .with { ($0.details, $0.verificationCode) = (outcome.v2, code) }
  }

  package func resendEmailCode(
    _ request: Zitadel_User_V2_ResendEmailCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ResendEmailCodeResponse {
    let delivery: CodeDelivery =
      switch request.verification {
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case nil: .mail()
      }
    let (outcome, code) = try await self.sendEmailCode(to: request.userID, delivery, again: true, context)
    return .with { ($0.details, $0.verificationCode) = (outcome.v2, code) }
  }

  package func sendEmailCode(
    _ request: Zitadel_User_V2_SendEmailCodeRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SendEmailCodeResponse {
    let delivery: CodeDelivery =
      switch request.verification {
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case nil: .mail()
      }
    let (outcome, code) = try await self.sendEmailCode(to: request.userID, delivery, again: false, context)
    return .with { ($0.details, $0.verificationCode) = (outcome.v2, code) }
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyEmail(
    _ request: Zitadel_User_V2_VerifyEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_VerifyEmailResponse {
    let digest = self.context.vault.digest(code: request.verificationCode, userID: request.userID)
    let details = try await self.change(
      .verifyEmail(of: Target(request.userID, by: context.caller.userID, .proof(.v2)), codeDigest: digest))
    return .with { $0.details = details }
  }

  private func sendEmailCode(
    to userID: String, _ delivery: CodeDelivery, again: Bool, _ context: CallContext
  ) async throws -> (outcome: ChangeOutcome, code: String?) {
    let target = try context.caller.target(userID, "user.write", oneself: .free)
    return try await self.context.issue(for: userID, delivery) {
      .sendEmailCode(to: target, delivery, again: again, code: $0, policy: self.context.ratePolicy)
    }
  }
}

extension CodeDelivery {
  /// - Throws: what is wrong with the template.
  static func mail(_ options: Zitadel_User_V2_SendEmailVerificationCode) throws(DomainError) -> CodeDelivery {
    .mail(urlTemplate: try URLTemplate.checked(options.urlTemplate))
  }
}
