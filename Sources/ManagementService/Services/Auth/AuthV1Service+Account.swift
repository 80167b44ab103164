import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyUser(
    _ request: Zitadel_Auth_V1_GetMyUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyUserResponse {
    try await .with(\.user, .init(me(call)))
  }

  package func removeMyUser(
    _ request: Zitadel_Auth_V1_RemoveMyUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyUserResponse {
    try await .with(\.details, change(.removeUser(oneself(call))).changed)
  }

  package func updateMyUserName(
    _ request: Zitadel_Auth_V1_UpdateMyUserNameRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyUserNameResponse {
    try await .with(\.details, change(.changeUserName(of: oneself(call), to: request.userName)).changed)
  }

  package func getMyProfile(
    _ request: Zitadel_Auth_V1_GetMyProfileRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyProfileResponse {
    let me = try await me(call)
    let human = try me.human(reading: .profile)
    return .with { ($0.details, $0.profile) = (me.details, Zitadel_User_V1_Profile(human.profile)) }
  }

  package func updateMyProfile(
    _ request: Zitadel_Auth_V1_UpdateMyProfileRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyProfileResponse {
    try await .with(\.details, change(.changeProfile(of: oneself(call), to: Profile(request))).changed)
  }

  package func listMyUserChanges(
    _ request: Zitadel_Auth_V1_ListMyUserChangesRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyUserChangesResponse {
    let changes = try await useCases.changes(
      of: call.caller.userID, request.query ?? .init(), in: useCases.language(of: call))
    return .with { $0.result = changes }
  }

  /// In whichever organization, as far as roles there give them.
  package func listMyZitadelPermissions(
    _ request: Zitadel_Auth_V1_ListMyZitadelPermissionsRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyZitadelPermissionsResponse {
    let caller = try call.caller
    return .with { $0.result = caller.grants.permissions(in: caller.organizationID) }
  }

  package func listMyMemberships(
    _ request: Zitadel_Auth_V1_ListMyMembershipsRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyMembershipsResponse {
    let list = try await useCases.memberships(
      of: call.caller.userID, request.query ?? .init(), request.queries)
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }
}
