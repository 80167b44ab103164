import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  package func addMachineUser(
    _ request: Zitadel_Management_V1_AddMachineUserRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddMachineUserResponse {
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

  package func updateMachine(
    _ request: Zitadel_Management_V1_UpdateMachineRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateMachineResponse {
    let outcome = try await change(
      .updateMachine(
        try call.caller.target(request.userID), name: request.name, description: request.description,
        accessTokenType: .init(rawValue: Int(request.accessTokenType.rawValue)) ?? .bearer))
    return .with(\.details, outcome.changed)
  }

  package func generateMachineSecret(
    _ request: Zitadel_Management_V1_GenerateMachineSecretRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GenerateMachineSecretResponse {
    let user = try await user(request.userID, for: call.caller)
    let (secret, outcome) = try await useCases.setMachineSecret(of: try call.caller.target(user.id))
    // What the machine presents with the secret: its login name.
    return .with { ($0.clientID, $0.clientSecret, $0.details) = (user.loginName, secret, outcome.changed) }
  }

  package func removeMachineSecret(
    _ request: Zitadel_Management_V1_RemoveMachineSecretRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveMachineSecretResponse {
    try await .with(\.details, change(.removeMachineSecret(of: call.caller.target(request.userID))).changed)
  }

  package func addMachineKey(
    _ request: Zitadel_Management_V1_AddMachineKeyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddMachineKeyResponse {
    let key = try await useCases.addMachineKey(
      request.publicKey, to: try call.caller.target(request.userID),
      expires: request.expirationDate.map { Timestamp($0) })
    return .with { ($0.keyID, $0.keyDetails, $0.details) = (key.id, key.file, key.outcome.created) }
  }

  package func removeMachineKey(
    _ request: Zitadel_Management_V1_RemoveMachineKeyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveMachineKeyResponse {
    let outcome = try await change(
      .removeMachineKey(of: try call.caller.target(request.userID), id: request.keyID))
    return .with(\.details, outcome.changed)
  }

  package func getMachineKeyByIDs(
    _ request: Zitadel_Management_V1_GetMachineKeyByIDsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetMachineKeyByIDsResponse {
    let found = try await credential(.machineKey, request.keyID, of: request.userID, call.caller)
    guard let found else {
      throw DomainError(.notFound, "QUERY-Dgr3g", "Errors.AuthNKey.NotFound")
    }
    return .with { $0.key = Zitadel_Authn_V1_Key(found) }
  }

  package func listMachineKeys(
    _ request: Zitadel_Management_V1_ListMachineKeysRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListMachineKeysResponse {
    let page = try await credentials(.machineKey, of: request.userID, PageRequest(request.query), call.caller)
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.map { Zitadel_Authn_V1_Key($0) }
    }
  }

  package func addPersonalAccessToken(
    _ request: Zitadel_Management_V1_AddPersonalAccessTokenRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddPersonalAccessTokenResponse {
    let added = try await useCases.addPersonalAccessToken(
      to: try call.caller.target(request.userID), expires: request.expirationDate.map { Timestamp($0) })
    return .with { ($0.tokenID, $0.token, $0.details) = (added.id, added.token, added.outcome.created) }
  }

  package func removePersonalAccessToken(
    _ request: Zitadel_Management_V1_RemovePersonalAccessTokenRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemovePersonalAccessTokenResponse {
    let outcome = try await change(
      .removePersonalAccessToken(of: try call.caller.target(request.userID), id: request.tokenID))
    return .with(\.details, outcome.changed)
  }

  package func getPersonalAccessTokenByIDs(
    _ request: Zitadel_Management_V1_GetPersonalAccessTokenByIDsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPersonalAccessTokenByIDsResponse {
    let found = try await credential(.personalAccessToken, request.tokenID, of: request.userID, call.caller)
    guard let found else { throw DomainError(.notFound, "QUERY-fRunu", "Errors.PersonalAccessToken.NotFound") }
    return .with { $0.token = Zitadel_User_V1_PersonalAccessToken(found) }
  }

  package func listPersonalAccessTokens(
    _ request: Zitadel_Management_V1_ListPersonalAccessTokensRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListPersonalAccessTokensResponse {
    let page = try await credentials(
      .personalAccessToken, of: request.userID, PageRequest(request.query), call.caller)
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.map { Zitadel_User_V1_PersonalAccessToken($0) }
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
