import Domain
import GrpcCore
import ManagementAPI

// What an organization says in messages and on pages: four methods for each that can be set.

extension ManagementV1Service {
  package func getCustomInitMessageText(
    _ request: Zitadel_Management_V1_GetCustomInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomInitMessageTextResponse {
    try await .with(\.customText, own(.initialization, request.language, call))
  }

  package func getDefaultInitMessageText(
    _ request: Zitadel_Management_V1_GetDefaultInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultInitMessageTextResponse {
    try await .with(\.customText, general(.initialization, request.language))
  }

  package func setCustomInitMessageText(
    _ request: Zitadel_Management_V1_SetCustomInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomInitMessageTextResponse {
    try await .with(\.details, set(.initialization, request, call))
  }

  package func resetCustomInitMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomInitMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomInitMessageTextToDefaultResponse {
    try await .with(\.details, reset(.initialization, request.language, call))
  }

  package func getCustomPasswordResetMessageText(
    _ request: Zitadel_Management_V1_GetCustomPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomPasswordResetMessageTextResponse {
    try await .with(\.customText, own(.passwordReset, request.language, call))
  }

  package func getDefaultPasswordResetMessageText(
    _ request: Zitadel_Management_V1_GetDefaultPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordResetMessageTextResponse {
    try await .with(\.customText, general(.passwordReset, request.language))
  }

  package func setCustomPasswordResetMessageText(
    _ request: Zitadel_Management_V1_SetCustomPasswordResetMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomPasswordResetMessageTextResponse {
    try await .with(\.details, set(.passwordReset, request, call))
  }

  package func resetCustomPasswordResetMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomPasswordResetMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomPasswordResetMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordReset, request.language, call))
  }

  package func getCustomVerifyEmailMessageText(
    _ request: Zitadel_Management_V1_GetCustomVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomVerifyEmailMessageTextResponse {
    try await .with(\.customText, own(.verifyEmail, request.language, call))
  }

  package func getDefaultVerifyEmailMessageText(
    _ request: Zitadel_Management_V1_GetDefaultVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultVerifyEmailMessageTextResponse {
    try await .with(\.customText, general(.verifyEmail, request.language))
  }

  package func setCustomVerifyEmailMessageText(
    _ request: Zitadel_Management_V1_SetCustomVerifyEmailMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomVerifyEmailMessageTextResponse {
    try await .with(\.details, set(.verifyEmail, request, call))
  }

  package func resetCustomVerifyEmailMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomVerifyEmailMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomVerifyEmailMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyEmail, request.language, call))
  }

  package func getCustomVerifyPhoneMessageText(
    _ request: Zitadel_Management_V1_GetCustomVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomVerifyPhoneMessageTextResponse {
    try await .with(\.customText, own(.verifyPhone, request.language, call))
  }

  package func getDefaultVerifyPhoneMessageText(
    _ request: Zitadel_Management_V1_GetDefaultVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultVerifyPhoneMessageTextResponse {
    try await .with(\.customText, general(.verifyPhone, request.language))
  }

  package func setCustomVerifyPhoneMessageText(
    _ request: Zitadel_Management_V1_SetCustomVerifyPhoneMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomVerifyPhoneMessageTextResponse {
    try await .with(\.details, set(.verifyPhone, request, call))
  }

  package func resetCustomVerifyPhoneMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomVerifyPhoneMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomVerifyPhoneMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyPhone, request.language, call))
  }

  package func getCustomVerifySMSOTPMessageText(
    _ request: Zitadel_Management_V1_GetCustomVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomVerifySMSOTPMessageTextResponse {
    try await .with(\.customText, own(.verifySMSOTP, request.language, call))
  }

  package func getDefaultVerifySMSOTPMessageText(
    _ request: Zitadel_Management_V1_GetDefaultVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultVerifySMSOTPMessageTextResponse {
    try await .with(\.customText, general(.verifySMSOTP, request.language))
  }

  package func setCustomVerifySMSOTPMessageText(
    _ request: Zitadel_Management_V1_SetCustomVerifySMSOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomVerifySMSOTPMessageTextResponse {
    try await .with(\.details, set(.verifySMSOTP, request, call))
  }

  package func resetCustomVerifySMSOTPMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomVerifySMSOTPMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomVerifySMSOTPMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifySMSOTP, request.language, call))
  }

  package func getCustomVerifyEmailOTPMessageText(
    _ request: Zitadel_Management_V1_GetCustomVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomVerifyEmailOTPMessageTextResponse {
    try await .with(\.customText, own(.verifyEmailOTP, request.language, call))
  }

  package func getDefaultVerifyEmailOTPMessageText(
    _ request: Zitadel_Management_V1_GetDefaultVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultVerifyEmailOTPMessageTextResponse {
    try await .with(\.customText, general(.verifyEmailOTP, request.language))
  }

  package func setCustomVerifyEmailOTPMessageText(
    _ request: Zitadel_Management_V1_SetCustomVerifyEmailOTPMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomVerifyEmailOTPMessageTextResponse {
    try await .with(\.details, set(.verifyEmailOTP, request, call))
  }

  package func resetCustomVerifyEmailOTPMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomVerifyEmailOTPMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomVerifyEmailOTPMessageTextToDefaultResponse {
    try await .with(\.details, reset(.verifyEmailOTP, request.language, call))
  }

  package func getCustomDomainClaimedMessageText(
    _ request: Zitadel_Management_V1_GetCustomDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomDomainClaimedMessageTextResponse {
    try await .with(\.customText, own(.domainClaimed, request.language, call))
  }

  package func getDefaultDomainClaimedMessageText(
    _ request: Zitadel_Management_V1_GetDefaultDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultDomainClaimedMessageTextResponse {
    try await .with(\.customText, general(.domainClaimed, request.language))
  }

  package func setCustomDomainClaimedMessageCustomText(
    _ request: Zitadel_Management_V1_SetCustomDomainClaimedMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomDomainClaimedMessageTextResponse {
    try await .with(\.details, set(.domainClaimed, request, call))
  }

  package func resetCustomDomainClaimedMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomDomainClaimedMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomDomainClaimedMessageTextToDefaultResponse {
    try await .with(\.details, reset(.domainClaimed, request.language, call))
  }

  package func getCustomPasswordlessRegistrationMessageText(
    _ request: Zitadel_Management_V1_GetCustomPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomPasswordlessRegistrationMessageTextResponse {
    try await .with(\.customText, own(.passwordlessRegistration, request.language, call))
  }

  package func getDefaultPasswordlessRegistrationMessageText(
    _ request: Zitadel_Management_V1_GetDefaultPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordlessRegistrationMessageTextResponse {
    try await .with(\.customText, general(.passwordlessRegistration, request.language))
  }

  package func setCustomPasswordlessRegistrationMessageCustomText(
    _ request: Zitadel_Management_V1_SetCustomPasswordlessRegistrationMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomPasswordlessRegistrationMessageTextResponse {
    try await .with(\.details, set(.passwordlessRegistration, request, call))
  }

  package func resetCustomPasswordlessRegistrationMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomPasswordlessRegistrationMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomPasswordlessRegistrationMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordlessRegistration, request.language, call))
  }

  package func getCustomPasswordChangeMessageText(
    _ request: Zitadel_Management_V1_GetCustomPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomPasswordChangeMessageTextResponse {
    try await .with(\.customText, own(.passwordChange, request.language, call))
  }

  package func getDefaultPasswordChangeMessageText(
    _ request: Zitadel_Management_V1_GetDefaultPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordChangeMessageTextResponse {
    try await .with(\.customText, general(.passwordChange, request.language))
  }

  package func setCustomPasswordChangeMessageCustomText(
    _ request: Zitadel_Management_V1_SetCustomPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomPasswordChangeMessageTextResponse {
    try await .with(\.details, set(.passwordChange, request, call))
  }

  package func resetCustomPasswordChangeMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomPasswordChangeMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomPasswordChangeMessageTextToDefaultResponse {
    try await .with(\.details, reset(.passwordChange, request.language, call))
  }

  package func getCustomInviteUserMessageText(
    _ request: Zitadel_Management_V1_GetCustomInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomInviteUserMessageTextResponse {
    try await .with(\.customText, own(.inviteUser, request.language, call))
  }

  package func getDefaultInviteUserMessageText(
    _ request: Zitadel_Management_V1_GetDefaultInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultInviteUserMessageTextResponse {
    try await .with(\.customText, general(.inviteUser, request.language))
  }

  package func setCustomInviteUserMessageCustomText(
    _ request: Zitadel_Management_V1_SetCustomInviteUserMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomInviteUserMessageTextResponse {
    try await .with(\.details, set(.inviteUser, request, call))
  }

  package func resetCustomInviteUserMessageTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomInviteUserMessageTextToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomInviteUserMessageTextToDefaultResponse {
    try await .with(\.details, reset(.inviteUser, request.language, call))
  }

  package func getCustomLoginTexts(
    _ request: Zitadel_Management_V1_GetCustomLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomLoginTextsResponse {
    let said = try await useCases.text(.login, request.language, of: .organization(call.caller.organizationID))
    return try .with(\.customText, .init(said))
  }

  package func getDefaultLoginTexts(
    _ request: Zitadel_Management_V1_GetDefaultLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultLoginTextsResponse {
    try .with(\.customText, .init(try await useCases.defaultText(.login, request.language)))
  }

  package func setCustomLoginText(
    _ request: Zitadel_Management_V1_SetCustomLoginTextsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetCustomLoginTextsResponse {
    try await .with(\.details, set(.login, MessageText(pagesOf: request), in: request.language, call))
  }

  package func resetCustomLoginTextToDefault(
    _ request: Zitadel_Management_V1_ResetCustomLoginTextsToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetCustomLoginTextsToDefaultResponse {
    try await .with(\.details, reset(.login, request.language, call))
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
    _ kind: MessageTextKind, _ request: some MessageTextRequest, _ call: CallContext
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

extension Zitadel_Management_V1_SetCustomInitMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomPasswordResetMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomVerifyEmailMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomVerifyPhoneMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomVerifySMSOTPMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomVerifyEmailOTPMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomDomainClaimedMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomPasswordlessRegistrationMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomPasswordChangeMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomInviteUserMessageTextRequest: MessageTextRequest {}
