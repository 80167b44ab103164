import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveMetadata(_ rpc: Methods) {
    rpc.setUserMetadata { request, call in
      let entry = MetadataEntry(request)
      let outcome = try await change(
        .setMetadata(of: try call.caller.target(request.id), [entry]))
      return .with { ($0.id, $0.details) = (outcome.id, outcome.changed) }
    }

    rpc.bulkSetUserMetadata { request, call in
      let outcome = try await change(
        .setMetadata(
          of: try call.caller.target(request.id),
          request.metadata.map { MetadataEntry($0) }))
      return .with(\.details, outcome.changed)
    }

    rpc.removeUserMetadata { request, call in
      let outcome = try await change(
        .removeMetadata(of: try call.caller.target(request.id), keys: [request.key], isBulk: false))
      return .with(\.details, outcome.changed)
    }

    rpc.bulkRemoveUserMetadata { request, call in
      let outcome = try await change(
        .removeMetadata(of: try call.caller.target(request.id), keys: request.keys, isBulk: true))
      return .with(\.details, outcome.changed)
    }

    rpc.getUserMetadata { request, call in
      guard let user = try await ownUser(request.id, of: call.caller) else { throw UseCases.noMetadata }
      let metadata = try await useCases.metadata(request.key, of: user)
      return .with { $0.metadata = Zitadel_Metadata_V1_Metadata(metadata, organizationID: user.organizationID) }
    }

    rpc.listUserMetadata { request, call in
      let caller = try call.caller
      let page = try await useCases.metadata(
        of: try await ownUser(request.id, of: caller), TextMatch.all(request.queries), PageRequest(request.query))
      return list(page, \.result) { Zitadel_Metadata_V1_Metadata($0, organizationID: caller.organizationID) }
    }
  }
}

extension UseCases {
  /// One piece of metadata of a user.
  func metadata(_ key: String, of user: User) async throws -> Dated<MetadataEntry> {
    let key = try TextKind.key.checked(key)
    guard let metadata = try await items.metadata(of: user.id, key: key) else {
      throw Self.noMetadata
    }
    return metadata
  }

  /// Metadata of a user; of nobody none.
  func metadata(
    of user: User?, _ filters: [TextMatch], _ page: PageRequest
  ) async throws -> ItemPage<Dated<MetadataEntry>> {
    guard let user else { return ItemPage(items: [], total: 0) }
    return try await items.metadata(of: user.id, filters, page)
  }

  static let noMetadata = DomainError(.notFound, "QUERY-Rgh32", "Errors.Metadata.NotFound")
}
