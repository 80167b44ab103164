import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  package func addSecret(
    _ request: Zitadel_User_V2_AddSecretRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_AddSecretResponse {
    let caller = try context.caller
    let (secret, outcome) = try await self.context.setMachineSecret(
      of: request.userID, editorID: caller.userID, in: Self.scope(of: caller, request.userID))
    var response = Zitadel_User_V2_AddSecretResponse()
    response.creationDate = Google_Protobuf_Timestamp(outcome.date)
    response.clientSecret = secret
    return response
  }

  package func removeSecret(
    _ request: Zitadel_User_V2_RemoveSecretRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_RemoveSecretResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveMachineSecret(
        userID: request.userID, editorID: caller.userID, scope: Self.scope(of: caller, request.userID)))
    var response = Zitadel_User_V2_RemoveSecretResponse()
    response.deletionDate = Google_Protobuf_Timestamp(outcome.date)
    return response
  }

  package func addKey(
    _ request: Zitadel_User_V2_AddKeyRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_AddKeyResponse {
    let caller = try context.caller
    let key = try await self.context.addMachineKey(
      request.publicKey, to: request.userID, editorID: caller.userID, in: Self.scope(of: caller, request.userID),
      expires: request.expirationDate.map { Timestamp($0) })
    var response = Zitadel_User_V2_AddKeyResponse()
    response.creationDate = Google_Protobuf_Timestamp(key.outcome.date)
    response.keyID = key.id
    response.keyContent = key.file
    return response
  }

  package func removeKey(
    _ request: Zitadel_User_V2_RemoveKeyRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_RemoveKeyResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveMachineKey(
        userID: request.userID, editorID: caller.userID, scope: Self.scope(of: caller, request.userID),
        keyID: request.keyID))
    var response = Zitadel_User_V2_RemoveKeyResponse()
    response.deletionDate = Google_Protobuf_Timestamp(outcome.date)
    return response
  }

  package func listKeys(
    _ request: Zitadel_User_V2_ListKeysRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ListKeysResponse {
    try QuerySize.check(request.filters.count)
    let query = CredentialQuery(
      filters: try request.filters.map { (filter) throws(DomainError) in try .init(filter.filter) },
      visibility: try context.caller.visibility, order: .init(request.sortingColumn),
      page: PageRequest(request.pagination))
    let found = try await self.context.items.credentials(.machineKey, query)
    var response = Zitadel_User_V2_ListKeysResponse()
    response.pagination = found.pagination(query.page)
    response.result = found.items.map { Zitadel_User_V2_Key($0) }
    return response
  }

  package func addPersonalAccessToken(
    _ request: Zitadel_User_V2_AddPersonalAccessTokenRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_AddPersonalAccessTokenResponse {
    let caller = try context.caller
    let (id, token, outcome) = try await self.context.addPersonalAccessToken(
      to: request.userID, editorID: caller.userID, in: Self.scope(of: caller, request.userID),
      expires: request.expirationDate.map { Timestamp($0) })
    var response = Zitadel_User_V2_AddPersonalAccessTokenResponse()
    response.creationDate = Google_Protobuf_Timestamp(outcome.date)
    response.tokenID = id
    response.token = token
    return response
  }

  package func removePersonalAccessToken(
    _ request: Zitadel_User_V2_RemovePersonalAccessTokenRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_RemovePersonalAccessTokenResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemovePersonalAccessToken(
        userID: request.userID, editorID: caller.userID, scope: Self.scope(of: caller, request.userID),
        tokenID: request.tokenID))
    var response = Zitadel_User_V2_RemovePersonalAccessTokenResponse()
    response.deletionDate = Google_Protobuf_Timestamp(outcome.date)
    return response
  }

  package func listPersonalAccessTokens(
    _ request: Zitadel_User_V2_ListPersonalAccessTokensRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ListPersonalAccessTokensResponse {
    try QuerySize.check(request.filters.count)
    let query = CredentialQuery(
      filters: try request.filters.map { (filter) throws(DomainError) in try .init(filter.filter) },
      visibility: try context.caller.visibility, order: .init(request.sortingColumn),
      page: PageRequest(request.pagination))
    let found = try await self.context.items.credentials(.personalAccessToken, query)
    var response = Zitadel_User_V2_ListPersonalAccessTokensResponse()
    response.pagination = found.pagination(query.page)
    response.result = found.items.map { Zitadel_User_V2_PersonalAccessToken($0) }
    return response
  }

  /// Programs may look after their own credentials.
  private static func scope(of caller: Caller, _ userID: String) -> Scope {
    .anywhere(caller.permit("user.write", onTarget: userID))
  }
}

extension Caller {
  /// Whose credentials the caller may see: their own, and those of the users of organizations where a role says so.
  fileprivate var visibility: CredentialQuery.Visibility {
    let readers = Roles.carrying("user.read")
    if !self.grants.instance.isDisjoint(with: readers) { return .all }
    let organizations = self.grants.organizations.filter { !$0.roles.isDisjoint(with: readers) }
    return .only(organizations: organizations.map(\.id), userID: self.userID)
  }
}
