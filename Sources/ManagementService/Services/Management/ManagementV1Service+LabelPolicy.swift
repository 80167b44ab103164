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
      let caller = try call.caller
      let changed = try await useCases.activateLabelPolicy(of: .organization(caller.organizationID), by: caller.userID)
      return .with(\.details, changed.changed)
    }

    rpc.removeCustomLabelPolicyLogo { _, call in
      try await .with(\.details, remove(.logo, call))
    }

    rpc.removeCustomLabelPolicyLogoDark { _, call in
      try await .with(\.details, remove(.darkLogo, call))
    }

    rpc.removeCustomLabelPolicyIcon { _, call in
      try await .with(\.details, remove(.icon, call))
    }

    rpc.removeCustomLabelPolicyIconDark { _, call in
      try await .with(\.details, remove(.darkIcon, call))
    }

    rpc.removeCustomLabelPolicyFont { _, call in
      try await .with(\.details, remove(.font, call))
    }

    rpc.resetLabelPolicyToDefault { _, call in
      let caller = try call.caller
      let changed = try await useCases.resetLabelPolicy(of: .organization(caller.organizationID), by: caller.userID)
      return .with(\.details, changed.changed)
    }
  }

  private func remove(_ asset: LabelAsset, _ call: CallContext) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try call.caller
    return try await useCases.removeLabelAsset(
      asset, of: .organization(caller.organizationID), by: caller.userID
    ).changed
  }
}
