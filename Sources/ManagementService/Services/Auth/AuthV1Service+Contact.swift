import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyEmail(
    _ request: Zitadel_Auth_V1_GetMyEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyEmailResponse {
    let me = try await me(call)
    let human = try me.human(reading: .email)
    return .with { ($0.details, $0.email) = (me.details, Zitadel_User_V1_Email(human.email)) }
  }

  package func setMyEmail(
    _ request: Zitadel_Auth_V1_SetMyEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyEmailResponse {
    let issued = try await useCases.setEmail(of: oneself(call), to: try EmailAddress(request.email), .mail())
    return .with(\.details, issued.outcome.changed)
  }

  package func verifyMyEmail(
    _ request: Zitadel_Auth_V1_VerifyMyEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyEmailResponse {
    let id = try call.caller.userID
    return try await .with(
      \.details, useCases.verifyEmail(of: Target(id, by: id, .proof(.v1)), code: request.code).changed)
  }

  package func resendMyEmailVerification(
    _ request: Zitadel_Auth_V1_ResendMyEmailVerificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyEmailVerificationResponse {
    try await .with(\.details, useCases.sendEmailCode(to: oneself(call)).outcome.changed)
  }

  package func getMyPhone(
    _ request: Zitadel_Auth_V1_GetMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPhoneResponse {
    let me = try await me(call)
    let human = try me.human(reading: .phone)
    return .with { ($0.details, $0.phone) = (me.details, Zitadel_User_V1_Phone(human.phone)) }
  }

  package func setMyPhone(
    _ request: Zitadel_Auth_V1_SetMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_SetMyPhoneResponse {
    let issued = try await useCases.setPhone(of: oneself(call), to: try PhoneNumber(request.phone), .sms)
    return .with(\.details, issued.outcome.changed)
  }

  package func verifyMyPhone(
    _ request: Zitadel_Auth_V1_VerifyMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyPhoneResponse {
    try await .with(\.details, useCases.verifyPhone(of: oneself(call), code: request.code).changed)
  }

  package func resendMyPhoneVerification(
    _ request: Zitadel_Auth_V1_ResendMyPhoneVerificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyPhoneVerificationResponse {
    try await .with(\.details, useCases.sendPhoneCode(to: oneself(call)).outcome.changed)
  }

  package func removeMyPhone(
    _ request: Zitadel_Auth_V1_RemoveMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyPhoneResponse {
    try await .with(\.details, change(.removePhone(of: oneself(call))).changed)
  }
}
