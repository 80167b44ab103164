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
    try await .with(\.details, change(.removeTOTP(of: call.caller.target(request.userID))).changed)
  }

  package func removeHumanAuthFactorOTPSMS(
    _ request: Zitadel_Management_V1_RemoveHumanAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanAuthFactorOTPSMSResponse {
    try await .with(\.details, change(.removeOTP(.sms, of: call.caller.target(request.userID))).changed)
  }

  package func removeHumanAuthFactorOTPEmail(
    _ request: Zitadel_Management_V1_RemoveHumanAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveHumanAuthFactorOTPEmailResponse {
    try await .with(\.details, change(.removeOTP(.email, of: call.caller.target(request.userID))).changed)
  }
}
