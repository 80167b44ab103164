import Domain
import GrpcCore
import ManagementAPI

// What the instance says in messages and on pages, for organizations that say nothing themselves: four methods for each that
// can be set.

extension AdminV1Service {
  func serveMessageTexts(_ rpc: Methods) {
    rpc.getDefaultInitMessageText { request, _ in
      try await .with(\.customText, builtIn(.initialization, request.language))
    }

    rpc.getCustomInitMessageText { request, _ in
      try await .with(\.customText, own(.initialization, request.language))
    }

    rpc.setDefaultInitMessageText { request, call in
      try await .with(\.details, set(.initialization, request, call))
    }

    rpc.resetCustomInitMessageTextToDefault { request, call in
      try await .with(\.details, reset(.initialization, request.language, call))
    }

    rpc.getDefaultPasswordResetMessageText { request, _ in
      try await .with(\.customText, builtIn(.passwordReset, request.language))
    }

    rpc.getCustomPasswordResetMessageText { request, _ in
      try await .with(\.customText, own(.passwordReset, request.language))
    }

    rpc.setDefaultPasswordResetMessageText { request, call in
      try await .with(\.details, set(.passwordReset, request, call))
    }

    rpc.resetCustomPasswordResetMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordReset, request.language, call))
    }

    rpc.getDefaultVerifyEmailMessageText { request, _ in
      try await .with(\.customText, builtIn(.verifyEmail, request.language))
    }

    rpc.getCustomVerifyEmailMessageText { request, _ in
      try await .with(\.customText, own(.verifyEmail, request.language))
    }

    rpc.setDefaultVerifyEmailMessageText { request, call in
      try await .with(\.details, set(.verifyEmail, request, call))
    }

    rpc.resetCustomVerifyEmailMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyEmail, request.language, call))
    }

    rpc.getDefaultVerifyPhoneMessageText { request, _ in
      try await .with(\.customText, builtIn(.verifyPhone, request.language))
    }

    rpc.getCustomVerifyPhoneMessageText { request, _ in
      try await .with(\.customText, own(.verifyPhone, request.language))
    }

    rpc.setDefaultVerifyPhoneMessageText { request, call in
      try await .with(\.details, set(.verifyPhone, request, call))
    }

    rpc.resetCustomVerifyPhoneMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyPhone, request.language, call))
    }

    rpc.getDefaultVerifySMSOTPMessageText { request, _ in
      try await .with(\.customText, builtIn(.verifySMSOTP, request.language))
    }

    rpc.getCustomVerifySMSOTPMessageText { request, _ in
      try await .with(\.customText, own(.verifySMSOTP, request.language))
    }

    rpc.setDefaultVerifySMSOTPMessageText { request, call in
      try await .with(\.details, set(.verifySMSOTP, MessageText(text: request.text), in: request.language, call))
    }

    rpc.resetCustomVerifySMSOTPMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifySMSOTP, request.language, call))
    }

    rpc.getDefaultVerifyEmailOTPMessageText { request, _ in
      try await .with(\.customText, builtIn(.verifyEmailOTP, request.language))
    }

    rpc.getCustomVerifyEmailOTPMessageText { request, _ in
      try await .with(\.customText, own(.verifyEmailOTP, request.language))
    }

    rpc.setDefaultVerifyEmailOTPMessageText { request, call in
      try await .with(\.details, set(.verifyEmailOTP, request, call))
    }

    rpc.resetCustomVerifyEmailOTPMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyEmailOTP, request.language, call))
    }

    rpc.getDefaultDomainClaimedMessageText { request, _ in
      try await .with(\.customText, builtIn(.domainClaimed, request.language))
    }

    rpc.getCustomDomainClaimedMessageText { request, _ in
      try await .with(\.customText, own(.domainClaimed, request.language))
    }

    rpc.setDefaultDomainClaimedMessageText { request, call in
      try await .with(\.details, set(.domainClaimed, request, call))
    }

    rpc.resetCustomDomainClaimedMessageTextToDefault { request, call in
      try await .with(\.details, reset(.domainClaimed, request.language, call))
    }

    rpc.getDefaultPasswordlessRegistrationMessageText { request, _ in
      try await .with(\.customText, builtIn(.passwordlessRegistration, request.language))
    }

    rpc.getCustomPasswordlessRegistrationMessageText { request, _ in
      try await .with(\.customText, own(.passwordlessRegistration, request.language))
    }

    rpc.setDefaultPasswordlessRegistrationMessageText { request, call in
      try await .with(\.details, set(.passwordlessRegistration, request, call))
    }

    rpc.resetCustomPasswordlessRegistrationMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordlessRegistration, request.language, call))
    }

    rpc.getDefaultPasswordChangeMessageText { request, _ in
      try await .with(\.customText, builtIn(.passwordChange, request.language))
    }

    rpc.getCustomPasswordChangeMessageText { request, _ in
      try await .with(\.customText, own(.passwordChange, request.language))
    }

    rpc.setDefaultPasswordChangeMessageText { request, call in
      try await .with(\.details, set(.passwordChange, request, call))
    }

    rpc.resetCustomPasswordChangeMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordChange, request.language, call))
    }

    rpc.getDefaultInviteUserMessageText { request, _ in
      try await .with(\.customText, builtIn(.inviteUser, request.language))
    }

    rpc.getCustomInviteUserMessageText { request, _ in
      try await .with(\.customText, own(.inviteUser, request.language))
    }

    rpc.setDefaultInviteUserMessageText { request, call in
      try await .with(\.details, set(.inviteUser, request, call))
    }

    rpc.resetCustomInviteUserMessageTextToDefault { request, call in
      try await .with(\.details, reset(.inviteUser, request.language, call))
    }

    rpc.getDefaultLoginTexts { request, _ in
      try .with(\.customText, .init(try await useCases.builtInText(.login, request.language)))
    }

    rpc.getCustomLoginTexts { request, _ in
      try .with(\.customText, .init(try await useCases.text(.login, request.language, of: .instance)))
    }

    rpc.setCustomLoginText { request, call in
      try await .with(\.details, set(.login, MessageText(pagesOf: request), in: request.language, call))
    }

    rpc.resetCustomLoginTextToDefault { request, call in
      try await .with(\.details, reset(.login, request.language, call))
    }
  }

  private func builtIn(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.builtInText(kind, language))
  }

  private func own(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.text(kind, language, of: .instance))
  }

  private func set(
    _ kind: MessageTextKind, _ request: some MessageTextFields & LanguageFields, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await set(kind, MessageText(request), in: request.language, call)
  }

  private func set(
    _ kind: MessageTextKind, _ text: MessageText, in language: String, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.setText(kind, text, in: language, of: .instance, by: call.caller.userID)
  }

  private func reset(
    _ kind: MessageTextKind, _ language: String, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.resetText(kind, language, of: .instance, by: call.caller.userID)
  }
}
