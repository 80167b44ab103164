import Domain
import GrpcCore
import ManagementAPI

// Second factors: everybody sets up their own, and removes them; others need a permission.
extension UserV2Service {
  func serveFactors(_ rpc: Methods) {
    rpc.registerTOTP { request, call in
      let new = try await useCases.registerTOTP(
        for: setUp(request.userID, call))
      return .with { ($0.details, $0.uri, $0.secret) = (new.outcome.v2, new.uri, new.secret.text) }
    }

    rpc.verifyTOTPRegistration { request, call in
      try await .with(\.details, useCases.verifyTOTP(of: setUp(request.userID, call), code: request.code).v2)
    }

    rpc.removeTOTP { request, call in
      try await .with(\.details, change(.removeTOTP(of: target(request.userID, call))).v2)
    }

    rpc.addOTPSMS { request, call in
      try await .with(\.details, change(.addOTP(.sms, to: setUp(request.userID, call))).v2)
    }

    rpc.removeOTPSMS { request, call in
      try await .with(\.details, change(.removeOTP(.sms, of: target(request.userID, call))).v2)
    }

    rpc.addOTPEmail { request, call in
      try await .with(\.details, change(.addOTP(.email, to: setUp(request.userID, call))).v2)
    }

    rpc.removeOTPEmail { request, call in
      try await .with(\.details, change(.removeOTP(.email, of: target(request.userID, call))).v2)
    }

    rpc.generateRecoveryCodes { request, call in
      let (codes, outcome) = try await useCases.generateRecoveryCodes(
        Int(request.count), for: setUp(request.userID, call))
      return .with { ($0.details, $0.recoveryCodes) = (outcome.v2, codes) }
    }

    rpc.removeRecoveryCodes { request, call in
      try await .with(\.details, change(.removeRecoveryCodes(of: target(request.userID, call))).v2)
    }

    rpc.humanMFAInitSkipped { request, call in
      try await .with(\.details, change(.skipMFAInit(of: target(request.userID, call))).v2)
    }
  }

  /// Whoever is told a secret or codes of somebody could be them: a permission of its own.
  private func setUp(_ userID: String, _ call: CallContext) throws(DomainError) -> Target {
    try call.caller.target(userID, "user.credential.write", oneself: .free)
  }
}
