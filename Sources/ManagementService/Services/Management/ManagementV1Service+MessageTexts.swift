import Domain
import GrpcCore
import ManagementAPI

// What an organization says in messages: four methods for each message that can be set.

extension ManagementV1Service {
  package func getCustomInitMessageText(
    _ request: Zitadel_Management_V1_GetCustomInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomInitMessageTextResponse {
    try await .with(\.customText, own(.initialization, request.language, call))
  }

  package func getDefaultInitMessageText(
    _ request: Zitadel_Management_V1_GetDefaultInitMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultInitMessageTextResponse {
    try await .with(\.customText, useCases.defaultText(.initialization, request.language))
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
    try await .with(\.customText, useCases.defaultText(.passwordReset, request.language))
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
    try await .with(\.customText, useCases.defaultText(.verifyEmail, request.language))
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
    try await .with(\.customText, useCases.defaultText(.verifyPhone, request.language))
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

  package func getCustomPasswordChangeMessageText(
    _ request: Zitadel_Management_V1_GetCustomPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetCustomPasswordChangeMessageTextResponse {
    try await .with(\.customText, own(.passwordChange, request.language, call))
  }

  package func getDefaultPasswordChangeMessageText(
    _ request: Zitadel_Management_V1_GetDefaultPasswordChangeMessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordChangeMessageTextResponse {
    try await .with(\.customText, useCases.defaultText(.passwordChange, request.language))
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
    try await .with(\.customText, useCases.defaultText(.inviteUser, request.language))
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

  private func own(
    _ kind: MessageTextKind, _ language: String, _ call: CallContext
  ) async throws -> Zitadel_Text_V1_MessageCustomText {
    try await useCases.text(kind, language, of: .organization(call.caller.organizationID))
  }

  private func set(
    _ kind: MessageTextKind, _ request: some MessageTextRequest, _ call: CallContext
  ) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try call.caller
    return try await useCases.setText(kind, request, of: .organization(caller.organizationID), by: caller.userID)
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
extension Zitadel_Management_V1_SetCustomPasswordChangeMessageTextRequest: MessageTextRequest {}
extension Zitadel_Management_V1_SetCustomInviteUserMessageTextRequest: MessageTextRequest {}
