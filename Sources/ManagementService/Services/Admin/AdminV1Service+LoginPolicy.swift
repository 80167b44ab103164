import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  package func getLoginPolicy(
    _ request: Zitadel_Admin_V1_GetLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetLoginPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updateLoginPolicy(
    _ request: Zitadel_Admin_V1_UpdateLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateLoginPolicyResponse {
    try await .with(\.details, change(.change(LoginPolicy(all: request)), call).changed)
  }

  package func listLoginPolicySecondFactors(
    _ request: Zitadel_Admin_V1_ListLoginPolicySecondFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListLoginPolicySecondFactorsResponse {
    let policy: Zitadel_Policy_V1_LoginPolicy = try await useCases.policyMessage()
    return .with {
      $0.details = .init(total: policy.secondFactors.count, now: useCases.clock.now)
      $0.result = policy.secondFactors
    }
  }

  package func addSecondFactorToLoginPolicy(
    _ request: Zitadel_Admin_V1_AddSecondFactorToLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddSecondFactorToLoginPolicyResponse {
    let factor = try LoginPolicy.SecondFactor(
      request.type, orRefuse: "INSTANCE-5m9fs", "Errors.Instance.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.second(factor), isAdded: true, call).created)
  }

  package func removeSecondFactorFromLoginPolicy(
    _ request: Zitadel_Admin_V1_RemoveSecondFactorFromLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveSecondFactorFromLoginPolicyResponse {
    let factor = try LoginPolicy.SecondFactor(
      request.type, orRefuse: "INSTANCE-55n8s", "Errors.IAM.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.second(factor), isAdded: false, call).changed)
  }

  package func listLoginPolicyMultiFactors(
    _ request: Zitadel_Admin_V1_ListLoginPolicyMultiFactorsRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ListLoginPolicyMultiFactorsResponse {
    let policy: Zitadel_Policy_V1_LoginPolicy = try await useCases.policyMessage()
    return .with {
      $0.details = .init(total: policy.multiFactors.count, now: useCases.clock.now)
      $0.result = policy.multiFactors
    }
  }

  package func addMultiFactorToLoginPolicy(
    _ request: Zitadel_Admin_V1_AddMultiFactorToLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddMultiFactorToLoginPolicyResponse {
    let factor = try LoginPolicy.MultiFactor(
      request.type, orRefuse: "INSTANCE-5m9fs", "Errors.Instance.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.multi(factor), isAdded: true, call).created)
  }

  package func removeMultiFactorFromLoginPolicy(
    _ request: Zitadel_Admin_V1_RemoveMultiFactorFromLoginPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveMultiFactorFromLoginPolicyResponse {
    let factor = try LoginPolicy.MultiFactor(
      request.type, orRefuse: "INSTANCE-33m9F", "Errors.IAM.LoginPolicy.MFA.Unspecified")
    return try await .with(\.details, change(.multi(factor), isAdded: false, call).changed)
  }

  private func change(_ factor: LoginFactor, isAdded: Bool, _ call: CallContext) async throws -> ChangeOutcome {
    try await useCases.changeFactor(factor, isAdded: isAdded, of: .instance, by: call.caller.userID)
  }
}
