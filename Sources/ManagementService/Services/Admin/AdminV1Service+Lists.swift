import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  func serveLists(_ rpc: Methods) {
    rpc.listOrgs { request, _ in
      let page = try await useCases.directory.organizations(
        OrganizationQuery(request.queries, request.sortingColumn, PageRequest(request.query)))
      return .with {
        $0.details = page.details(now: useCases.clock.now)
        $0.sortingColumn = request.sortingColumn
        $0.result = page.items.map { Zitadel_Org_V1_Org($0) }
      }
    }
  }
}
