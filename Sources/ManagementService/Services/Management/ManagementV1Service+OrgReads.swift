import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  /// What happened to the organization itself; of its users tells `listUserChanges`.
  package func listOrgChanges(
    _ request: Zitadel_Management_V1_ListOrgChangesRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgChangesResponse {
    let changes = try await useCases.changes(
      of: call.caller.organizationID, request.query ?? .init(), in: useCases.language(of: call))
    return .with { $0.result = changes }
  }
}
