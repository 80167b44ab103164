import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension ManagementV1Service {
  package func getUserByID(
    _ request: Zitadel_Management_V1_GetUserByIDRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetUserByIDResponse {
    let user = try await self.user(request.id, for: context.caller)
    return .with { $0.user = Zitadel_User_V1_User(user) }
  }

  /// Looks in every organization, as the permission for it says.
  package func getUserByLoginNameGlobal(
    _ request: Zitadel_Management_V1_GetUserByLoginNameGlobalRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetUserByLoginNameGlobalResponse {
    guard let user = try await self.context.store.user(loginName: request.loginName), user.exists else {
      throw Self.unknownUser
    }
    return .with { $0.user = Zitadel_User_V1_User(user) }
  }

  package func getHumanEmail(
    _ request: Zitadel_Management_V1_GetHumanEmailRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanEmailResponse {
    let user = try await self.user(request.userID, for: context.caller)
    guard let human = user.human else { throw Self.unknownUser }
    return .with { ($0.details, $0.email) = (user.details, Zitadel_User_V1_Email(human.email)) }
  }

  /// Whether neither the user name nor the address is in use; what is empty is not asked.
  package func isUserUnique(
    _ request: Zitadel_Management_V1_IsUserUniqueRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_IsUserUniqueResponse {
    let caller = try context.caller
    var isTaken = false
    if !request.userName.isEmpty {
      isTaken = try await self.context.store.isTaken(UniqueName(.userName, request.userName))
    }
    if !isTaken, !request.email.isEmpty {
      isTaken = try await self.context.store.isUsed(
        email: try EmailAddress(request.email), organizationID: caller.organizationID)
    }
    return .with { $0.isUnique = !isTaken }
  }

  package func listUsers(
    _ request: Zitadel_Management_V1_ListUsersRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListUsersResponse {
    let organization = try context.caller.organizationID
    let query = request.query ?? .init()
    let page = try await self.context.directory.users(
      UserQuery(
        .all([.organizations([organization]), try UserQuery.Condition(request.queries)]),
        order: UserQuery.Order(number: request.sortingColumn.rawValue), isAscending: query.asc,
        offset: Int(clamping: query.offset), limit: ListLimit.of(query.limit)))
    return .with {
      $0.details = .init(total: page.total, now: self.context.clock.now)
      $0.sortingColumn = request.sortingColumn
      $0.result = page.users.map { Zitadel_User_V1_User($0) }
    }
  }

  package func listUserChanges(
    _ request: Zitadel_Management_V1_ListUserChangesRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListUserChangesResponse {
    // What happened to someone who was removed stays readable.
    guard let user = try await self.context.store.user(id: request.userID),
      user.organizationID == (try context.caller.organizationID)
    else { throw Self.unknownUser }
    let changes = try await self.context.changes(of: user.id, request.query ?? .init(), in: context.language)
    return .with { $0.result = changes }
  }

  package func listUserMemberships(
    _ request: Zitadel_Management_V1_ListUserMembershipsRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListUserMembershipsResponse {
    let user = try await self.user(request.userID, for: context.caller)
    let list = try await self.context.memberships(of: user.id, request.query ?? .init(), request.queries)
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }

  package func getSupportedLanguages(
    _ request: Zitadel_Management_V1_GetSupportedLanguagesRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetSupportedLanguagesResponse {
    .with { $0.languages = self.context.languages }
  }

  /// There is no project of the instance's own here.
  package func getIAM(
    _ request: Zitadel_Management_V1_GetIAMRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetIAMResponse {
    let instance = try await self.context.store.instance()
    return .with {
      $0.defaultOrgID = instance?.defaultOrganizationID ?? ""
      $0.globalOrgID = instance?.defaultOrganizationID ?? ""
    }
  }
}
