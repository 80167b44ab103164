import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  package func getMyUser(
    _ request: Zitadel_Auth_V1_GetMyUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyUserResponse {
    let me = try await self.me(context)
    return .with { $0.user = Zitadel_User_V1_User(me) }
  }

  package func removeMyUser(
    _ request: Zitadel_Auth_V1_RemoveMyUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyUserResponse {
    let details = try await self.change(.removeUser(try await self.me(context).oneself))
    return .with { $0.details = details }
  }

  package func updateMyUserName(
    _ request: Zitadel_Auth_V1_UpdateMyUserNameRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyUserNameResponse {
    let me = try await self.me(context)
    let details = try await self.change(.changeUserName(of: me.oneself, to: request.userName))
    return .with { $0.details = details }
  }

  package func getMyProfile(
    _ request: Zitadel_Auth_V1_GetMyProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyProfileResponse {
    let me = try await self.me(context)
    guard let human = me.human else { throw ManagementV1Service.unknownUser }
    return .with { ($0.details, $0.profile) = (me.details, Zitadel_User_V1_Profile(human.profile)) }
  }

  package func updateMyProfile(
    _ request: Zitadel_Auth_V1_UpdateMyProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyProfileResponse {
    let me = try await self.me(context)
    let details = try await self.change(try .changeProfile(of: me.oneself, to: try Profile(request)))
    return .with { $0.details = details }
  }

  package func listMyUserChanges(
    _ request: Zitadel_Auth_V1_ListMyUserChangesRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyUserChangesResponse {
    let changes = try await self.context.changes(
      of: context.caller.userID, request.query ?? .init(), in: context.language)
    return .with { $0.result = changes }
  }

  /// In whichever organization, as far as roles there give them.
  package func listMyZitadelPermissions(
    _ request: Zitadel_Auth_V1_ListMyZitadelPermissionsRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyZitadelPermissionsResponse {
    let caller = try context.caller
    return .with { $0.result = caller.grants.permissions(in: caller.organizationID) }
  }

  package func listMyMemberships(
    _ request: Zitadel_Auth_V1_ListMyMembershipsRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyMembershipsResponse {
    let list = try await self.context.memberships(
      of: context.caller.userID, request.query ?? .init(), request.queries)
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }
}
