import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveOrganizations(_ rpc: Methods) {
    rpc.addOrg { request, call in
      let caller = try call.caller
      let outcome = try await change(
        try .addOrganization(
          useCases.ids.next(), name: request.name, by: caller.userID, baseDomain: useCases.baseDomain))
      return .with { ($0.id, $0.details) = (outcome.id, outcome.created) }
    }

    rpc.getMyOrg { _, call in
      let organization = try await useCases.organization(try call.caller.organizationID)
      return .with { $0.org = Zitadel_Org_V1_Org(organization) }
    }

    // Answers the date of the change as that of a creation, as the interface has it.
    rpc.updateOrg { request, call in
      let outcome = try await change(
        try .rename(try call.caller.organization(), to: request.name, baseDomain: useCases.baseDomain))
      return .with(\.details, outcome.created)
    }

    rpc.deactivateOrg { _, call in
      try await .with(\.details, change(.deactivate(call.caller.organization())).changed)
    }

    rpc.reactivateOrg { _, call in
      try await .with(\.details, change(.reactivate(call.caller.organization())).changed)
    }

    rpc.removeOrg { _, call in
      try await .with(\.details, useCases.removeOrganization(call.caller.organization()).changed)
    }
  }
}
