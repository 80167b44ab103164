import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  func serveDomains(_ rpc: Methods) {
    rpc.addOrganizationDomain { request, call in
      try await .with(
        \.creationDate, useCases.addDomain(request.domain, to: target(request.organizationID, call)).timestamp)
    }

    rpc.listOrganizationDomains { request, call in
      let query = try DomainQuery(request)
      try call.caller.require("org.read", in: request.organizationID)
      let found = try await useCases.domains(of: request.organizationID, query)
      return .with {
        $0.pagination = (found?.page ?? ItemPage(items: [], total: 0)).pagination(query.page)
        if let (organization, page) = found { $0.domains = page.items.map { .init($0, of: organization) } }
      }
    }

    rpc.deleteOrganizationDomain { request, call in
      try await .with(
        \.deletionDate, change(.removeDomain(request.domain, from: target(request.organizationID, call))).timestamp)
    }

    rpc.generateOrganizationDomainValidation { request, call in
      let challenge = try await useCases.challengeDomain(
        request.domain, in: target(request.organizationID, call), .init(rawValue: Int(request.type.rawValue)))
      return .with { ($0.token, $0.url) = (challenge.token, challenge.place) }
    }

    rpc.verifyOrganizationDomain { request, call in
      try await .with(
        \.changeDate, useCases.verifyDomain(request.domain, in: target(request.organizationID, call)).timestamp)
    }
  }
}
