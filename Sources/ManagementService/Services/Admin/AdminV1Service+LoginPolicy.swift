import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  func serveLoginPolicy(_ rpc: Methods) {
    rpc.getLoginPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updateLoginPolicy { request, call in
      try await .with(\.details, change(.change(LoginPolicy(request, request.passwordlessType)), call).changed)
    }

    rpc.listLoginPolicySecondFactors { _, _ in
      let policy: Zitadel_Policy_V1_LoginPolicy = try await useCases.policyMessage()
      return list(policy.secondFactors, \.result)
    }

    rpc.addSecondFactorToLoginPolicy { request, call in
      let factor = try LoginFactor(
        request.type, orRefuse: "INSTANCE-5m9fs", "Errors.Instance.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: true, call).created)
    }

    rpc.removeSecondFactorFromLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "INSTANCE-55n8s", "Errors.IAM.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: false, call).changed)
    }

    rpc.listLoginPolicyMultiFactors { _, _ in
      let policy: Zitadel_Policy_V1_LoginPolicy = try await useCases.policyMessage()
      return list(policy.multiFactors, \.result)
    }

    rpc.addMultiFactorToLoginPolicy { request, call in
      let factor = try LoginFactor(
        request.type, orRefuse: "INSTANCE-5m9fs", "Errors.Instance.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: true, call).created)
    }

    rpc.removeMultiFactorFromLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "INSTANCE-33m9F", "Errors.IAM.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: false, call).changed)
    }
  }
}
