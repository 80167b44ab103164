import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveOrganizationReads(_ rpc: Methods) {
    // What happened to the organization itself; of its users tells `listUserChanges`.
    rpc.listOrgChanges { request, call in
      let changes = try await useCases.changes(
        of: call.caller.organizationID, request.query ?? .init(), in: useCases.language(of: call))
      return .with { $0.result = changes }
    }

    // By a domain that it has proved to own; only while it is in use.
    rpc.getOrgByDomainGlobal { request, _ in
      let domain = try TextKind.searched.checked(request.domain)
      guard let organization = try await useCases.store.organization(domain: domain), organization.state == .active
      else {
        throw DomainError(.notFound, "QUERY-iTTGJ", "Errors.Org.NotFound")
      }
      return .with { $0.org = Zitadel_Org_V1_Org(organization) }
    }
  }
}
