import Domain
import GrpcCore
import ManagementAPI

// What holds in an organization: five methods for each policy.

extension ManagementV1Service {
  func servePolicies(_ rpc: Methods) {
    rpc.getPasswordComplexityPolicy { _, call in
      let policy: Zitadel_Policy_V1_PasswordComplexityPolicy = try await own(call)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getDefaultPasswordComplexityPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomPasswordComplexityPolicy { request, call in
      try await .with(\.details, change(.add(PasswordPolicy(request, minimumLength: request.minLength)), call).created)
    }

    rpc.updateCustomPasswordComplexityPolicy { request, call in
      try await .with(
        \.details, change(.change(PasswordPolicy(request, minimumLength: request.minLength)), call).changed)
    }

    rpc.resetPasswordComplexityPolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<PasswordPolicy>.reset, call).changed)
    }

    rpc.getPasswordAgePolicy { _, call in
      let policy: Zitadel_Policy_V1_PasswordAgePolicy = try await own(call)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getDefaultPasswordAgePolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomPasswordAgePolicy { request, call in
      try await .with(\.details, change(.add(PasswordAgePolicy(request)), call).created)
    }

    rpc.updateCustomPasswordAgePolicy { request, call in
      try await .with(\.details, change(.change(PasswordAgePolicy(request)), call).changed)
    }

    rpc.resetPasswordAgePolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<PasswordAgePolicy>.reset, call).changed)
    }

    rpc.getLockoutPolicy { _, call in
      let policy: Zitadel_Policy_V1_LockoutPolicy = try await own(call)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getDefaultLockoutPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomLockoutPolicy { request, call in
      try await .with(\.details, change(.add(LockoutPolicy(request)), call).created)
    }

    rpc.updateCustomLockoutPolicy { request, call in
      try await .with(\.details, change(.change(LockoutPolicy(request)), call).changed)
    }

    rpc.resetLockoutPolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<LockoutPolicy>.reset, call).changed)
    }

    rpc.getPrivacyPolicy { _, call in
      try await .with(\.policy, own(call))
    }

    rpc.getDefaultPrivacyPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomPrivacyPolicy { request, call in
      try await .with(\.details, change(.add(PrivacyPolicy(request)), call).created)
    }

    rpc.updateCustomPrivacyPolicy { request, call in
      try await .with(\.details, change(.change(PrivacyPolicy(request)), call).changed)
    }

    rpc.resetPrivacyPolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<PrivacyPolicy>.reset, call).changed)
    }

    rpc.getNotificationPolicy { _, call in
      try await .with(\.policy, own(call))
    }

    rpc.getDefaultNotificationPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.addCustomNotificationPolicy { request, call in
      try await .with(\.details, change(.add(NotificationPolicy(request)), call).created)
    }

    rpc.updateCustomNotificationPolicy { request, call in
      try await .with(\.details, change(.change(NotificationPolicy(request)), call).changed)
    }

    rpc.resetNotificationPolicyToDefault { _, call in
      try await .with(\.details, change(PolicyUpdate<NotificationPolicy>.reset, call).changed)
    }

    rpc.getDomainPolicy { _, call in
      let policy = try await useCases.domainPolicyMessage(of: call.caller.organizationID)
      return .with { $0.policy = policy }
    }

    rpc.getOrgIAMPolicy { _, call in
      let policy = try await useCases.domainPolicyMessage(of: call.caller.organizationID)
      return .with { $0.policy = .init(policy) }
    }
  }

  /// What holds in the caller's organization.
  func own<Told: PolicyMessage>(_ call: CallContext) async throws -> Told {
    try await useCases.policyMessage(of: call.caller.organizationID)
  }
}
