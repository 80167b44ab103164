import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  package func setOrganizationMetadata(
    _ request: Zitadel_Org_V2_SetOrganizationMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_SetOrganizationMetadataResponse {
    let outcome = try await change(
      .setMetadata(
        of: target(request.organizationID, call), request.metadata.map { MetadataEntry(key: $0.key, value: $0.value) }))
    return .with(\.setDate, outcome.timestamp)
  }

  package func deleteOrganizationMetadata(
    _ request: Zitadel_Org_V2_DeleteOrganizationMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeleteOrganizationMetadataResponse {
    try await .with(
      \.deletionDate,
      change(.removeMetadata(of: target(request.organizationID, call), keys: request.keys, isBulk: true)).timestamp)
  }

  /// Of an organization that the caller may not read, nothing, as of one that is not there.
  package func listOrganizationMetadata(
    _ request: Zitadel_Org_V2_ListOrganizationMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_ListOrganizationMetadataResponse {
    let (filters, page) = (try TextMatch.all(request.filters), PageRequest(request.pagination))
    let id = try TextKind.searched.checked(request.organizationID)
    var found = ItemPage<MetadataItem>(items: [], total: 0)
    if (try? call.caller.require("org.read", in: id)) != nil {
      found = try await useCases.items.metadata(of: id, filters, page)
    }
    return .with {
      $0.pagination = found.pagination(page)
      $0.metadata = found.items.map { Zitadel_Metadata_V2_Metadata($0) }
    }
  }
}
