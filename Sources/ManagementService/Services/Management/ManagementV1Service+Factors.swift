import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  func serveFactors(_ rpc: Methods) {
    rpc.listHumanAuthFactors { request, call in
      let user = try await ownUser(request.userID, of: try call.caller)
      return .with { $0.result = user?.factorsV1 ?? [] }
    }

    rpc.removeHumanAuthFactorOTP { request, call in
      try await .with(\.details, change(.removeTOTP(of: call.caller.target(request.userID))).changed)
    }

    rpc.removeHumanAuthFactorOTPSMS { request, call in
      try await .with(\.details, change(.removeOTP(.sms, of: call.caller.target(request.userID))).changed)
    }

    rpc.removeHumanAuthFactorOTPEmail { request, call in
      try await .with(\.details, change(.removeOTP(.email, of: call.caller.target(request.userID))).changed)
    }
  }
}
