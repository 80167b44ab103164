import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// In the default organization also the role of those who may create organizations of their own.
  package func listOrgMemberRoles(
    _ request: Zitadel_Management_V1_ListOrgMemberRolesRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgMemberRolesResponse {
    let organizationID = try call.caller.organizationID
    let isDefault = try await useCases.store.instance()?.defaultOrganizationID == organizationID
    return .with {
      $0.result = Membership.Scope.organization(organizationID).roles + (isDefault ? [Roles.selfManagement] : [])
    }
  }

  package func listOrgMembers(
    _ request: Zitadel_Management_V1_ListOrgMembersRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgMembersResponse {
    let list = try await useCases.members(
      of: .organization(try call.caller.organizationID), request.query, request.queries)
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }

  package func addOrgMember(
    _ request: Zitadel_Management_V1_AddOrgMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddOrgMemberResponse {
    try await .with(\.details, change(request.userID, .add(roles: request.roles), call).created)
  }

  package func updateOrgMember(
    _ request: Zitadel_Management_V1_UpdateOrgMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateOrgMemberResponse {
    try await .with(\.details, change(request.userID, .update(roles: request.roles), call).changed)
  }

  package func removeOrgMember(
    _ request: Zitadel_Management_V1_RemoveOrgMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveOrgMemberResponse {
    try await .with(\.details, change(request.userID, .remove, call).changed)
  }

  private func change(_ userID: String, _ change: MemberChange, _ call: CallContext) async throws -> ChangeOutcome {
    let caller = try call.caller
    return try await useCases.store.execute(
      .changeMember(userID, change, of: .organization(caller.organizationID), by: caller.userID))
  }
}
