import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func setOrgMetadata(
    _ request: Zitadel_Management_V1_SetOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetOrgMetadataResponse {
    let entry = MetadataEntry(key: request.key, value: request.value)
    return try await .with(\.details, change(.setMetadata(of: call.caller.organization(), [entry])).changed)
  }

  package func bulkSetOrgMetadata(
    _ request: Zitadel_Management_V1_BulkSetOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_BulkSetOrgMetadataResponse {
    let entries = request.metadata.map { MetadataEntry(key: $0.key, value: $0.value) }
    return try await .with(\.details, change(.setMetadata(of: call.caller.organization(), entries)).changed)
  }

  package func removeOrgMetadata(
    _ request: Zitadel_Management_V1_RemoveOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveOrgMetadataResponse {
    let outcome = try await change(
      .removeMetadata(of: try call.caller.organization(), keys: [request.key], isBulk: false))
    return .with(\.details, outcome.changed)
  }

  package func bulkRemoveOrgMetadata(
    _ request: Zitadel_Management_V1_BulkRemoveOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_BulkRemoveOrgMetadataResponse {
    let outcome = try await change(
      .removeMetadata(of: try call.caller.organization(), keys: request.keys, isBulk: true))
    return .with(\.details, outcome.changed)
  }

  package func getOrgMetadata(
    _ request: Zitadel_Management_V1_GetOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetOrgMetadataResponse {
    let id = try call.caller.organizationID
    guard let metadata = try await useCases.items.metadata(of: id, key: try TextKind.key.checked(request.key)) else {
      throw DomainError(.notFound, "QUERY-Rph32", "Errors.Metadata.NotFound")
    }
    return .with { $0.metadata = Zitadel_Metadata_V1_Metadata(metadata, organizationID: id) }
  }

  package func listOrgMetadata(
    _ request: Zitadel_Management_V1_ListOrgMetadataRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgMetadataResponse {
    let id = try call.caller.organizationID
    let page = try await useCases.items.metadata(
      of: id, TextMatch.all(request.queries), PageRequest(request.query))
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.result = page.items.map { Zitadel_Metadata_V1_Metadata($0, organizationID: id) }
    }
  }
}
