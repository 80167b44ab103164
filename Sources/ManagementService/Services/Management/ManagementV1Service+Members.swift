import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveMembers(_ rpc: Methods) {
    // In the default organization also the role of those who may create organizations of their own.
    rpc.listOrgMemberRoles { _, call in
      let organizationID = try call.caller.organizationID
      let isDefault = try await useCases.store.instance()?.defaultOrganizationID == organizationID
      return .with {
        $0.result = Membership.Scope.organization(organizationID).roles + (isDefault ? [Roles.selfManagement] : [])
      }
    }

    rpc.listOrgMembers { request, call in
      let list = try await useCases.members(
        of: .organization(try call.caller.organizationID), request.query, request.queries)
      return .with { ($0.details, $0.result) = (list.details, list.result) }
    }

    rpc.addOrgMember { request, call in
      try await .with(\.details, change(request.userID, .add(roles: request.roles), call).created)
    }

    rpc.updateOrgMember { request, call in
      try await .with(\.details, change(request.userID, .update(roles: request.roles), call).changed)
    }

    rpc.removeOrgMember { request, call in
      try await .with(\.details, change(request.userID, .remove, call).changed)
    }
  }
}
