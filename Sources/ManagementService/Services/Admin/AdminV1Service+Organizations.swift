import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  func serveOrganizations(_ rpc: Methods) {
    rpc.getOrgByID { request, _ in
      let organization = try await useCases.organization(request.id)
      return .with { $0.org = Zitadel_Org_V1_Org(organization) }
    }

    // Whether nobody has the name, nor has proved the domain; what is not asked for is free.
    rpc.isOrgUnique { request, _ in
      let (name, domain) = (
        try TextKind.searched.checked(request.name.trimmed), try TextKind.searched.checked(request.domain.trimmed)
      )
      guard !name.isEmpty || !domain.isEmpty else {
        throw DomainError(.invalidArgument, "QUERY-DGqfd", "Errors.Query.InvalidRequest")
      }
      for (kind, text) in [(UniqueName.Kind.organizationName, name), (.organizationDomain, domain)] where !text.isEmpty
      {
        if try await useCases.store.isTaken(UniqueName(kind, text)) { return .init() }
      }
      return .with { $0.isUnique = true }
    }

    rpc.getDefaultOrg { _, _ in
      let id = try await useCases.store.instance()?.defaultOrganizationID ?? ""
      let organization = try await useCases.organization(id)
      return .with { $0.org = Zitadel_Org_V1_Org(organization) }
    }

    rpc.setDefaultOrg { request, call in
      try await .with(\.details, change(.setDefaultOrganization(request.orgID, by: call.caller.userID)).changed)
    }

    rpc.removeOrg { request, call in
      try await .with(\.details, useCases.removeOrganization(call.caller.organization(request.orgID)).changed)
    }
  }
}
