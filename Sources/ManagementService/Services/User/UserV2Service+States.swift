import Domain
import GrpcCore
import ManagementAPI

extension UserV2Service {
  func serveStates(_ rpc: Methods) {
    rpc.deactivateUser { request, call in
      try await .with(\.details, change(.change(.deactivate, permitted(request.userID, call))).v2)
    }

    rpc.reactivateUser { request, call in
      try await .with(\.details, change(.change(.reactivate, permitted(request.userID, call))).v2)
    }

    rpc.lockUser { request, call in
      try await .with(\.details, change(.change(.lock, permitted(request.userID, call))).v2)
    }

    rpc.unlockUser { request, call in
      try await .with(\.details, change(.change(.unlock, permitted(request.userID, call))).v2)
    }

    // Deleting oneself takes `user.delete` or `user.self.delete`, anyone else `user.delete`.
    rpc.deleteUser { request, call in
      let target = try call.caller.target(request.userID, "user.delete", oneself: .also("user.self.delete"))
      return try await .with(\.details, change(.removeUser(target)).v2)
    }
  }

  /// Takes the permission for oneself as well.
  private func permitted(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.write", oneself: .alike)
  }
}
