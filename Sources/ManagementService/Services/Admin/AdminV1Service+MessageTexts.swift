import Domain
import GrpcCore
import ManagementAPI

// What the instance says in messages and on pages, for organizations that say nothing themselves: four methods for each that
// can be set.

extension AdminV1Service {
  func serveMessageTexts(_ rpc: Methods) {
    serveTexts(
      of: .initialization, rpc.getCustomInitMessageText, rpc.getDefaultInitMessageText, rpc.setDefaultInitMessageText,
      rpc.resetCustomInitMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordReset, rpc.getCustomPasswordResetMessageText, rpc.getDefaultPasswordResetMessageText,
      rpc.setDefaultPasswordResetMessageText,
      rpc.resetCustomPasswordResetMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifyEmail, rpc.getCustomVerifyEmailMessageText, rpc.getDefaultVerifyEmailMessageText,
      rpc.setDefaultVerifyEmailMessageText,
      rpc.resetCustomVerifyEmailMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifyPhone, rpc.getCustomVerifyPhoneMessageText, rpc.getDefaultVerifyPhoneMessageText,
      rpc.setDefaultVerifyPhoneMessageText,
      rpc.resetCustomVerifyPhoneMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifySMSOTP, rpc.getCustomVerifySMSOTPMessageText, rpc.getDefaultVerifySMSOTPMessageText,
      rpc.setDefaultVerifySMSOTPMessageText,
      rpc.resetCustomVerifySMSOTPMessageTextToDefault
    ) { MessageText(text: $0.text) }
    serveTexts(
      of: .verifyEmailOTP, rpc.getCustomVerifyEmailOTPMessageText, rpc.getDefaultVerifyEmailOTPMessageText,
      rpc.setDefaultVerifyEmailOTPMessageText,
      rpc.resetCustomVerifyEmailOTPMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .domainClaimed, rpc.getCustomDomainClaimedMessageText, rpc.getDefaultDomainClaimedMessageText,
      rpc.setDefaultDomainClaimedMessageText,
      rpc.resetCustomDomainClaimedMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordlessRegistration, rpc.getCustomPasswordlessRegistrationMessageText,
      rpc.getDefaultPasswordlessRegistrationMessageText, rpc.setDefaultPasswordlessRegistrationMessageText,
      rpc.resetCustomPasswordlessRegistrationMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordChange, rpc.getCustomPasswordChangeMessageText, rpc.getDefaultPasswordChangeMessageText,
      rpc.setDefaultPasswordChangeMessageText,
      rpc.resetCustomPasswordChangeMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .inviteUser, rpc.getCustomInviteUserMessageText, rpc.getDefaultInviteUserMessageText,
      rpc.setDefaultInviteUserMessageText,
      rpc.resetCustomInviteUserMessageTextToDefault
    ) { MessageText($0) }
  }

  func serveLoginTexts(_ rpc: Methods) {
    rpc.getCustomLoginTexts { request, call in
      let said = try await useCases.text(.login, request.language, of: scope(of: call))
      return try .with(\.customText, .init(said))
    }

    rpc.getDefaultLoginTexts { request, call in
      let said = try await useCases.generalText(.login, request.language, for: scope(of: call))
      return try .with(\.customText, .init(said))
    }

    rpc.setCustomLoginText { request, call in
      let details = try await useCases.setText(
        .login, MessageText(pagesOf: request), in: request.language, of: scope(of: call), by: call.caller.userID)
      return .with(\.details, details)
    }

    rpc.resetCustomLoginTextToDefault { request, call in
      try await .with(
        \.details, useCases.resetText(.login, request.language, of: scope(of: call), by: call.caller.userID))
    }
  }
}
