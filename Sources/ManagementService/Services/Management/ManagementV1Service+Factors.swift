import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  package func listHumanAuthFactors(
    _ request: Zitadel_Management_V1_ListHumanAuthFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListHumanAuthFactorsResponse {
    let user = try await ownUser(request.userID, of: try call.caller)
    return .with { $0.result = user?.factorsV1 ?? [] }
  }

  package func removeHumanAuthFactorOTP(
    _ request: Zitadel_Management_V1_RemoveHumanAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanAuthFactorOTPResponse {
    let details = try await change(.removeTOTP(of: try call.caller.target(request.userID)))
    return .with { $0.details = details }
  }

  package func removeHumanAuthFactorOTPSMS(
    _ request: Zitadel_Management_V1_RemoveHumanAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanAuthFactorOTPSMSResponse {
    let details = try await change(.removeOTP(.sms, of: try call.caller.target(request.userID)))
    return .with { $0.details = details }
  }

  package func removeHumanAuthFactorOTPEmail(
    _ request: Zitadel_Management_V1_RemoveHumanAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanAuthFactorOTPEmailResponse {
    let details = try await change(.removeOTP(.email, of: try call.caller.target(request.userID)))
    return .with { $0.details = details }
  }
}
