import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  func serveLife(_ rpc: Methods) {
    rpc.updateOrganization { request, call in
      try await .with(
        \.changeDate,
        change(.rename(target(request.organizationID, call), to: request.name, baseDomain: useCases.baseDomain))
          .timestamp
      )
    }

    rpc.deactivateOrganization { request, call in
      try await .with(\.changeDate, change(.deactivate(target(request.organizationID, call))).timestamp)
    }

    rpc.activateOrganization { request, call in
      try await .with(\.changeDate, change(.reactivate(target(request.organizationID, call))).timestamp)
    }

    rpc.deleteOrganization { request, call in
      let outcome = try await useCases.removeOrganization(
        try call.caller.organization(request.organizationID, "org.delete"))
      return .with(\.deletionDate, outcome.timestamp)
    }
  }
}
