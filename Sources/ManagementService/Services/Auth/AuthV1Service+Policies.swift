import Domain
import GrpcCore
import ManagementAPI

// What holds for the caller, in the organization that their account belongs to.

extension AuthV1Service {
  func servePolicies(_ rpc: Methods) {
    rpc.getMyPasswordComplexityPolicy { _, call in
      try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
    }

    rpc.getMyLoginPolicy { _, call in
      try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
    }

    rpc.getMyPrivacyPolicy { _, call in
      try await .with(\.policy, useCases.policyMessage(of: me(call).organizationID))
    }
  }
}
