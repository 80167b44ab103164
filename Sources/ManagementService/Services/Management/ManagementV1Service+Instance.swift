import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// Where OpenID Connect is told of: open to all.
  package func getOIDCInformation(
    _ request: Zitadel_Management_V1_GetOIDCInformationRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetOIDCInformationResponse {
    let issuer = useCases.origin.text
    return .with { ($0.issuer, $0.discoveryEndpoint) = (issuer, "\(issuer)/.well-known/openid-configuration") }
  }
}
