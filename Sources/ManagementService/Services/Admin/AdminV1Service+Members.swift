import GrpcCore
import ManagementAPI
import Domain

extension AdminV1Service {
  func serveMembers(_ rpc: Methods) {
    rpc.listIAMMemberRoles { _, _ in
      let roles = Membership.Scope.instance.roles
      return .with { ($0.details, $0.roles) = (.init(total: roles.count, now: useCases.clock.now), roles) }
    }

    rpc.listIAMMembers { request, _ in
      let list = try await useCases.members(
        of: .instance, request.query, request.queries, by: MemberQuery.Order(request.sortingColumn))
      return .with { ($0.details, $0.result) = (list.details, list.result) }
    }

    rpc.addIAMMember { request, call in
      try await .with(\.details, change(request.userID, .add(roles: request.roles), call).created)
    }

    rpc.updateIAMMember { request, call in
      try await .with(\.details, change(request.userID, .update(roles: request.roles), call).changed)
    }

    rpc.removeIAMMember { request, call in
      try await .with(\.details, change(request.userID, .remove, call).changed)
    }
  }
}
