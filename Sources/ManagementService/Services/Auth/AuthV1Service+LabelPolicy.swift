import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyLabelPolicy(
    _ request: Zitadel_Auth_V1_GetMyLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyLabelPolicyResponse {
    try await .with(\.policy, useCases.labelMessage(isActive: true, of: call.caller.organizationID))
  }
}
