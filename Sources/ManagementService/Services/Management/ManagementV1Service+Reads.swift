import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension ManagementV1Service {
  package func getUserByID(
    _ request: Zitadel_Management_V1_GetUserByIDRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetUserByIDResponse {
    let user = try await user(request.id, for: call.caller)
    return .with { $0.user = Zitadel_User_V1_User(user) }
  }

  /// Looks in every organization, as the permission for it says.
  package func getUserByLoginNameGlobal(
    _ request: Zitadel_Management_V1_GetUserByLoginNameGlobalRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetUserByLoginNameGlobalResponse {
    let loginName = try TextKind.searched.checked(request.loginName)
    guard let user = try await useCases.store.user(loginName: loginName), user.exists else {
      throw Self.unknownUser
    }
    return .with { $0.user = Zitadel_User_V1_User(user) }
  }

  package func getHumanEmail(
    _ request: Zitadel_Management_V1_GetHumanEmailRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetHumanEmailResponse {
    let (user, human) = try await human(request.userID, reading: .email, for: call.caller)
    return .with { ($0.details, $0.email) = (user.details, Zitadel_User_V1_Email(human.email)) }
  }

  /// Whether neither the user name nor the address is in use, in whichever organization; where login names have a domain the
  /// user name is asked for in the caller's alone. What is empty is not asked.
  package func isUserUnique(
    _ request: Zitadel_Management_V1_IsUserUniqueRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_IsUserUniqueResponse {
    var isTaken = false
    if !request.userName.isEmpty {
      _ = try TextKind.searched.checked(request.userName)
      isTaken = try await useCases.isTaken(userName: request.userName, in: call.caller.organizationID)
    }
    if !isTaken, !request.email.isEmpty {
      isTaken = try await useCases.store.isUsed(email: try EmailAddress(request.email))
    }
    return .with { $0.isUnique = !isTaken }
  }

  package func listUsers(
    _ request: Zitadel_Management_V1_ListUsersRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListUsersResponse {
    let organization = try call.caller.organizationID
    let query = request.query ?? .init()
    let page = try await useCases.directory.users(
      UserQuery(
        .all([.organizations([organization]), try UserQuery.Condition(request.queries)]),
        order: UserQuery.Order(number: request.sortingColumn.rawValue), isAscending: query.asc,
        offset: Int(clamping: query.offset), limit: ListLimit.of(query.limit)))
    return .with {
      $0.details = .init(total: page.total, now: useCases.clock.now)
      $0.sortingColumn = request.sortingColumn
      $0.result = page.users.map { Zitadel_User_V1_User($0) }
    }
  }

  package func listUserChanges(
    _ request: Zitadel_Management_V1_ListUserChangesRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListUserChangesResponse {
    // What happened to someone who was removed stays readable; of others nothing is.
    let id = try TextKind.searched.checked(request.userID)
    guard let user = try await useCases.store.user(id: id),
      user.organizationID == (try call.caller.organizationID)
    else { return .init() }
    let changes = try await useCases.changes(of: user.id, request.query ?? .init(), in: useCases.language(of: call))
    return .with { $0.result = changes }
  }

  /// In this organization and the instance, wherever the user belongs.
  package func listUserMemberships(
    _ request: Zitadel_Management_V1_ListUserMembershipsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListUserMembershipsResponse {
    let list = try await useCases.memberships(
      of: request.userID, in: call.caller.organizationID, request.query ?? .init(), request.queries)
    return .with { ($0.details, $0.result) = (list.details, list.result) }
  }

  package func getSupportedLanguages(
    _ request: Zitadel_Management_V1_GetSupportedLanguagesRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetSupportedLanguagesResponse {
    .with { $0.languages = useCases.languages }
  }

  /// The project is what this interface is to those who ask for tokens.
  package func getIAM(
    _ request: Zitadel_Management_V1_GetIAMRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetIAMResponse {
    let instance = try await useCases.store.instance()
    let projectID = try await useCases.preparedOIDC().projectID
    return .with {
      $0.iamProjectID = projectID
      $0.defaultOrgID = instance?.defaultOrganizationID ?? ""
      $0.globalOrgID = instance?.defaultOrganizationID ?? ""
    }
  }
}
