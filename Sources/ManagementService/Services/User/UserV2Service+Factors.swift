import Domain
import GrpcCore
import ManagementAPI

// Second factors: everybody sets up their own, and removes them; others need a permission.
extension UserV2Service {
  func serveFactors(_ rpc: Methods) {
    rpc.registerTOTP { request, call in
      let new = try await useCases.registerTOTP(
        for: try call.caller.target(request.userID, Self.setUp, oneself: .free))
      return .with { ($0.details, $0.uri, $0.secret) = (new.outcome.v2, new.uri, new.secret.text) }
    }

    rpc.verifyTOTPRegistration { request, call in
      let outcome = try await useCases.verifyTOTP(
        of: try call.caller.target(request.userID, Self.setUp, oneself: .free), code: request.code)
      return .with(\.details, outcome.v2)
    }

    rpc.removeTOTP { request, call in
      let outcome = try await change(
        .removeTOTP(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.addOTPSMS { request, call in
      let outcome = try await change(
        .addOTP(.sms, to: try call.caller.target(request.userID, Self.setUp, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.removeOTPSMS { request, call in
      let outcome = try await change(
        .removeOTP(.sms, of: try call.caller.target(request.userID, Self.write, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.addOTPEmail { request, call in
      let outcome = try await change(
        .addOTP(.email, to: try call.caller.target(request.userID, Self.setUp, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.removeOTPEmail { request, call in
      let outcome = try await change(
        .removeOTP(.email, of: try call.caller.target(request.userID, Self.write, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.generateRecoveryCodes { request, call in
      let (codes, outcome) = try await useCases.generateRecoveryCodes(
        Int(request.count), for: try call.caller.target(request.userID, Self.setUp, oneself: .free))
      return .with { ($0.details, $0.recoveryCodes) = (outcome.v2, codes) }
    }

    rpc.removeRecoveryCodes { request, call in
      let outcome = try await change(
        .removeRecoveryCodes(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
      return .with(\.details, outcome.v2)
    }

    rpc.humanMFAInitSkipped { request, call in
      let outcome = try await change(
        .skipMFAInit(of: try call.caller.target(request.userID, Self.write, oneself: .free)))
      return .with(\.details, outcome.v2)
    }
  }

  /// Whoever is told a secret or codes of somebody could be them: a permission of its own.
  private static let setUp = "user.credential.write"
  private static let write = "user.write"
}
