import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension UserV2Service {
  func serveMetadata(_ rpc: Methods) {
    // Takes the permission even for oneself: metadata are what others note of a user.
    rpc.setUserMetadata { request, call in
      let target = try call.caller.target(request.userID, "user.write", oneself: .alike)
      let outcome = try await change(
        .setMetadata(of: target, request.metadata.map { MetadataEntry($0) }))
      return .with(\.setDate, outcome.timestamp)
    }

    rpc.deleteUserMetadata { request, call in
      let target = try call.caller.target(request.userID, "user.write", oneself: .alike)
      return try await .with(
        \.deletionDate, change(.removeMetadata(of: target, keys: request.keys, isBulk: true)).timestamp)
    }

    rpc.listUserMetadata { request, call in
      let page = PageRequest(request.pagination)
      let found = try await useCases.metadata(
        of: try await visibleUser(request.userID, call.caller), TextMatch.all(request.filters), page)
      return list(found, page, \.metadata) { Zitadel_Metadata_V2_Metadata($0) }
    }
  }

  /// A user that the caller may read; nil where there is none: a search leaves out what the caller may not see, and says
  /// no more of it than of what does not exist.
  private func visibleUser(_ id: String, _ caller: Caller) async throws -> User? {
    let id = try TextKind.searched.checked(id)
    do {
      return try await readableUser(id, caller)
    } catch is DomainError {
      return nil
    }
  }

  /// A user that the caller may read: oneself, or one of an organization where a role says so.
  func readableUser(_ id: String, _ caller: Caller) async throws -> User {
    let id = try TextKind.searched.checked(id)
    guard let user = try await useCases.store.user(id: id), user.exists else {
      throw DomainError(.notFound, "QUERY-Dfbg2", "Errors.User.NotFound")
    }
    try caller.require("user.read", onTarget: user.id, in: user.organizationID)
    return user
  }
}
