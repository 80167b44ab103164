import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyUser(
    _ request: Zitadel_Auth_V1_GetMyUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyUserResponse {
    let me = try await me(call)
    return .with { $0.user = Zitadel_User_V1_User(me) }
  }

  package func removeMyUser(
    _ request: Zitadel_Auth_V1_RemoveMyUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyUserResponse {
    let details = try await change(.removeUser(try await me(call).oneself))
    return .with { $0.details = details }
  }

  package func updateMyUserName(
    _ request: Zitadel_Auth_V1_UpdateMyUserNameRequest, _ call: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyUserNameResponse {
    let me = try await me(call)
    let details = try await change(.changeUserName(of: me.oneself, to: request.userName))
    return .with { $0.details = details }
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
    let me = try await me(call)
    let details = try await change(try .changeProfile(of: me.oneself, to: Profile(request)))
    return .with { $0.details = details }
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
