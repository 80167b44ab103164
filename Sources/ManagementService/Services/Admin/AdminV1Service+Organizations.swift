import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  package func getOrgByID(
    _ request: Zitadel_Admin_V1_GetOrgByIDRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetOrgByIDResponse {
    let organization = try await useCases.organization(request.id)
    return .with { $0.org = Zitadel_Org_V1_Org(organization) }
  }

  /// Whether nobody has the name, nor has proved the domain; what is not asked for is free.
  package func isOrgUnique(
    _ request: Zitadel_Admin_V1_IsOrgUniqueRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_IsOrgUniqueResponse {
    let (name, domain) = (
      try TextKind.searched.checked(request.name.trimmed), try TextKind.searched.checked(request.domain.trimmed)
    )
    guard !name.isEmpty || !domain.isEmpty else {
      throw DomainError(.invalidArgument, "QUERY-DGqfd", "Errors.Query.InvalidRequest")
    }
    for (kind, text) in [(UniqueName.Kind.organizationName, name), (.organizationDomain, domain)] where !text.isEmpty {
      if try await useCases.store.isTaken(UniqueName(kind, text)) { return .init() }
    }
    return .with { $0.isUnique = true }
  }

  package func getDefaultOrg(
    _ request: Zitadel_Admin_V1_GetDefaultOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetDefaultOrgResponse {
    let id = try await useCases.store.instance()?.defaultOrganizationID ?? ""
    let organization = try await useCases.organization(id)
    return .with { $0.org = Zitadel_Org_V1_Org(organization) }
  }

  package func setDefaultOrg(
    _ request: Zitadel_Admin_V1_SetDefaultOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetDefaultOrgResponse {
    try await .with(\.details, change(.setDefaultOrganization(request.orgID, by: call.caller.userID)).changed)
  }

  package func removeOrg(
    _ request: Zitadel_Admin_V1_RemoveOrgRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveOrgResponse {
    try await .with(\.details, useCases.removeOrganization(call.caller.organization(request.orgID)).changed)
  }
}
