import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func setEmail(
    _ request: Zitadel_User_V2_SetEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_SetEmailResponse {
    let delivery: CodeDelivery? =
      switch request.verification {
      case .isVerified?: nil
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case nil: .mail()
      }
    let target = try call.caller.target(request.userID, of: delivery)
    let issued = try await useCases.setEmail(of: target, to: try EmailAddress(request.email), delivery)
    return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
  }

  package func resendEmailCode(
    _ request: Zitadel_User_V2_ResendEmailCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ResendEmailCodeResponse {
    let delivery = try request.verification?.delivery() ?? .mail()
    let issued = try await useCases.sendEmailCode(
      to: try call.caller.target(request.userID, of: delivery), delivery)
    return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
  }

  package func sendEmailCode(
    _ request: Zitadel_User_V2_SendEmailCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_SendEmailCodeResponse {
    let delivery = try request.verification?.delivery() ?? .mail()
    let issued = try await useCases.sendEmailCode(
      to: try call.caller.target(request.userID, of: delivery), delivery, again: false)
    return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyEmail(
    _ request: Zitadel_User_V2_VerifyEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_VerifyEmailResponse {
    let outcome = try await useCases.verifyEmail(
      of: Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
    return .with(\.details, outcome.v2)
  }
}

extension Zitadel_User_V2_ResendEmailCodeRequest.OneofVerification {
  fileprivate func delivery() throws(DomainError) -> CodeDelivery {
    switch self {
    case .returnCode: .returned
    case .sendCode(let options): try .mail(options)
    }
  }
}

extension CodeDelivery {
  /// - Throws: what is wrong with the template.
  static func mail(_ options: Zitadel_User_V2_SendEmailVerificationCode) throws(DomainError) -> CodeDelivery {
    .mail(urlTemplate: try URLTemplate.checked(options.urlTemplate))
  }
}

extension Zitadel_User_V2_SendEmailCodeRequest.OneofVerification {
  fileprivate func delivery() throws(DomainError) -> CodeDelivery {
    switch self {
    case .returnCode: .returned
    case .sendCode(let options): try .mail(options)
    }
  }
}
