import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  func serveMachines(_ rpc: Methods) {
    rpc.addMachineUser { request, call in
      let caller = try call.caller
      let new = try NewMachine(
        request.userID ?? useCases.ids.next(), in: caller.organizationID, userName: request.userName,
        machine: Machine(
          name: request.name, description: request.description,
          accessTokenType: .init(rawValue: Int(request.accessTokenType.rawValue)) ?? .bearer))
      let outcome = try await change(.add(new, by: caller.userID, .proof(.v1)))
      return .with {
        $0.userID = outcome.id
        // The interface says `changeDate` here, unlike for the other creations.
        $0.details = outcome.changed
      }
    }

    rpc.updateMachine { request, call in
      let outcome = try await change(
        .updateMachine(
          try call.caller.target(request.userID), name: request.name, description: request.description,
          accessTokenType: .init(rawValue: Int(request.accessTokenType.rawValue)) ?? .bearer))
      return .with(\.details, outcome.changed)
    }

    rpc.generateMachineSecret { request, call in
      let user = try await user(request.userID, for: call.caller)
      let (secret, outcome) = try await useCases.setMachineSecret(of: try call.caller.target(user.id))
      // What the machine presents with the secret: its login name.
      return .with { ($0.clientID, $0.clientSecret, $0.details) = (user.loginName, secret, outcome.changed) }
    }

    rpc.removeMachineSecret { request, call in
      try await .with(\.details, change(.removeMachineSecret(of: call.caller.target(request.userID))).changed)
    }

    rpc.addMachineKey { request, call in
      let key = try await useCases.addMachineKey(
        request.publicKey, to: try call.caller.target(request.userID),
        expires: request.expirationDate.map { Timestamp($0) })
      return .with { ($0.keyID, $0.keyDetails, $0.details) = (key.id, key.file, key.outcome.created) }
    }

    rpc.removeMachineKey { request, call in
      let outcome = try await change(
        .removeMachineKey(of: try call.caller.target(request.userID), id: request.keyID))
      return .with(\.details, outcome.changed)
    }

    rpc.getMachineKeyByIDs { request, call in
      let found = try await credential(.machineKey, request.keyID, of: request.userID, call.caller)
      guard let found else {
        throw DomainError(.notFound, "QUERY-Dgr3g", "Errors.AuthNKey.NotFound")
      }
      return .with { $0.key = Zitadel_Authn_V1_Key(found) }
    }

    rpc.listMachineKeys { request, call in
      let page = try await credentials(.machineKey, of: request.userID, PageRequest(request.query), call.caller)
      return .with {
        $0.details = page.details(now: useCases.clock.now)
        $0.result = page.items.map { Zitadel_Authn_V1_Key($0) }
      }
    }

    rpc.addPersonalAccessToken { request, call in
      let added = try await useCases.addPersonalAccessToken(
        to: try call.caller.target(request.userID), expires: request.expirationDate.map { Timestamp($0) })
      return .with { ($0.tokenID, $0.token, $0.details) = (added.id, added.token, added.outcome.created) }
    }

    rpc.removePersonalAccessToken { request, call in
      let outcome = try await change(
        .removePersonalAccessToken(of: try call.caller.target(request.userID), id: request.tokenID))
      return .with(\.details, outcome.changed)
    }

    rpc.getPersonalAccessTokenByIDs { request, call in
      let found = try await credential(.personalAccessToken, request.tokenID, of: request.userID, call.caller)
      guard let found else { throw DomainError(.notFound, "QUERY-fRunu", "Errors.PersonalAccessToken.NotFound") }
      return .with { $0.token = Zitadel_User_V1_PersonalAccessToken(found) }
    }

    rpc.listPersonalAccessTokens { request, call in
      let page = try await credentials(
        .personalAccessToken, of: request.userID, PageRequest(request.query), call.caller)
      return .with {
        $0.details = page.details(now: useCases.clock.now)
        $0.result = page.items.map { Zitadel_User_V1_PersonalAccessToken($0) }
      }
    }
  }

  private func credential(
    _ kind: Credential.Kind, _ id: String, of userID: String, _ caller: Caller
  ) async throws -> Credential? {
    try await useCases.items.credentials(
      kind,
      CredentialQuery(
        filters: [try .userID(userID).checked(), .organizationID(caller.organizationID), try .id(id).checked()])
    ).items.first
  }

  private func credentials(
    _ kind: Credential.Kind, of userID: String, _ page: PageRequest, _ caller: Caller
  ) async throws -> ItemPage<Credential> {
    try await useCases.items.credentials(
      kind,
      CredentialQuery(filters: [try .userID(userID).checked(), .organizationID(caller.organizationID)], page: page))
  }
}
