import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func listMyAuthFactors(
    _ request: Zitadel_Auth_V1_ListMyAuthFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyAuthFactorsResponse {
    let me = try await me(call)
    return .with { $0.result = me.factorsV1 }
  }

  package func addMyAuthFactorOTP(
    _ request: Zitadel_Auth_V1_AddMyAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_AddMyAuthFactorOTPResponse {
    let new = try await useCases.registerTOTP(for: oneself(call))
    return .with { ($0.details, $0.url, $0.secret) = (new.outcome.created, new.uri, new.secret.text) }
  }

  package func verifyMyAuthFactorOTP(
    _ request: Zitadel_Auth_V1_VerifyMyAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyAuthFactorOTPResponse {
    try await .with(\.details, useCases.verifyTOTP(of: oneself(call), code: request.code).changed)
  }

  package func removeMyAuthFactorOTP(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPResponse {
    try await .with(\.details, change(.removeTOTP(of: oneself(call))).changed)
  }

  package func addMyAuthFactorOTPSMS(
    _ request: Zitadel_Auth_V1_AddMyAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_AddMyAuthFactorOTPSMSResponse {
    try await .with(\.details, change(.addOTP(.sms, to: oneself(call))).created)
  }

  package func removeMyAuthFactorOTPSMS(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPSMSResponse {
    try await .with(\.details, change(.removeOTP(.sms, of: oneself(call))).changed)
  }

  package func addMyAuthFactorOTPEmail(
    _ request: Zitadel_Auth_V1_AddMyAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_AddMyAuthFactorOTPEmailResponse {
    try await .with(\.details, change(.addOTP(.email, to: oneself(call))).created)
  }

  package func removeMyAuthFactorOTPEmail(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPEmailResponse {
    try await .with(\.details, change(.removeOTP(.email, of: oneself(call))).changed)
  }
}
