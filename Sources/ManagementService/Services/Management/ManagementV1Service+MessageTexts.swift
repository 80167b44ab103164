import Domain
import GrpcCore
import ManagementAPI

// What an organization says in messages and on pages: four methods for each that can be set.

extension ManagementV1Service {
  func serveMessageTexts(_ rpc: Methods) {
    serveTexts(
      of: .initialization, rpc.getCustomInitMessageText, rpc.getDefaultInitMessageText, rpc.setCustomInitMessageText,
      rpc.resetCustomInitMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordReset, rpc.getCustomPasswordResetMessageText, rpc.getDefaultPasswordResetMessageText,
      rpc.setCustomPasswordResetMessageText,
      rpc.resetCustomPasswordResetMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifyEmail, rpc.getCustomVerifyEmailMessageText, rpc.getDefaultVerifyEmailMessageText,
      rpc.setCustomVerifyEmailMessageText,
      rpc.resetCustomVerifyEmailMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifyPhone, rpc.getCustomVerifyPhoneMessageText, rpc.getDefaultVerifyPhoneMessageText,
      rpc.setCustomVerifyPhoneMessageText,
      rpc.resetCustomVerifyPhoneMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .verifySMSOTP, rpc.getCustomVerifySMSOTPMessageText, rpc.getDefaultVerifySMSOTPMessageText,
      rpc.setCustomVerifySMSOTPMessageText,
      rpc.resetCustomVerifySMSOTPMessageTextToDefault
    ) { MessageText(text: $0.text) }
    serveTexts(
      of: .verifyEmailOTP, rpc.getCustomVerifyEmailOTPMessageText, rpc.getDefaultVerifyEmailOTPMessageText,
      rpc.setCustomVerifyEmailOTPMessageText,
      rpc.resetCustomVerifyEmailOTPMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .domainClaimed, rpc.getCustomDomainClaimedMessageText, rpc.getDefaultDomainClaimedMessageText,
      rpc.setCustomDomainClaimedMessageCustomText,
      rpc.resetCustomDomainClaimedMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordlessRegistration, rpc.getCustomPasswordlessRegistrationMessageText,
      rpc.getDefaultPasswordlessRegistrationMessageText, rpc.setCustomPasswordlessRegistrationMessageCustomText,
      rpc.resetCustomPasswordlessRegistrationMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .passwordChange, rpc.getCustomPasswordChangeMessageText, rpc.getDefaultPasswordChangeMessageText,
      rpc.setCustomPasswordChangeMessageCustomText,
      rpc.resetCustomPasswordChangeMessageTextToDefault
    ) { MessageText($0) }
    serveTexts(
      of: .inviteUser, rpc.getCustomInviteUserMessageText, rpc.getDefaultInviteUserMessageText,
      rpc.setCustomInviteUserMessageCustomText,
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
