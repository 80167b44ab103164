import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func setUserMetadata(
    _ request: Zitadel_Management_V1_SetUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_SetUserMetadataResponse {
    let outcome = try await self.setMetadata(
      [MetadataEntry(key: request.key, value: request.value)], of: request.id, context.caller)
    var response = Zitadel_Management_V1_SetUserMetadataResponse()
    response.id = outcome.id
    response.details = outcome.changed
    return response
  }

  package func bulkSetUserMetadata(
    _ request: Zitadel_Management_V1_BulkSetUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_BulkSetUserMetadataResponse {
    var response = Zitadel_Management_V1_BulkSetUserMetadataResponse()
    response.details = try await self.setMetadata(
      request.metadata.map { MetadataEntry(key: $0.key, value: $0.value) }, of: request.id, context.caller
    ).changed
    return response
  }

  package func removeUserMetadata(
    _ request: Zitadel_Management_V1_RemoveUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveUserMetadataResponse {
    var response = Zitadel_Management_V1_RemoveUserMetadataResponse()
    response.details = try await self.removeMetadata(
      [request.key], of: request.id, isBulk: false, context.caller
    ).changed
    return response
  }

  package func bulkRemoveUserMetadata(
    _ request: Zitadel_Management_V1_BulkRemoveUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_BulkRemoveUserMetadataResponse {
    var response = Zitadel_Management_V1_BulkRemoveUserMetadataResponse()
    response.details = try await self.removeMetadata(
      request.keys, of: request.id, isBulk: true, context.caller
    ).changed
    return response
  }

  package func getUserMetadata(
    _ request: Zitadel_Management_V1_GetUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_GetUserMetadataResponse {
    let user = try await self.user(request.id, for: context.caller)
    var response = Zitadel_Management_V1_GetUserMetadataResponse()
    response.metadata = Zitadel_Metadata_V1_Metadata(
      try await self.context.metadata(request.key, of: user), organizationID: user.organizationID)
    return response
  }

  package func listUserMetadata(
    _ request: Zitadel_Management_V1_ListUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_Management_V1_ListUserMetadataResponse {
    let user = try await self.user(request.id, for: context.caller)
    let page = try await self.context.items.metadata(
      userID: user.id, TextMatch.all(request.queries), PageRequest(request.query))
    var response = Zitadel_Management_V1_ListUserMetadataResponse()
    response.details = page.details(now: self.context.clock.now)
    response.result = page.items.map { Zitadel_Metadata_V1_Metadata($0, organizationID: user.organizationID) }
    return response
  }

  private func setMetadata(
    _ entries: [MetadataEntry], of userID: String, _ caller: Caller
  ) async throws -> ChangeOutcome {
    try await self.context.store.execute(
      SetMetadata(
        userID: userID, editorID: caller.userID, scope: .organization(caller.organizationID), entries: entries))
  }

  private func removeMetadata(
    _ keys: [String], of userID: String, isBulk: Bool, _ caller: Caller
  ) async throws -> ChangeOutcome {
    try await self.context.store.execute(
      RemoveMetadata(
        userID: userID, editorID: caller.userID, scope: .organization(caller.organizationID), keys: keys,
        isBulk: isBulk))
  }
}

extension ServiceContext {
  /// One piece of metadata of a user.
  func metadata(_ key: String, of user: User) async throws -> UserMetadata {
    guard let metadata = try await self.items.metadata(userID: user.id, key: key) else {
      throw DomainError(.notFound, "SIGNET-Md5tN", "Errors.Metadata.NotFound")
    }
    return metadata
  }
}
