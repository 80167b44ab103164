import Domain
import GrpcCore
import ManagementAPI

// What the instance says in messages and on pages, for organizations that say nothing themselves: four methods for each that
// can be set.

extension AdminV1Service {
  package func getDefaultInitMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultInitMessageTextResponse {
    try await .with(\.customText, builtIn(.initialization, request.language))
  }

  package func getCustomInitMessageText(
    _ request: Zitadel_Admin_V1_GetCustomInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomInitMessageTextResponse {
    try await .with(\.customText, own(.initialization, request.language))
  }

  package func setDefaultInitMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultInitMessageTextResponse {
    try await .with(\.details, set(.initialization, request, call))
  }

  package func resetCustomInitMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomInitMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomInitMessageTextToDefaultResponse {
    try await .with(\.details, reset(.initialization, request.language, call))
  }

  package func getDefaultPasswordResetMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultPasswordResetMessageTextResponse {
    try await .with(\.customText, builtIn(.passwordReset, request.language))
  }

  package func getCustomPasswordResetMessageText(
    _ request: Zitadel_Admin_V1_GetCustomPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomPasswordResetMessageTextResponse {
    try await .with(\.customText, own(.passwordReset, request.language))
  }

  package func setDefaultPasswordResetMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultPasswordResetMessageTextResponse {
    try await .with(\.details, set(.passwordReset, request, call))
  }

  package func resetCustomPasswordResetMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomPasswordResetMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomPasswordResetMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordReset, request.language, call))
  }

  package func getDefaultVerifyEmailMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultVerifyEmailMessageTextResponse {
    try await .with(\.customText, builtIn(.verifyEmail, request.language))
  }

  package func getCustomVerifyEmailMessageText(
    _ request: Zitadel_Admin_V1_GetCustomVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomVerifyEmailMessageTextResponse {
    try await .with(\.customText, own(.verifyEmail, request.language))
  }

  package func setDefaultVerifyEmailMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultVerifyEmailMessageTextResponse {
    try await .with(\.details, set(.verifyEmail, request, call))
  }

  package func resetCustomVerifyEmailMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomVerifyEmailMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomVerifyEmailMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyEmail, request.language, call))
  }

  package func getDefaultVerifyPhoneMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultVerifyPhoneMessageTextResponse {
    try await .with(\.customText, builtIn(.verifyPhone, request.language))
  }

  package func getCustomVerifyPhoneMessageText(
    _ request: Zitadel_Admin_V1_GetCustomVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomVerifyPhoneMessageTextResponse {
    try await .with(\.customText, own(.verifyPhone, request.language))
  }

  package func setDefaultVerifyPhoneMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultVerifyPhoneMessageTextResponse {
    try await .with(\.details, set(.verifyPhone, request, call))
  }

  package func resetCustomVerifyPhoneMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomVerifyPhoneMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomVerifyPhoneMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyPhone, request.language, call))
  }

  package func getDefaultVerifySMSOTPMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultVerifySMSOTPMessageTextResponse {
    try await .with(\.customText, builtIn(.verifySMSOTP, request.language))
  }

  package func getCustomVerifySMSOTPMessageText(
    _ request: Zitadel_Admin_V1_GetCustomVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomVerifySMSOTPMessageTextResponse {
    try await .with(\.customText, own(.verifySMSOTP, request.language))
  }

  package func setDefaultVerifySMSOTPMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultVerifySMSOTPMessageTextResponse {
    try await .with(\.details, set(.verifySMSOTP, request, call))
  }

  package func resetCustomVerifySMSOTPMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomVerifySMSOTPMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomVerifySMSOTPMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifySMSOTP, request.language, call))
  }

  package func getDefaultVerifyEmailOTPMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultVerifyEmailOTPMessageTextResponse {
    try await .with(\.customText, builtIn(.verifyEmailOTP, request.language))
  }

  package func getCustomVerifyEmailOTPMessageText(
    _ request: Zitadel_Admin_V1_GetCustomVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomVerifyEmailOTPMessageTextResponse {
    try await .with(\.customText, own(.verifyEmailOTP, request.language))
  }

  package func setDefaultVerifyEmailOTPMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultVerifyEmailOTPMessageTextResponse {
    try await .with(\.details, set(.verifyEmailOTP, request, call))
  }

  package func resetCustomVerifyEmailOTPMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomVerifyEmailOTPMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomVerifyEmailOTPMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyEmailOTP, request.language, call))
  }

  package func getDefaultDomainClaimedMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultDomainClaimedMessageTextResponse {
    try await .with(\.customText, builtIn(.domainClaimed, request.language))
  }

  package func getCustomDomainClaimedMessageText(
    _ request: Zitadel_Admin_V1_GetCustomDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomDomainClaimedMessageTextResponse {
    try await .with(\.customText, own(.domainClaimed, request.language))
  }

  package func setDefaultDomainClaimedMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultDomainClaimedMessageTextResponse {
    try await .with(\.details, set(.domainClaimed, request, call))
  }

  package func resetCustomDomainClaimedMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomDomainClaimedMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomDomainClaimedMessageTextToDefaultResponse {
    try await .with(\.details, reset(.domainClaimed, request.language, call))
  }

  package func getDefaultPasswordlessRegistrationMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultPasswordlessRegistrationMessageTextResponse {
    try await .with(\.customText, builtIn(.passwordlessRegistration, request.language))
  }

  package func getCustomPasswordlessRegistrationMessageText(
    _ request: Zitadel_Admin_V1_GetCustomPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomPasswordlessRegistrationMessageTextResponse {
    try await .with(\.customText, own(.passwordlessRegistration, request.language))
  }

  package func setDefaultPasswordlessRegistrationMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultPasswordlessRegistrationMessageTextResponse {
    try await .with(\.details, set(.passwordlessRegistration, request, call))
  }

  package func resetCustomPasswordlessRegistrationMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomPasswordlessRegistrationMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomPasswordlessRegistrationMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordlessRegistration, request.language, call))
  }

  package func getDefaultPasswordChangeMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultPasswordChangeMessageTextResponse {
    try await .with(\.customText, builtIn(.passwordChange, request.language))
  }

  package func getCustomPasswordChangeMessageText(
    _ request: Zitadel_Admin_V1_GetCustomPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomPasswordChangeMessageTextResponse {
    try await .with(\.customText, own(.passwordChange, request.language))
  }

  package func setDefaultPasswordChangeMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultPasswordChangeMessageTextResponse {
    try await .with(\.details, set(.passwordChange, request, call))
  }

  package func resetCustomPasswordChangeMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomPasswordChangeMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomPasswordChangeMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordChange, request.language, call))
  }

  package func getDefaultInviteUserMessageText(
    _ request: Zitadel_Admin_V1_GetDefaultInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultInviteUserMessageTextResponse {
    try await .with(\.customText, builtIn(.inviteUser, request.language))
  }

  package func getCustomInviteUserMessageText(
    _ request: Zitadel_Admin_V1_GetCustomInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomInviteUserMessageTextResponse {
    try await .with(\.customText, own(.inviteUser, request.language))
  }

  package func setDefaultInviteUserMessageText(
    _ request: Zitadel_Admin_V1_SetDefaultInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultInviteUserMessageTextResponse {
    try await .with(\.details, set(.inviteUser, request, call))
  }

  package func resetCustomInviteUserMessageTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomInviteUserMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomInviteUserMessageTextToDefaultResponse {
    try await .with(\.details, reset(.inviteUser, request.language, call))
  }

  package func getDefaultLoginTexts(
    _ request: Zitadel_Admin_V1_GetDefaultLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultLoginTextsResponse {
    try .with(\.customText, .init(try await useCases.builtInText(.login, request.language)))
  }

  package func getCustomLoginTexts(
    _ request: Zitadel_Admin_V1_GetCustomLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetCustomLoginTextsResponse {
    try .with(\.customText, .init(try await useCases.text(.login, request.language, of: .instance)))
  }

  package func setCustomLoginText(
    _ request: Zitadel_Admin_V1_SetCustomLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetCustomLoginTextsResponse {
    let text = try MessageText(pagesOf: request)
    return try await .with(
      \.details, useCases.setText(.login, text, in: request.language, of: .instance, by: call.caller.userID))
  }

  package func resetCustomLoginTextToDefault(
    _ request: Zitadel_Admin_V1_ResetCustomLoginTextsToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ResetCustomLoginTextsToDefaultResponse {
    try await .with(\.details, reset(.login, request.language, call))
  }

  private func builtIn(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.builtInText(kind, language))
  }

  private func own(_ kind: MessageTextKind, _ language: String) async throws -> Zitadel_Text_V1_MessageCustomText {
    .init(try await useCases.text(kind, language, of: .instance))
  }

  private func set(
    _ kind: MessageTextKind, _ request: some MessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.setText(
      kind, MessageText(request), in: request.language, of: .instance, by: call.caller.userID)
  }

  private func reset(
    _ kind: MessageTextKind, _ language: String, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.resetText(kind, language, of: .instance, by: call.caller.userID)
  }
}

extension Zitadel_Admin_V1_SetDefaultInitMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultPasswordResetMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultVerifyEmailMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultVerifyPhoneMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultVerifySMSOTPMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultVerifyEmailOTPMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultDomainClaimedMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultPasswordlessRegistrationMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultPasswordChangeMessageTextRequest: MessageTextRequest {}
extension Zitadel_Admin_V1_SetDefaultInviteUserMessageTextRequest: MessageTextRequest {}
