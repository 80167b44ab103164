import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  package func listOrgs(
    _ request: Zitadel_Admin_V1_ListOrgsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListOrgsResponse {
    let page = try await useCases.directory.organizations(
      OrganizationQuery(request.queries, request.sortingColumn, PageRequest(request.query)))
    return .with {
      $0.details = page.details(now: useCases.clock.now)
      $0.sortingColumn = request.sortingColumn
      $0.result = page.items.map { Zitadel_Org_V1_Org($0) }
    }
  }
}
