import Domain
import GrpcCore
import ManagementAPI

// Second factors: everybody sets up their own, and removes them; others need a permission.
extension UserV2Service {
  /// Whoever is told a secret or codes of somebody could be them: a permission of its own.
  private static let setUp = "user.credential.write"
  private static let write = "user.write"

  package func registerTOTP(
    _ request: Zitadel_User_V2_RegisterTOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RegisterTOTPResponse {
    let new = try await useCases.registerTOTP(
      for: try call.caller.target(request.userID, Self.setUp, oneself: .free))
    return .with { ($0.details, $0.uri, $0.secret) = (new.outcome.v2, new.uri, new.secret.text) }
  }

  package func verifyTOTPRegistration(
    _ request: Zitadel_User_V2_VerifyTOTPRegistrationRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_VerifyTOTPRegistrationResponse {
    let outcome = try await useCases.verifyTOTP(
      of: try call.caller.target(request.userID, Self.setUp, oneself: .free), code: request.code)
    return .with(\.details, outcome.v2)
  }

  package func removeTOTP(
    _ request: Zitadel_User_V2_RemoveTOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RemoveTOTPResponse {
    let outcome = try await change(
      .removeTOTP(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func addOTPSMS(
    _ request: Zitadel_User_V2_AddOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_AddOTPSMSResponse {
    let outcome = try await change(
      .addOTP(.sms, to: try call.caller.target(request.userID, Self.setUp, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func removeOTPSMS(
    _ request: Zitadel_User_V2_RemoveOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RemoveOTPSMSResponse {
    let outcome = try await change(
      .removeOTP(.sms, of: try call.caller.target(request.userID, Self.write, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func addOTPEmail(
    _ request: Zitadel_User_V2_AddOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_AddOTPEmailResponse {
    let outcome = try await change(
      .addOTP(.email, to: try call.caller.target(request.userID, Self.setUp, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func removeOTPEmail(
    _ request: Zitadel_User_V2_RemoveOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RemoveOTPEmailResponse {
    let outcome = try await change(
      .removeOTP(.email, of: try call.caller.target(request.userID, Self.write, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func generateRecoveryCodes(
    _ request: Zitadel_User_V2_GenerateRecoveryCodesRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_GenerateRecoveryCodesResponse {
    let (codes, outcome) = try await useCases.generateRecoveryCodes(
      Int(request.count), for: try call.caller.target(request.userID, Self.setUp, oneself: .free))
    return .with { ($0.details, $0.recoveryCodes) = (outcome.v2, codes) }
  }

  package func removeRecoveryCodes(
    _ request: Zitadel_User_V2_RemoveRecoveryCodesRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_RemoveRecoveryCodesResponse {
    let outcome = try await change(
      .removeRecoveryCodes(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
    return .with(\.details, outcome.v2)
  }

  package func humanMFAInitSkipped(
    _ request: Zitadel_User_V2_HumanMFAInitSkippedRequest, _ call: CallContext
  ) async throws -> Zitadel_User_V2_HumanMFAInitSkippedResponse {
    let outcome = try await change(
      .skipMFAInit(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
    return .with(\.details, outcome.v2)
  }
}
