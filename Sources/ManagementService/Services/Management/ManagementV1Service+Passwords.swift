import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  func servePasswords(_ rpc: Methods) {
    // The password holds until the first login.
    rpc.setHumanInitialPassword { request, call in
      let outcome = try await useCases.setPassword(
        .plain(request.password), isChangeRequired: true, of: try call.caller.target(request.userID), on: .permission)
      return .with(\.details, outcome.changed)
    }

    rpc.setHumanPassword { request, call in
      let outcome = try await useCases.setPassword(
        .plain(request.password), isChangeRequired: !request.noChangeRequired,
        of: try call.caller.target(request.userID), on: .permission)
      return .with(\.details, outcome.changed)
    }

    rpc.sendHumanResetPasswordNotification { request, call in
      let issued = try await useCases.requestPasswordReset(
        of: try call.caller.target(request.userID), request.type == .sms ? .sms : .mail())
      return .with(\.details, issued.outcome.changed)
    }
  }
}
