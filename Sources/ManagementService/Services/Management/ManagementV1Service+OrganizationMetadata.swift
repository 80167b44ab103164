import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveOrganizationMetadata(_ rpc: Methods) {
    rpc.setOrgMetadata { request, call in
      let entry = MetadataEntry(request)
      return try await .with(\.details, change(.setMetadata(of: call.caller.organization(), [entry])).changed)
    }

    rpc.bulkSetOrgMetadata { request, call in
      let entries = request.metadata.map { MetadataEntry($0) }
      return try await .with(\.details, change(.setMetadata(of: call.caller.organization(), entries)).changed)
    }

    rpc.removeOrgMetadata { request, call in
      let outcome = try await change(
        .removeMetadata(of: try call.caller.organization(), keys: [request.key], isBulk: false))
      return .with(\.details, outcome.changed)
    }

    rpc.bulkRemoveOrgMetadata { request, call in
      let outcome = try await change(
        .removeMetadata(of: try call.caller.organization(), keys: request.keys, isBulk: true))
      return .with(\.details, outcome.changed)
    }

    rpc.getOrgMetadata { request, call in
      let id = try call.caller.organizationID
      guard let metadata = try await useCases.items.metadata(of: id, key: try TextKind.key.checked(request.key)) else {
        throw DomainError(.notFound, "QUERY-Rph32", "Errors.Metadata.NotFound")
      }
      return .with { $0.metadata = Zitadel_Metadata_V1_Metadata(metadata, organizationID: id) }
    }

    rpc.listOrgMetadata { request, call in
      let id = try call.caller.organizationID
      let page = try await useCases.items.metadata(
        of: id, TextMatch.all(request.queries), PageRequest(request.query))
      return list(page, \.result) { Zitadel_Metadata_V1_Metadata($0, organizationID: id) }
    }
  }
}
