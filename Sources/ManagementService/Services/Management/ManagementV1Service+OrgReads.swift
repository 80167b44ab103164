import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// What happened to the organization itself; of its users tells `listUserChanges`.
  package func listOrgChanges(
    _ request: Zitadel_Management_V1_ListOrgChangesRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgChangesResponse {
    let changes = try await useCases.changes(
      of: call.caller.organizationID, request.query ?? .init(), in: useCases.language(of: call))
    return .with { $0.result = changes }
  }

  /// By a domain that it has proved to own; only while it is in use.
  package func getOrgByDomainGlobal(
    _ request: Zitadel_Management_V1_GetOrgByDomainGlobalRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetOrgByDomainGlobalResponse {
    let domain = try TextKind.searched.checked(request.domain)
    guard let organization = try await useCases.store.organization(domain: domain), organization.state == .active else {
      throw DomainError(.notFound, "QUERY-iTTGJ", "Errors.Org.NotFound")
    }
    return .with { $0.org = Zitadel_Org_V1_Org(organization) }
  }
}
