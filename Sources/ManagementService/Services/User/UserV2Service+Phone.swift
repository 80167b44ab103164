import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  package func setPhone(
    _ request: Zitadel_User_V2_SetPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_SetPhoneResponse {
    let delivery: CodeDelivery? =
      switch request.verification {
      case .isVerified?: nil
      case .returnCode?: .returned
      case .sendCode?, nil: .sms
      }
    let target = try call.caller.target(request.userID, of: delivery)
    let issued = try await useCases.setPhone(of: target, to: try PhoneNumber(request.phone), delivery)
    return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
  }

  package func removePhone(
    _ request: Zitadel_User_V2_RemovePhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RemovePhoneResponse {
    let outcome = try await change(
      .removePhone(of: try call.caller.target(request.userID, "user.write", oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func resendPhoneCode(
    _ request: Zitadel_User_V2_ResendPhoneCodeRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_ResendPhoneCodeResponse {
    let delivery: CodeDelivery = if case .returnCode? = request.verification { .returned } else { .sms }
    let target = try call.caller.target(request.userID, of: delivery)
    let issued = try await useCases.sendPhoneCode(to: target, delivery)
    return .with { ($0.details, $0.verificationCode) = (issued.outcome.v2, issued.code) }
  }

  /// Needs a valid token and the code, nothing else.
  package func verifyPhone(
    _ request: Zitadel_User_V2_VerifyPhoneRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_VerifyPhoneResponse {
    let outcome = try await useCases.verifyPhone(
      of: Target(request.userID, by: call.caller.userID, .proof(.v2)), code: request.verificationCode)
    return .with(\.details, outcome.v2)
  }
}
