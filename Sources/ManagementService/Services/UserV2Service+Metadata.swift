import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  /// Takes the permission even for oneself: metadata are what others note of a user.
  package func setUserMetadata(
    _ request: Zitadel_User_V2_SetUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_SetUserMetadataResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      SetMetadata(
        userID: request.userID, editorID: caller.userID, scope: .anywhere(caller.permit("user.write")),
        entries: request.metadata.map { MetadataEntry(key: $0.key, value: $0.value) }))
    var response = Zitadel_User_V2_SetUserMetadataResponse()
    response.setDate = Google_Protobuf_Timestamp(outcome.date)
    return response
  }

  package func deleteUserMetadata(
    _ request: Zitadel_User_V2_DeleteUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_DeleteUserMetadataResponse {
    let caller = try context.caller
    let outcome = try await self.context.store.execute(
      RemoveMetadata(
        userID: request.userID, editorID: caller.userID, scope: .anywhere(caller.permit("user.write")),
        keys: request.keys, isBulk: true))
    var response = Zitadel_User_V2_DeleteUserMetadataResponse()
    response.deletionDate = Google_Protobuf_Timestamp(outcome.date)
    return response
  }

  package func listUserMetadata(
    _ request: Zitadel_User_V2_ListUserMetadataRequest, _ context: CallContext
  ) async throws -> Zitadel_User_V2_ListUserMetadataResponse {
    let user = try await self.readableUser(request.userID, context.caller)
    let page = PageRequest(request.pagination)
    let found = try await self.context.items.metadata(
      userID: user.id, TextMatch.all(request.filters), page)
    var response = Zitadel_User_V2_ListUserMetadataResponse()
    response.pagination = found.pagination(page)
    response.metadata = found.items.map { Zitadel_Metadata_V2_Metadata($0) }
    return response
  }

  /// A user that the caller may read: oneself, or one of an organization where a role says so.
  func readableUser(_ id: String, _ caller: Caller) async throws -> User {
    guard let user = try await self.context.store.user(id: id), user.exists else {
      throw DomainError(.notFound, "QUERY-Dfbg2", "Errors.User.NotFound")
    }
    try caller.require("user.read", onTarget: user.id, in: user.organizationID)
    return user
  }
}
