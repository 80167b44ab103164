import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  func serveAccount(_ rpc: Methods) {
    rpc.getMyUser { _, call in
      try await .with(\.user, .init(me(call)))
    }

    rpc.removeMyUser { _, call in
      try await .with(\.details, change(.removeUser(oneself(call))).changed)
    }

    rpc.updateMyUserName { request, call in
      try await .with(\.details, change(.changeUserName(of: oneself(call), to: request.userName)).changed)
    }

    rpc.getMyProfile { _, call in
      let me = try await me(call)
      let human = try me.human(reading: .profile)
      return .with { ($0.details, $0.profile) = (me.details, Zitadel_User_V1_Profile(human.profile)) }
    }

    rpc.updateMyProfile { request, call in
      try await .with(\.details, change(.changeProfile(of: oneself(call), to: Profile(request))).changed)
    }

    rpc.listMyUserChanges { request, call in
      let changes = try await useCases.changes(
        of: call.caller.userID, request.query ?? .init(), in: useCases.language(of: call))
      return .with { $0.result = changes }
    }

    // In whichever organization, as far as roles there give them.
    rpc.listMyZitadelPermissions { _, call in
      let caller = try call.caller
      return .with { $0.result = caller.grants.permissions(in: caller.organizationID) }
    }

    rpc.listMyMemberships { request, call in
      let list = try await useCases.memberships(
        of: call.caller.userID, request.query ?? .init(), request.queries)
      return .with { ($0.details, $0.result) = (list.details, list.result) }
    }
  }
}
