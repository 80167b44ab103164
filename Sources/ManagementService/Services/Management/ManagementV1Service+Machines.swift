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
      try await .with(
        \.details, change(.removeMachineKey(of: call.caller.target(request.userID), id: request.keyID)).changed)
    }

    rpc.getMachineKeyByIDs { request, call in
      let missing = DomainError(.notFound, "QUERY-Dgr3g", "Errors.AuthNKey.NotFound")
      return try await .with(
        \.key, .init(credential(.machineKey, request.keyID, of: request.userID, call.caller, else: missing)))
    }

    rpc.listMachineKeys { request, call in
      let page = try await credentials(.machineKey, of: request.userID, PageRequest(request.query), call.caller)
      return list(page, \.result) { Zitadel_Authn_V1_Key($0) }
    }

    rpc.addPersonalAccessToken { request, call in
      let added = try await useCases.addPersonalAccessToken(
        to: try call.caller.target(request.userID), expires: request.expirationDate.map { Timestamp($0) })
      return .with { ($0.tokenID, $0.token, $0.details) = (added.id, added.token, added.outcome.created) }
    }

    rpc.removePersonalAccessToken { request, call in
      try await .with(
        \.details,
        change(.removePersonalAccessToken(of: call.caller.target(request.userID), id: request.tokenID)).changed)
    }

    rpc.getPersonalAccessTokenByIDs { request, call in
      let missing = DomainError(.notFound, "QUERY-fRunu", "Errors.PersonalAccessToken.NotFound")
      return try await .with(
        \.token,
        .init(credential(.personalAccessToken, request.tokenID, of: request.userID, call.caller, else: missing)))
    }

    rpc.listPersonalAccessTokens { request, call in
      let page = try await credentials(
        .personalAccessToken, of: request.userID, PageRequest(request.query), call.caller)
      return list(page, \.result) { Zitadel_User_V1_PersonalAccessToken($0) }
    }
  }

  private func credential(
    _ kind: Credential.Kind, _ id: String, of userID: String, _ caller: Caller, else missing: DomainError
  ) async throws -> Dated<Credential> {
    let query = CredentialQuery(
      filters: [try .userID(userID).checked(), .organizationID(caller.organizationID), try .id(id).checked()])
    guard let found = try await useCases.items.credentials(kind, query).items.first else { throw missing }
    return found
  }

  private func credentials(
    _ kind: Credential.Kind, of userID: String, _ page: PageRequest, _ caller: Caller
  ) async throws -> ItemPage<Dated<Credential>> {
    try await useCases.items.credentials(
      kind,
      CredentialQuery(filters: [try .userID(userID).checked(), .organizationID(caller.organizationID)], page: page))
  }
}
