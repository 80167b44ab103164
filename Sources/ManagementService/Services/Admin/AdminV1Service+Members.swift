import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  package func listIAMMemberRoles(
    _ request: Zitadel_Admin_V1_ListIAMMemberRolesRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListIAMMemberRolesResponse {
    let roles = Membership.Scope.instance.roles
    return .with { ($0.details, $0.roles) = (.init(total: roles.count, now: useCases.clock.now), roles) }
  }

  package func listIAMMembers(
    _ request: Zitadel_Admin_V1_ListIAMMembersRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListIAMMembersResponse {
    let list = try await useCases.members(
      of: .instance, request.query, request.queries, by: MemberQuery.Order(request.sortingColumn))
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }

  package func addIAMMember(
    _ request: Zitadel_Admin_V1_AddIAMMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddIAMMemberResponse {
    try await .with(\.details, change(request.userID, .add(roles: request.roles), call).created)
  }

  package func updateIAMMember(
    _ request: Zitadel_Admin_V1_UpdateIAMMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateIAMMemberResponse {
    try await .with(\.details, change(request.userID, .update(roles: request.roles), call).changed)
  }

  package func removeIAMMember(
    _ request: Zitadel_Admin_V1_RemoveIAMMemberRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveIAMMemberResponse {
    try await .with(\.details, change(request.userID, .remove, call).changed)
  }

  private func change(_ userID: String, _ change: MemberChange, _ call: CallContext) async throws -> ChangeOutcome {
    try await useCases.store.execute(.changeMember(userID, change, of: .instance, by: try call.caller.userID))
  }
}
