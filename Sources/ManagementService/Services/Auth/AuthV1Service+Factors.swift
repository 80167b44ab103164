import Domain
import GrpcCore
import ManagementAPI

extension AuthV1Service {
  func serveFactors(_ rpc: Methods) {
    rpc.listMyAuthFactors { _, call in
      let me = try await me(call)
      return .with { $0.result = me.factorsV1 }
    }

    rpc.addMyAuthFactorOTP { _, call in
      let new = try await useCases.registerTOTP(for: oneself(call))
      return .with { ($0.details, $0.url, $0.secret) = (new.outcome.created, new.uri, new.secret.text) }
    }

    rpc.verifyMyAuthFactorOTP { request, call in
      try await .with(\.details, useCases.verifyTOTP(of: oneself(call), code: request.code).changed)
    }

    rpc.removeMyAuthFactorOTP { _, call in
      try await .with(\.details, change(.removeTOTP(of: oneself(call))).changed)
    }

    rpc.addMyAuthFactorOTPSMS { _, call in
      try await .with(\.details, change(.addOTP(.sms, to: oneself(call))).created)
    }

    rpc.removeMyAuthFactorOTPSMS { _, call in
      try await .with(\.details, change(.removeOTP(.sms, of: oneself(call))).changed)
    }

    rpc.addMyAuthFactorOTPEmail { _, call in
      try await .with(\.details, change(.addOTP(.email, to: oneself(call))).created)
    }

    rpc.removeMyAuthFactorOTPEmail { _, call in
      try await .with(\.details, change(.removeOTP(.email, of: oneself(call))).changed)
    }
  }
}
