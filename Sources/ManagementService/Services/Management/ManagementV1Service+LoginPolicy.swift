import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  func serveLoginPolicy(_ rpc: Methods) {
    rpc.getLoginPolicy { _, call in
      let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getDefaultLoginPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomLoginPolicy { request, call in
      try await .with(\.details, change(.add(LoginPolicy(request)), call).created)
    }

    rpc.updateCustomLoginPolicy { request, call in
      try await .with(\.details, change(.change(LoginPolicy(request, request.passwordlessType)), call).changed)
    }

    rpc.resetLoginPolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<LoginPolicy>.reset, call).changed)
    }

    rpc.listLoginPolicySecondFactors { _, call in
      let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
      return list(policy.secondFactors, \.result)
    }

    rpc.addSecondFactorToLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: true, call).created)
    }

    rpc.removeSecondFactorFromLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "Org-55n8s", "Errors.Org.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: false, call).changed)
    }

    rpc.listLoginPolicyMultiFactors { _, call in
      let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
      return list(policy.multiFactors, \.result)
    }

    rpc.addMultiFactorToLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: true, call).created)
    }

    rpc.removeMultiFactorFromLoginPolicy { request, call in
      let factor = try LoginFactor(request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
      return try await .with(\.details, change(factor, isAdded: false, call).changed)
    }
  }
}
