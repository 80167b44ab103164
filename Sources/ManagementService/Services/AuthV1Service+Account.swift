import GrpcCore
import ManagementAPI
import Domain

extension AuthV1Service {
  package func getMyUser(
    _ request: Zitadel_Auth_V1_GetMyUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyUserResponse {
    var response = Zitadel_Auth_V1_GetMyUserResponse()
    response.user = Zitadel_User_V1_User(try await self.me(context))
    return response
  }

  package func removeMyUser(
    _ request: Zitadel_Auth_V1_RemoveMyUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_RemoveMyUserResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      RemoveUser(userID: me.id, editorID: me.id, scope: .organization(me.organizationID)))
    var response = Zitadel_Auth_V1_RemoveMyUserResponse()
    response.details = outcome.changed
    return response
  }

  package func updateMyUserName(
    _ request: Zitadel_Auth_V1_UpdateMyUserNameRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyUserNameResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      ChangeUserName(
        userID: me.id, organizationID: me.organizationID, editorID: me.id, userName: request.userName))
    var response = Zitadel_Auth_V1_UpdateMyUserNameResponse()
    response.details = outcome.changed
    return response
  }

  package func getMyProfile(
    _ request: Zitadel_Auth_V1_GetMyProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_GetMyProfileResponse {
    let me = try await self.me(context)
    guard let human = me.human else { throw ManagementV1Service.unknownUser }
    var response = Zitadel_Auth_V1_GetMyProfileResponse()
    response.details = me.details
    response.profile = Zitadel_User_V1_Profile(human.profile)
    return response
  }

  package func updateMyProfile(
    _ request: Zitadel_Auth_V1_UpdateMyProfileRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_UpdateMyProfileResponse {
    let me = try await self.me(context)
    let outcome = try await self.context.store.execute(
      try ChangeProfile(
        userID: me.id, organizationID: me.organizationID, editorID: me.id,
        profile: try Profile(request)))
    var response = Zitadel_Auth_V1_UpdateMyProfileResponse()
    response.details = outcome.changed
    return response
  }

  package func listMyUserChanges(
    _ request: Zitadel_Auth_V1_ListMyUserChangesRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyUserChangesResponse {
    var response = Zitadel_Auth_V1_ListMyUserChangesResponse()
    response.result = try await self.context.changes(
      of: context.caller.userID, request.query ?? .init(), in: context.language)
    return response
  }

  /// In whichever organization, as far as roles there give them.
  package func listMyZitadelPermissions(
    _ request: Zitadel_Auth_V1_ListMyZitadelPermissionsRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyZitadelPermissionsResponse {
    let caller = try context.caller
    var response = Zitadel_Auth_V1_ListMyZitadelPermissionsResponse()
    response.result = caller.grants.permissions(in: caller.organizationID)
    return response
  }

  package func listMyMemberships(
    _ request: Zitadel_Auth_V1_ListMyMembershipsRequest, _ context: CallContext
  ) async throws -> Zitadel_Auth_V1_ListMyMembershipsResponse {
    let list = try await self.context.memberships(
      of: context.caller.userID, request.query ?? .init(), request.queries)
    var response = Zitadel_Auth_V1_ListMyMembershipsResponse()
    response.details = list.details
    response.result = list.result
    return response
  }
}
