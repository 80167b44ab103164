import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addOrg(
    _ request: Zitadel_Management_V1_AddOrgRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddOrgResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      try AddOrganization(
        id: self.context.ids.next(), name: request.name, editorID: caller.userID, baseDomain: self.context.baseDomain))
    var response = Zitadel_Management_V1_AddOrgResponse()
    response.id = outcome.id
    response.details = outcome.created
    return response
  }

  package func getMyOrg(
    _ request: Zitadel_Management_V1_GetMyOrgRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetMyOrgResponse {
    let caller = try context.caller
    guard let organization = try await self.context.store.organization(id: caller.organizationID), organization.exists
    else { throw DomainError(.notFound, "QUERY-iTTGJ", "Errors.Org.NotFound") }
    var org = Zitadel_Org_V1_Org()
    org.id = organization.id
    org.details = organization.details
    org.state = organization.state == .active ? .active : .inactive
    org.name = organization.name
    org.primaryDomain = organization.primaryDomain
    var response = Zitadel_Management_V1_GetMyOrgResponse()
    response.org = org
    return response
  }
}
