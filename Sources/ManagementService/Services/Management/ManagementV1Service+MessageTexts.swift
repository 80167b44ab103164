import Domain
import GrpcCore
import ManagementAPI

// What an organization says in messages and on pages: four methods for each that can be set.

extension ManagementV1Service {
  func serveMessageTexts(_ rpc: Methods) {
    rpc.getCustomInitMessageText { request, call in
      try await .with(\.customText, own(.initialization, request.language, call))
    }

    rpc.getDefaultInitMessageText { request, _ in
      try await .with(\.customText, general(.initialization, request.language))
    }

    rpc.setCustomInitMessageText { request, call in
      try await .with(\.details, set(.initialization, request, call))
    }

    rpc.resetCustomInitMessageTextToDefault { request, call in
      try await .with(\.details, reset(.initialization, request.language, call))
    }

    rpc.getCustomPasswordResetMessageText { request, call in
      try await .with(\.customText, own(.passwordReset, request.language, call))
    }

    rpc.getDefaultPasswordResetMessageText { request, _ in
      try await .with(\.customText, general(.passwordReset, request.language))
    }

    rpc.setCustomPasswordResetMessageText { request, call in
      try await .with(\.details, set(.passwordReset, request, call))
    }

    rpc.resetCustomPasswordResetMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordReset, request.language, call))
    }

    rpc.getCustomVerifyEmailMessageText { request, call in
      try await .with(\.customText, own(.verifyEmail, request.language, call))
    }

    rpc.getDefaultVerifyEmailMessageText { request, _ in
      try await .with(\.customText, general(.verifyEmail, request.language))
    }

    rpc.setCustomVerifyEmailMessageText { request, call in
      try await .with(\.details, set(.verifyEmail, request, call))
    }

    rpc.resetCustomVerifyEmailMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyEmail, request.language, call))
    }

    rpc.getCustomVerifyPhoneMessageText { request, call in
      try await .with(\.customText, own(.verifyPhone, request.language, call))
    }

    rpc.getDefaultVerifyPhoneMessageText { request, _ in
      try await .with(\.customText, general(.verifyPhone, request.language))
    }

    rpc.setCustomVerifyPhoneMessageText { request, call in
      try await .with(\.details, set(.verifyPhone, request, call))
    }

    rpc.resetCustomVerifyPhoneMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyPhone, request.language, call))
    }

    rpc.getCustomVerifySMSOTPMessageText { request, call in
      try await .with(\.customText, own(.verifySMSOTP, request.language, call))
    }

    rpc.getDefaultVerifySMSOTPMessageText { request, _ in
      try await .with(\.customText, general(.verifySMSOTP, request.language))
    }

    rpc.setCustomVerifySMSOTPMessageText { request, call in
      try await .with(\.details, set(.verifySMSOTP, MessageText(text: request.text), in: request.language, call))
    }

    rpc.resetCustomVerifySMSOTPMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifySMSOTP, request.language, call))
    }

    rpc.getCustomVerifyEmailOTPMessageText { request, call in
      try await .with(\.customText, own(.verifyEmailOTP, request.language, call))
    }

    rpc.getDefaultVerifyEmailOTPMessageText { request, _ in
      try await .with(\.customText, general(.verifyEmailOTP, request.language))
    }

    rpc.setCustomVerifyEmailOTPMessageText { request, call in
      try await .with(\.details, set(.verifyEmailOTP, request, call))
    }

    rpc.resetCustomVerifyEmailOTPMessageTextToDefault { request, call in
      try await .with(\.details, reset(.verifyEmailOTP, request.language, call))
    }

    rpc.getCustomDomainClaimedMessageText { request, call in
      try await .with(\.customText, own(.domainClaimed, request.language, call))
    }

    rpc.getDefaultDomainClaimedMessageText { request, _ in
      try await .with(\.customText, general(.domainClaimed, request.language))
    }

    rpc.setCustomDomainClaimedMessageCustomText { request, call in
      try await .with(\.details, set(.domainClaimed, request, call))
    }

    rpc.resetCustomDomainClaimedMessageTextToDefault { request, call in
      try await .with(\.details, reset(.domainClaimed, request.language, call))
    }

    rpc.getCustomPasswordlessRegistrationMessageText { request, call in
      try await .with(\.customText, own(.passwordlessRegistration, request.language, call))
    }

    rpc.getDefaultPasswordlessRegistrationMessageText { request, _ in
      try await .with(\.customText, general(.passwordlessRegistration, request.language))
    }

    rpc.setCustomPasswordlessRegistrationMessageCustomText { request, call in
      try await .with(\.details, set(.passwordlessRegistration, request, call))
    }

    rpc.resetCustomPasswordlessRegistrationMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordlessRegistration, request.language, call))
    }

    rpc.getCustomPasswordChangeMessageText { request, call in
      try await .with(\.customText, own(.passwordChange, request.language, call))
    }

    rpc.getDefaultPasswordChangeMessageText { request, _ in
      try await .with(\.customText, general(.passwordChange, request.language))
    }

    rpc.setCustomPasswordChangeMessageCustomText { request, call in
      try await .with(\.details, set(.passwordChange, request, call))
    }

    rpc.resetCustomPasswordChangeMessageTextToDefault { request, call in
      try await .with(\.details, reset(.passwordChange, request.language, call))
    }

    rpc.getCustomInviteUserMessageText { request, call in
      try await .with(\.customText, own(.inviteUser, request.language, call))
    }

    rpc.getDefaultInviteUserMessageText { request, _ in
      try await .with(\.customText, general(.inviteUser, request.language))
    }

    rpc.setCustomInviteUserMessageCustomText { request, call in
      try await .with(\.details, set(.inviteUser, request, call))
    }

    rpc.resetCustomInviteUserMessageTextToDefault { request, call in
      try await .with(\.details, reset(.inviteUser, request.language, call))
    }

    rpc.getCustomLoginTexts { request, call in
      let said = try await useCases.text(.login, request.language, of: .organization(call.caller.organizationID))
      return try .with(\.customText, .init(said))
    }

    rpc.getDefaultLoginTexts { request, _ in
      try .with(\.customText, .init(try await useCases.defaultText(.login, request.language)))
    }

    rpc.setCustomLoginText { request, call in
      try await .with(\.details, set(.login, MessageText(pagesOf: request), in: request.language, call))
    }

    rpc.resetCustomLoginTextToDefault { request, call in
      try await .with(\.details, reset(.login, request.language, call))
    }
  }

  private func own(
    _ kind: MessageTextKind, _ language: String, _ call: CallContext
  ) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.text(kind, language, of: .organization(call.caller.organizationID)))
  }

  private func general(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.defaultText(kind, language))
  }

  private func set(
    _ kind: MessageTextKind, _ request: some MessageTextFields & LanguageFields, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await set(kind, MessageText(request), in: request.language, call)
  }

  private func set(
    _ kind: MessageTextKind, _ text: MessageText, in language: String, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try call.caller
    return try await useCases.setText(
      kind, text, in: language, of: .organization(caller.organizationID), by: caller.userID)
  }

  private func reset(
    _ kind: MessageTextKind, _ language: String, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try call.caller
    return try await useCases.resetText(kind, language, of: .organization(caller.organizationID), by: caller.userID)
  }
}
