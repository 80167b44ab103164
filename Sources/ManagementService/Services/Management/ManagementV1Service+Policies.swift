import Domain
import GrpcCore
import ManagementAPI

// What holds in an organization: five methods for each policy.

extension ManagementV1Service {
  package func getPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPasswordComplexityPolicyResponse {
    let policy: Zitadel_Policy_V1_PasswordComplexityPolicy = try await own(call)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordComplexityPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_AddCustomPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomPasswordComplexityPolicyResponse {
    try await .with(\.details, change(.add(PasswordPolicy(request)), call).created)
  }

  package func updateCustomPasswordComplexityPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomPasswordComplexityPolicyResponse {
    try await .with(\.details, change(.change(PasswordPolicy(request)), call).changed)
  }

  package func resetPasswordComplexityPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetPasswordComplexityPolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<PasswordPolicy>.reset, call).changed)
  }

  package func getPasswordAgePolicy(
    _ request: Zitadel_Management_V1_GetPasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPasswordAgePolicyResponse {
    let policy: Zitadel_Policy_V1_PasswordAgePolicy = try await own(call)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultPasswordAgePolicy(
    _ request: Zitadel_Management_V1_GetDefaultPasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPasswordAgePolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomPasswordAgePolicy(
    _ request: Zitadel_Management_V1_AddCustomPasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomPasswordAgePolicyResponse {
    try await .with(\.details, change(.add(PasswordAgePolicy(request)), call).created)
  }

  package func updateCustomPasswordAgePolicy(
    _ request: Zitadel_Management_V1_UpdateCustomPasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomPasswordAgePolicyResponse {
    try await .with(\.details, change(.change(PasswordAgePolicy(request)), call).changed)
  }

  package func resetPasswordAgePolicyToDefault(
    _ request: Zitadel_Management_V1_ResetPasswordAgePolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetPasswordAgePolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<PasswordAgePolicy>.reset, call).changed)
  }

  package func getLockoutPolicy(
    _ request: Zitadel_Management_V1_GetLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetLockoutPolicyResponse {
    let policy: Zitadel_Policy_V1_LockoutPolicy = try await own(call)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultLockoutPolicy(
    _ request: Zitadel_Management_V1_GetDefaultLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultLockoutPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomLockoutPolicy(
    _ request: Zitadel_Management_V1_AddCustomLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomLockoutPolicyResponse {
    try await .with(\.details, change(.add(LockoutPolicy(request)), call).created)
  }

  package func updateCustomLockoutPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomLockoutPolicyResponse {
    try await .with(\.details, change(.change(LockoutPolicy(request)), call).changed)
  }

  package func resetLockoutPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetLockoutPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetLockoutPolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<LockoutPolicy>.reset, call).changed)
  }

  package func getPrivacyPolicy(
    _ request: Zitadel_Management_V1_GetPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPrivacyPolicyResponse {
    try await .with(\.policy, own(call))
  }

  package func getDefaultPrivacyPolicy(
    _ request: Zitadel_Management_V1_GetDefaultPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultPrivacyPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomPrivacyPolicy(
    _ request: Zitadel_Management_V1_AddCustomPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomPrivacyPolicyResponse {
    try await .with(\.details, change(.add(PrivacyPolicy(request)), call).created)
  }

  package func updateCustomPrivacyPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomPrivacyPolicyResponse {
    try await .with(\.details, change(.change(PrivacyPolicy(request)), call).changed)
  }

  package func resetPrivacyPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetPrivacyPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetPrivacyPolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<PrivacyPolicy>.reset, call).changed)
  }

  package func getNotificationPolicy(
    _ request: Zitadel_Management_V1_GetNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetNotificationPolicyResponse {
    try await .with(\.policy, own(call))
  }

  package func getDefaultNotificationPolicy(
    _ request: Zitadel_Management_V1_GetDefaultNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultNotificationPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func addCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_AddCustomNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomNotificationPolicyResponse {
    try await .with(
      \.details, change(.add(NotificationPolicy(tellsOfPasswordChange: request.passwordChange)), call).created)
  }

  package func updateCustomNotificationPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomNotificationPolicyResponse {
    try await .with(
      \.details, change(.change(NotificationPolicy(tellsOfPasswordChange: request.passwordChange)), call).changed)
  }

  package func resetNotificationPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetNotificationPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetNotificationPolicyToDefaultResponse {
    try await .with(\.details, change(PolicyUpdate<NotificationPolicy>.reset, call).changed)
  }

  package func getDomainPolicy(
    _ request: Zitadel_Management_V1_GetDomainPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDomainPolicyResponse {
    let policy = try await useCases.domainPolicyMessage(of: call.caller.organizationID)
    return .with { $0.policy = policy }
  }

  package func getOrgIAMPolicy(
    _ request: Zitadel_Management_V1_GetOrgIAMPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetOrgIAMPolicyResponse {
    let policy = try await useCases.domainPolicyMessage(of: call.caller.organizationID)
    return .with { $0.policy = .init(policy) }
  }

  /// What holds in the caller's organization.
  func own<Told: PolicyMessage>(_ call: CallContext) async throws -> Told {
    try await useCases.policyMessage(of: call.caller.organizationID)
  }

  /// Changes a policy of the caller's organization.
  func change<P: Policy>(_ update: PolicyUpdate<P>, _ call: CallContext) async throws -> ChangeOutcome {
    let caller = try call.caller
    return try await useCases.changePolicy(update, of: .organization(caller.organizationID), by: caller.userID)
  }
}
