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
    let new = try await useCases.registerTOTP(for: try await me(call).oneself)
    return .with { ($0.details, $0.url, $0.secret) = (new.outcome.created, new.uri, new.secret.text) }
  }

  package func verifyMyAuthFactorOTP(
    _ request: Zitadel_Auth_V1_VerifyMyAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_VerifyMyAuthFactorOTPResponse {
    let outcome = try await useCases.verifyTOTP(of: try await me(call).oneself, code: request.code)
    return .with { $0.details = outcome.changed }
  }

  package func removeMyAuthFactorOTP(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPResponse {
    let details = try await change(.removeTOTP(of: try await me(call).oneself))
    return .with { $0.details = details }
  }

  package func addMyAuthFactorOTPSMS(
    _ request: Zitadel_Auth_V1_AddMyAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_AddMyAuthFactorOTPSMSResponse {
    let outcome = try await useCases.store.execute(.addOTP(.sms, to: try await me(call).oneself))
    return .with { $0.details = outcome.created }
  }

  package func removeMyAuthFactorOTPSMS(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPSMSRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPSMSResponse {
    let details = try await change(.removeOTP(.sms, of: try await me(call).oneself))
    return .with { $0.details = details }
  }

  package func addMyAuthFactorOTPEmail(
    _ request: Zitadel_Auth_V1_AddMyAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_AddMyAuthFactorOTPEmailResponse {
    let outcome = try await useCases.store.execute(.addOTP(.email, to: try await me(call).oneself))
    return .with { $0.details = outcome.created }
  }

  package func removeMyAuthFactorOTPEmail(
    _ request: Zitadel_Auth_V1_RemoveMyAuthFactorOTPEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyAuthFactorOTPEmailResponse {
    let details = try await change(.removeOTP(.email, of: try await me(call).oneself))
    return .with { $0.details = details }
  }
}
