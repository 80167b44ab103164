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
    let me = try await me(call)
    let issued = try await useCases.setEmail(of: me.oneself, to: try EmailAddress(request.email), .mail())
    return .with { $0.details = issued.outcome.changed }
  }

  package func verifyMyEmail(
    _ request: Zitadel_Auth_V1_VerifyMyEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyEmailResponse {
    let id = try call.caller.userID
    let outcome = try await useCases.verifyEmail(of: Target(id, by: id, .proof(.v1)), code: request.code)
    return .with { $0.details = outcome.changed }
  }

  package func resendMyEmailVerification(
    _ request: Zitadel_Auth_V1_ResendMyEmailVerificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyEmailVerificationResponse {
    let me = try await me(call)
    let issued = try await useCases.sendEmailCode(to: me.oneself)
    return .with { $0.details = issued.outcome.changed }
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
    let me = try await me(call)
    let issued = try await useCases.setPhone(of: me.oneself, to: try PhoneNumber(request.phone), .sms)
    return .with { $0.details = issued.outcome.changed }
  }

  package func verifyMyPhone(
    _ request: Zitadel_Auth_V1_VerifyMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyPhoneResponse {
    let me = try await me(call)
    let outcome = try await useCases.verifyPhone(of: me.oneself, code: request.code)
    return .with { $0.details = outcome.changed }
  }

  package func resendMyPhoneVerification(
    _ request: Zitadel_Auth_V1_ResendMyPhoneVerificationRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ResendMyPhoneVerificationResponse {
    let me = try await me(call)
    let issued = try await useCases.sendPhoneCode(to: me.oneself)
    return .with { $0.details = issued.outcome.changed }
  }

  package func removeMyPhone(
    _ request: Zitadel_Auth_V1_RemoveMyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyPhoneResponse {
    let details = try await change(.removePhone(of: try await me(call).oneself))
    return .with { $0.details = details }
  }
}
