import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveDomains(_ rpc: Methods) {
    rpc.addOrgDomain { request, call in
      try await .with(\.details, useCases.addDomain(request.domain, to: call.caller.organization()).created)
    }

    rpc.listOrgDomains { request, call in
      let found = try await useCases.domains(of: call.caller.organizationID, try DomainQuery(request))
      return .with {
        $0.details = .init(total: found?.page.total ?? 0, now: useCases.clock.now)
        if let (organization, page) = found { $0.result = page.items.map { .init($0, of: organization) } }
      }
    }

    rpc.removeOrgDomain { request, call in
      try await .with(\.details, change(.removeDomain(request.domain, from: call.caller.organization())).changed)
    }

    rpc.generateOrgDomainValidation { request, call in
      let challenge = try await useCases.challengeDomain(
        request.domain, in: call.caller.organization(), .init(rawValue: Int(request.type.rawValue)))
      return .with { ($0.token, $0.url) = (challenge.token, challenge.place) }
    }

    rpc.validateOrgDomain { request, call in
      try await .with(\.details, useCases.verifyDomain(request.domain, in: call.caller.organization()).changed)
    }

    rpc.setPrimaryOrgDomain { request, call in
      try await .with(\.details, change(.setPrimaryDomain(request.domain, of: call.caller.organization())).changed)
    }
  }
}
