import Domain
import GrpcCore
import ManagementAPI

// What holds where an organization has no policy of its own.

extension AdminV1Service {
  package func getPasswordComplexityPolicy(
    _ request: Zitadel_Admin_V1_GetPasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetPasswordComplexityPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updatePasswordComplexityPolicy(
    _ request: Zitadel_Admin_V1_UpdatePasswordComplexityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdatePasswordComplexityPolicyResponse {
    try await .with(\.details, change(.change(PasswordPolicy(request)), call).changed)
  }

  package func getPasswordAgePolicy(
    _ request: Zitadel_Admin_V1_GetPasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetPasswordAgePolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updatePasswordAgePolicy(
    _ request: Zitadel_Admin_V1_UpdatePasswordAgePolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdatePasswordAgePolicyResponse {
    try await .with(\.details, change(.change(PasswordAgePolicy(request)), call).changed)
  }

  package func getLockoutPolicy(
    _ request: Zitadel_Admin_V1_GetLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetLockoutPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updateLockoutPolicy(
    _ request: Zitadel_Admin_V1_UpdateLockoutPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateLockoutPolicyResponse {
    try await .with(\.details, change(.change(LockoutPolicy(request)), call).changed)
  }

  package func getPrivacyPolicy(
    _ request: Zitadel_Admin_V1_GetPrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetPrivacyPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updatePrivacyPolicy(
    _ request: Zitadel_Admin_V1_UpdatePrivacyPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdatePrivacyPolicyResponse {
    try await .with(\.details, change(.change(PrivacyPolicy(request)), call).changed)
  }

  package func getNotificationPolicy(
    _ request: Zitadel_Admin_V1_GetNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetNotificationPolicyResponse {
    try await .with(\.policy, useCases.policyMessage())
  }

  package func updateNotificationPolicy(
    _ request: Zitadel_Admin_V1_UpdateNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateNotificationPolicyResponse {
    try await .with(
      \.details, change(.change(NotificationPolicy(tellsOfPasswordChange: request.passwordChange)), call).changed)
  }

  package func addNotificationPolicy(
    _ request: Zitadel_Admin_V1_AddNotificationPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_AddNotificationPolicyResponse {
    let policy = NotificationPolicy(tellsOfPasswordChange: request.passwordChange)
    return try await .with(\.details, change(.add(policy), call).created)
  }

  package func getSecurityPolicy(
    _ request: Zitadel_Admin_V1_GetSecurityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetSecurityPolicyResponse {
    let (policy, details) = try await useCases.generalPolicy(SecurityPolicy.self)
    return .with {
      $0.policy = .with {
        $0.details = details
        $0.enableIframeEmbedding = policy.allowsEmbedding
        $0.allowedOrigins = policy.origins
        $0.enableImpersonation = policy.allowsImpersonation
      }
    }
  }

  package func setSecurityPolicy(
    _ request: Zitadel_Admin_V1_SetSecurityPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_SetSecurityPolicyResponse {
    let policy = SecurityPolicy(
      allowsEmbedding: request.enableIframeEmbedding, origins: request.allowedOrigins,
      allowsImpersonation: request.enableImpersonation)
    return try await .with(\.details, change(.set(policy), call).changed)
  }

  /// Changes a policy of the instance.
  func change<P: Policy>(_ update: PolicyUpdate<P>, _ call: CallContext) async throws -> ChangeOutcome {
    try await useCases.changePolicy(update, of: .instance, by: call.caller.userID)
  }
}
