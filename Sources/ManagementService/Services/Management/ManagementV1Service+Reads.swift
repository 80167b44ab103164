import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension ManagementV1Service {
  func serveReads(_ rpc: Methods) {
    rpc.getUserByID { request, call in
      let user = try await user(request.id, for: call.caller)
      return .with { $0.user = Zitadel_User_V1_User(user) }
    }

    // Looks in every organization, as the permission for it says.
    rpc.getUserByLoginNameGlobal { request, _ in
      let loginName = try TextKind.searched.checked(request.loginName)
      guard let user = try await useCases.store.user(loginName: loginName), user.exists else {
        throw Self.unknownUser
      }
      return .with { $0.user = Zitadel_User_V1_User(user) }
    }

    rpc.getHumanEmail { request, call in
      let (user, human) = try await human(request.userID, reading: .email, for: call.caller)
      return .with { ($0.details, $0.email) = (user.details, Zitadel_User_V1_Email(human.email)) }
    }

    // Whether neither the user name nor the address is in use, in whichever organization; where login names have a domain the
    // user name is asked for in the caller's alone. What is empty is not asked.
    rpc.isUserUnique { request, call in
      var isTaken = false
      if !request.userName.isEmpty {
        _ = try TextKind.searched.checked(request.userName)
        isTaken = try await useCases.isTaken(userName: request.userName, in: call.caller.organizationID)
      }
      if !isTaken, !request.email.isEmpty {
        let email = try TextKind.searched.checked(request.email)
        // What is no address is nobody's.
        if let address = try? EmailAddress(email) { isTaken = try await useCases.store.isUsed(email: address) }
      }
      return .with { $0.isUnique = !isTaken }
    }

    rpc.listUsers { request, call in
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
        $0.result = page.items.map { Zitadel_User_V1_User($0) }
      }
    }

    rpc.listUserChanges { request, call in
      // What happened to someone who was removed stays readable; of others nothing is.
      let id = try TextKind.searched.checked(request.userID)
      guard let user = try await useCases.store.user(id: id),
        user.organizationID == (try call.caller.organizationID)
      else { return .init() }
      let changes = try await useCases.changes(of: user.id, request.query ?? .init(), in: useCases.language(of: call))
      return .with { $0.result = changes }
    }

    // In this organization and the instance, wherever the user belongs.
    rpc.listUserMemberships { request, call in
      let list = try await useCases.memberships(
        of: request.userID, in: call.caller.organizationID, request.query ?? .init(), request.queries)
      return .with { ($0.details, $0.result) = (list.details, list.result) }
    }

    rpc.getSupportedLanguages { _, _ in
      .with { $0.languages = useCases.languages }
    }

    // The project is what this interface is to those who ask for tokens.
    rpc.getIAM { _, _ in
      let instance = try await useCases.store.instance()
      let projectID = try await useCases.preparedOIDC().projectID
      return .with {
        $0.iamProjectID = projectID
        $0.defaultOrgID = instance?.defaultOrganizationID ?? ""
        $0.globalOrgID = instance?.defaultOrganizationID ?? ""
      }
    }
  }
}
