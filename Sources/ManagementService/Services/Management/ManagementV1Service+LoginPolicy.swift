import Domain
import GrpcCore
import ManagementAPI

extension ManagementV1Service {
  package func getLoginPolicy(
    _ request: Zitadel_Management_V1_GetLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetLoginPolicyResponse {
    let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultLoginPolicy(
    _ request: Zitadel_Management_V1_GetDefaultLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultLoginPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomLoginPolicy(
    _ request: Zitadel_Management_V1_AddCustomLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomLoginPolicyResponse {
    try await .with(\.details, change(.add(LoginPolicy(request)), call).created)
  }

  package func updateCustomLoginPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomLoginPolicyResponse {
    try await .with(\.details, change(.change(LoginPolicy(all: request)), call).changed)
  }

  package func resetLoginPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetLoginPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetLoginPolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<LoginPolicy>.reset, call).changed)
  }

  package func listLoginPolicySecondFactors(
    _ request: Zitadel_Management_V1_ListLoginPolicySecondFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListLoginPolicySecondFactorsResponse {
    let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
    return .with {
      $0.details = .init(total: policy.secondFactors.count, now: useCases.clock.now)
      $0.result = policy.secondFactors
    }
  }

  package func addSecondFactorToLoginPolicy(
    _ request: Zitadel_Management_V1_AddSecondFactorToLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddSecondFactorToLoginPolicyResponse {
    let factor = try LoginPolicy.SecondFactor(
      request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.second(factor), isAdded: true, call).created)
  }

  package func removeSecondFactorFromLoginPolicy(
    _ request: Zitadel_Management_V1_RemoveSecondFactorFromLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveSecondFactorFromLoginPolicyResponse {
    let factor = try LoginPolicy.SecondFactor(
      request.type, orRefuse: "Org-55n8s", "Errors.Org.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.second(factor), isAdded: false, call).changed)
  }

  package func listLoginPolicyMultiFactors(
    _ request: Zitadel_Management_V1_ListLoginPolicyMultiFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListLoginPolicyMultiFactorsResponse {
    let policy: Zitadel_Policy_V1_LoginPolicy = try await own(call)
    return .with {
      $0.details = .init(total: policy.multiFactors.count, now: useCases.clock.now)
      $0.result = policy.multiFactors
    }
  }

  package func addMultiFactorToLoginPolicy(
    _ request: Zitadel_Management_V1_AddMultiFactorToLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddMultiFactorToLoginPolicyResponse {
    let factor = try LoginPolicy.MultiFactor(
      request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.multi(factor), isAdded: true, call).created)
  }

  package func removeMultiFactorFromLoginPolicy(
    _ request: Zitadel_Management_V1_RemoveMultiFactorFromLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveMultiFactorFromLoginPolicyResponse {
    let factor = try LoginPolicy.MultiFactor(
      request.type, orRefuse: "Org-5m9fs", "Errors.Org.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.multi(factor), isAdded: false, call).changed)
  }

  private func change(_ factor: LoginFactor, isAdded: Bool, _ call: CallContext) async throws -> ChangeOutcome {
    let caller = try call.caller
    return try await useCases.changeFactor(
      factor, isAdded: isAdded, of: .organization(caller.organizationID), by: caller.userID)
  }
}
