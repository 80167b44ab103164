import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addOrg(
    _ request: Zitadel_Management_V1_AddOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddOrgResponse {
    let caller = try call.caller
    let outcome = try await change(
      try .addOrganization(
        useCases.ids.next(), name: request.name, by: caller.userID, baseDomain: useCases.baseDomain))
    return .with { ($0.id, $0.details) = (outcome.id, outcome.created) }
  }

  package func getMyOrg(
    _ request: Zitadel_Management_V1_GetMyOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetMyOrgResponse {
    let organization = try await useCases.organization(try call.caller.organizationID)
    return .with { $0.org = Zitadel_Org_V1_Org(organization) }
  }

  /// Answers the date of the change as that of a creation, as the interface has it.
  package func updateOrg(
    _ request: Zitadel_Management_V1_UpdateOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateOrgResponse {
    let outcome = try await change(
      try .rename(try call.caller.organization(), to: request.name, baseDomain: useCases.baseDomain))
    return .with(\.details, outcome.created)
  }

  package func deactivateOrg(
    _ request: Zitadel_Management_V1_DeactivateOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_DeactivateOrgResponse {
    try await .with(\.details, change(.deactivate(call.caller.organization())).changed)
  }

  package func reactivateOrg(
    _ request: Zitadel_Management_V1_ReactivateOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ReactivateOrgResponse {
    try await .with(\.details, change(.reactivate(call.caller.organization())).changed)
  }

  package func removeOrg(
    _ request: Zitadel_Management_V1_RemoveOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveOrgResponse {
    try await .with(\.details, useCases.removeOrganization(call.caller.organization()).changed)
  }
}
