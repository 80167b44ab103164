import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func serveStates(_ rpc: Methods) {
    rpc.deactivateUser { request, call in
      try await .with(\.details, change(.change(.deactivate, call.caller.target(request.id))).changed)
    }

    rpc.reactivateUser { request, call in
      try await .with(\.details, change(.change(.reactivate, call.caller.target(request.id))).changed)
    }

    rpc.lockUser { request, call in
      try await .with(\.details, change(.change(.lock, call.caller.target(request.id))).changed)
    }

    rpc.unlockUser { request, call in
      try await .with(\.details, change(.change(.unlock, call.caller.target(request.id))).changed)
    }

    rpc.removeUser { request, call in
      try await .with(\.details, change(.removeUser(call.caller.target(request.id))).changed)
    }
  }
}
