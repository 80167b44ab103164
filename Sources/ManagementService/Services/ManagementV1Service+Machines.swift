import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addMachineUser(
    _ request: Zitadel_Management_V1_AddMachineUserRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddMachineUserResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      try AddMachine(
        userID: request.userID ?? self.context.ids.next(), organizationID: caller.organizationID,
        editorID: caller.userID, userName: request.userName,
        machine: Machine(
          name: request.name, description: request.description,
          accessTokenType: .init(rawValue: Int(request.accessTokenType.rawValue)) ?? .bearer)))
    var response = Zitadel_Management_V1_AddMachineUserResponse()
    response.userID = outcome.id
    // The interface says `changeDate` here, unlike for the other creations.
    response.details = outcome.changed
    return response
  }

  package func updateMachine(
    _ request: Zitadel_Management_V1_UpdateMachineRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateMachineResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      UpdateMachine(
        userID: request.userID, organizationID: caller.organizationID, editorID: caller.userID, name: request.name,
        description: request.description,
        accessTokenType: .init(rawValue: Int(request.accessTokenType.rawValue)) ?? .bearer))
    var response = Zitadel_Management_V1_UpdateMachineResponse()
    response.details = outcome.changed
    return response
  }

  package func generateMachineSecret(
    _ request: Zitadel_Management_V1_GenerateMachineSecretRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GenerateMachineSecretResponse {
    let caller = try context.caller
    let (secret, outcome) = try await self.context.setMachineSecret(
      of: request.userID, editorID: caller.userID, in: .organization(caller.organizationID))
    var response = Zitadel_Management_V1_GenerateMachineSecretResponse()
    // What the program presents with the secret: its login name.
    response.clientID = try await self.context.store.user(id: request.userID)?.loginName ?? ""
    response.clientSecret = secret
    response.details = outcome.changed
    return response
  }

  package func removeMachineSecret(
    _ request: Zitadel_Management_V1_RemoveMachineSecretRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveMachineSecretResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveMachineSecret(
        userID: request.userID, editorID: caller.userID, scope: .organization(caller.organizationID)))
    var response = Zitadel_Management_V1_RemoveMachineSecretResponse()
    response.details = outcome.changed
    return response
  }

  package func addMachineKey(
    _ request: Zitadel_Management_V1_AddMachineKeyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddMachineKeyResponse {
    let caller = try context.caller
    let key = try await self.context.addMachineKey(
      request.publicKey, to: request.userID, editorID: caller.userID, in: .organization(caller.organizationID),
      expires: request.expirationDate.map { Timestamp($0) })
    var response = Zitadel_Management_V1_AddMachineKeyResponse()
    response.keyID = key.id
    response.keyDetails = key.file
    response.details = key.outcome.created
    return response
  }

  package func removeMachineKey(
    _ request: Zitadel_Management_V1_RemoveMachineKeyRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveMachineKeyResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveMachineKey(
        userID: request.userID, editorID: caller.userID, scope: .organization(caller.organizationID),
        keyID: request.keyID))
    var response = Zitadel_Management_V1_RemoveMachineKeyResponse()
    response.details = outcome.changed
    return response
  }

  package func getMachineKeyByIDs(
    _ request: Zitadel_Management_V1_GetMachineKeyByIDsRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetMachineKeyByIDsResponse {
    let found = try await self.credential(.machineKey, request.keyID, of: request.userID, context.caller)
    guard let found else {
      throw DomainError(.notFound, "SIGNET-Mk3yN", "Errors.User.Machine.Key.NotFound")
    }
    var response = Zitadel_Management_V1_GetMachineKeyByIDsResponse()
    response.key = Zitadel_Authn_V1_Key(found)
    return response
  }

  package func listMachineKeys(
    _ request: Zitadel_Management_V1_ListMachineKeysRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListMachineKeysResponse {
    let page = try await self.credentials(.machineKey, of: request.userID, PageRequest(request.query), context.caller)
    var response = Zitadel_Management_V1_ListMachineKeysResponse()
    response.details = page.details(now: self.context.clock.now)
    response.result = page.items.map { Zitadel_Authn_V1_Key($0) }
    return response
  }

  package func addPersonalAccessToken(
    _ request: Zitadel_Management_V1_AddPersonalAccessTokenRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_AddPersonalAccessTokenResponse {
    let caller = try context.caller
    let (id, token, outcome) = try await self.context.addPersonalAccessToken(
      to: request.userID, editorID: caller.userID, in: .organization(caller.organizationID),
      expires: request.expirationDate.map { Timestamp($0) })
    var response = Zitadel_Management_V1_AddPersonalAccessTokenResponse()
    response.tokenID = id
    response.token = token
    response.details = outcome.created
    return response
  }

  package func removePersonalAccessToken(
    _ request: Zitadel_Management_V1_RemovePersonalAccessTokenRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemovePersonalAccessTokenResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemovePersonalAccessToken(
        userID: request.userID, editorID: caller.userID, scope: .organization(caller.organizationID),
        tokenID: request.tokenID))
    var response = Zitadel_Management_V1_RemovePersonalAccessTokenResponse()
    response.details = outcome.changed
    return response
  }

  package func getPersonalAccessTokenByIDs(
    _ request: Zitadel_Management_V1_GetPersonalAccessTokenByIDsRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetPersonalAccessTokenByIDsResponse {
    let found = try await self.credential(.personalAccessToken, request.tokenID, of: request.userID, context.caller)
    guard let found else { throw DomainError(.notFound, "SIGNET-Pt4kN", "Errors.User.PAT.NotFound") }
    var response = Zitadel_Management_V1_GetPersonalAccessTokenByIDsResponse()
    response.token = Zitadel_User_V1_PersonalAccessToken(found)
    return response
  }

  package func listPersonalAccessTokens(
    _ request: Zitadel_Management_V1_ListPersonalAccessTokensRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListPersonalAccessTokensResponse {
    let page = try await self.credentials(
      .personalAccessToken, of: request.userID, PageRequest(request.query), context.caller)
    var response = Zitadel_Management_V1_ListPersonalAccessTokensResponse()
    response.details = page.details(now: self.context.clock.now)
    response.result = page.items.map { Zitadel_User_V1_PersonalAccessToken($0) }
    return response
  }

  private func credential(
    _ kind: Credential.Kind, _ id: String, of userID: String, _ caller: Caller
  ) async throws -> Credential? {
    try await self.context.items.credentials(
      kind,
      CredentialQuery(filters: [.userID(userID), .organizationID(caller.organizationID), .id(id)])
    ).items.first
  }

  private func credentials(
    _ kind: Credential.Kind, of userID: String, _ page: PageRequest, _ caller: Caller
  ) async throws -> ItemPage<Credential> {
    try await self.context.items.credentials(
      kind, CredentialQuery(filters: [.userID(userID), .organizationID(caller.organizationID)], page: page))
  }
}
