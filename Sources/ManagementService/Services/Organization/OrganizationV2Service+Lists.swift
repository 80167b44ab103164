import GrpcCore
import ManagementAPI
import Domain

extension OrganizationV2Service {
  func serveLists(_ rpc: Methods) {
    // Leaves out what the caller may not read.
    rpc.listOrganizations { request, call in
      let query = request.query ?? .init()
      let page = try await useCases.directory.organizations(
        OrganizationQuery(
          request.queries, request.sortingColumn,
          PageRequest(offset: query.offset, limit: query.limit, isAscending: query.asc),
          defaultID: try await useCases.store.instance()?.defaultOrganizationID ?? "",
          visible: call.caller.grants.organizations(allowing: "org.read")))
      return .with {
        $0.details = .init(total: page.total, now: useCases.clock.now)
        $0.sortingColumn = request.sortingColumn
        $0.result = page.items.map { Zitadel_Org_V2_Organization($0) }
      }
    }
  }
}
