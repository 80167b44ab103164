import Domain
import GrpcCore
import ManagementAPI

// What holds where an organization has no policy of its own.

extension AdminV1Service {
  func servePolicies(_ rpc: Methods) {
    rpc.getPasswordComplexityPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updatePasswordComplexityPolicy { request, call in
      try await .with(
        \.details, change(.change(PasswordPolicy(request, minimumLength: request.minLength)), call).changed)
    }

    rpc.getPasswordAgePolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updatePasswordAgePolicy { request, call in
      try await .with(\.details, change(.change(PasswordAgePolicy(request)), call).changed)
    }

    rpc.getLockoutPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updateLockoutPolicy { request, call in
      try await .with(\.details, change(.change(LockoutPolicy(request)), call).changed)
    }

    rpc.getPrivacyPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updatePrivacyPolicy { request, call in
      try await .with(\.details, change(.change(PrivacyPolicy(request)), call).changed)
    }

    rpc.getNotificationPolicy { _, _ in
      try await .with(\.policy, useCases.policyMessage())
    }

    rpc.updateNotificationPolicy { request, call in
      try await .with(\.details, change(.change(NotificationPolicy(request)), call).changed)
    }

    rpc.addNotificationPolicy { request, call in
      try await .with(\.details, change(.add(NotificationPolicy(request)), call).created)
    }

    rpc.getSecurityPolicy { _, _ in
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

    rpc.setSecurityPolicy { request, call in
      let policy = SecurityPolicy(
        allowsEmbedding: request.enableIframeEmbedding, origins: request.allowedOrigins,
        allowsImpersonation: request.enableImpersonation)
      return try await .with(\.details, change(.set(policy), call).changed)
    }
  }
}
