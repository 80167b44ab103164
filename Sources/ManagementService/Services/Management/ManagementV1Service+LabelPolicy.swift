import Domain
import GrpcCore
import ManagementAPI

// How pages and mails look to the users of an organization: what is prepared, and what everybody sees.

extension ManagementV1Service {
  func serveLabelPolicy(_ rpc: Methods) {
    rpc.getLabelPolicy { _, call in
      let policy = try await useCases.labelMessage(isActive: true, of: call.caller.organizationID)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getPreviewLabelPolicy { _, call in
      let policy = try await useCases.labelMessage(isActive: false, of: call.caller.organizationID)
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.getDefaultLabelPolicy { _, _ in
      try await .with(\.policy, useCases.labelMessage(isActive: true))
    }

    rpc.addCustomLabelPolicy { request, call in
      try await .with(\.details, change(.add(LabelPolicy(request)), call).created)
    }

    rpc.updateCustomLabelPolicy { request, call in
      try await .with(\.details, change(.change(LabelPolicy(request)), call).changed)
    }

    rpc.activateCustomLabelPolicy { _, call in
      try await .with(\.details, useCases.activateLabelPolicy(of: scope(of: call), by: call.caller.userID).changed)
    }

    serve(rpc.removeCustomLabelPolicyLogo, removing: .logo)
    serve(rpc.removeCustomLabelPolicyLogoDark, removing: .darkLogo)
    serve(rpc.removeCustomLabelPolicyIcon, removing: .icon)
    serve(rpc.removeCustomLabelPolicyIconDark, removing: .darkIcon)
    serve(rpc.removeCustomLabelPolicyFont, removing: .font)

    rpc.resetLabelPolicyToDefault { _, call in
      try await .with(\.details, useCases.resetLabelPolicy(of: scope(of: call), by: call.caller.userID).changed)
    }
  }
}
