import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  func serveMetadata(_ rpc: Methods) {
    rpc.setOrganizationMetadata { request, call in
      let outcome = try await change(
        .setMetadata(
          of: target(request.organizationID, call), request.metadata.map { MetadataEntry($0) }
        ))
      return .with(\.setDate, outcome.timestamp)
    }

    rpc.deleteOrganizationMetadata { request, call in
      try await .with(
        \.deletionDate,
        change(.removeMetadata(of: target(request.organizationID, call), keys: request.keys, isBulk: true)).timestamp)
    }

    // Of an organization that the caller may not read, nothing, as of one that is not there.
    rpc.listOrganizationMetadata { request, call in
      let (filters, page) = (try TextMatch.all(request.filters), PageRequest(request.pagination))
      let id = try TextKind.searched.checked(request.organizationID)
      var found = ItemPage<Dated<MetadataEntry>>(items: [], total: 0)
      if (try? call.caller.require("org.read", in: id)) != nil {
        found = try await useCases.items.metadata(of: id, filters, page)
      }
      return list(found, page, \.metadata) { Zitadel_Metadata_V2_Metadata($0) }
    }
  }
}
