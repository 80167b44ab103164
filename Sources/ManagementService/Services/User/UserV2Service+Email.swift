import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  func serveEmail(_ rpc: Methods) {
    rpc.setEmail { request, call in
      let delivery = try request.delivery
      let target = try call.caller.target(request.userID, of: delivery)
      return try await .init(useCases.setEmail(of: target, to: EmailAddress(request.email), delivery))
    }

    rpc.resendEmailCode { request, call in
      let delivery = try request.verification?.delivery() ?? .mail()
      return try await .init(useCases.sendEmailCode(to: call.caller.target(request.userID, of: delivery), delivery))
    }

    rpc.sendEmailCode { request, call in
      let delivery = try request.verification?.delivery() ?? .mail()
      return try await .init(
        useCases.sendEmailCode(to: call.caller.target(request.userID, of: delivery), delivery, again: false))
    }

    // Needs a valid token and the code, nothing else.
    rpc.verifyEmail { request, call in
      let outcome = try await useCases.verifyEmail(
        of: Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
      return .with(\.details, outcome.v2)
    }
  }
}

extension Zitadel_User_V2_SetEmailRequest {
  /// How the code reaches the user; nil: the address is verified.
  fileprivate var delivery: CodeDelivery? {
    get throws(DomainError) {
      switch verification {
      case .isVerified?: nil
      case .returnCode?: .returned
      case .sendCode(let options)?: try .mail(options)
      case nil: .mail()
      }
    }
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
