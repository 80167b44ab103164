import Domain
import GrpcCore
import ManagementAPI

// What holds for the caller, in the organization that their account belongs to.

extension AuthV1Service {
  package func getMyPasswordComplexityPolicy(
    _ request: Zitadel_Auth_V1_GetMyPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPasswordComplexityPolicyResponse {
    try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
  }

  package func getMyLoginPolicy(
    _ request: Zitadel_Auth_V1_GetMyLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyLoginPolicyResponse {
    try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
  }

  package func getMyPrivacyPolicy(
    _ request: Zitadel_Auth_V1_GetMyPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyPrivacyPolicyResponse {
    try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
  }
}
