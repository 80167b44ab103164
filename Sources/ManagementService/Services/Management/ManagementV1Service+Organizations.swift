import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addOrg(
    _ request: Zitadel_Management_V1_AddOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddOrgResponse {
    let caller = try call.caller
    let outcome = try await useCases.store.execute(
      try .addOrganization(
        useCases.ids.next(), name: request.name, by: caller.userID, baseDomain: useCases.baseDomain))
    return .with { ($0.id, $0.details) = (outcome.id, outcome.created) }
  }

  package func getMyOrg(
    _ request: Zitadel_Management_V1_GetMyOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetMyOrgResponse {
    let caller = try call.caller
    guard let organization = try await useCases.store.organization(id: caller.organizationID), organization.exists
    else { throw DomainError(.notFound, "QUERY-leq5Q", "Errors.Org.NotFound") }
    return .with {
      $0.org = .with {
        $0.id = organization.id
        $0.details = organization.details
        $0.state = organization.state == .active ? .active : .inactive
        $0.name = organization.name
        $0.primaryDomain = organization.primaryDomain
      }
    }
  }
}
