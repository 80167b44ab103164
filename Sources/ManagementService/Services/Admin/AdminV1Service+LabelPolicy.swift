import Domain
import GrpcCore
import ManagementAPI

// How pages and mails look to users of organizations that have chosen nothing themselves.

extension AdminV1Service {
  func serveLabelPolicy(_ rpc: Methods) {
    rpc.getLabelPolicy { _, _ in
      try await .with(\.policy, useCases.labelMessage(isActive: true))
    }

    rpc.getPreviewLabelPolicy { _, _ in
      try await .with(\.policy, useCases.labelMessage(isActive: false))
    }

    rpc.updateLabelPolicy { request, call in
      try await .with(\.details, change(.change(LabelPolicy(request)), call).changed)
    }

    rpc.activateLabelPolicy { _, call in
      try await .with(\.details, useCases.activateLabelPolicy(of: .instance, by: call.caller.userID).changed)
    }

    rpc.removeLabelPolicyLogo { _, call in
      try await .with(\.details, remove(.logo, call))
    }

    rpc.removeLabelPolicyLogoDark { _, call in
      try await .with(\.details, remove(.darkLogo, call))
    }

    rpc.removeLabelPolicyIcon { _, call in
      try await .with(\.details, remove(.icon, call))
    }

    rpc.removeLabelPolicyIconDark { _, call in
      try await .with(\.details, remove(.darkIcon, call))
    }

    rpc.removeLabelPolicyFont { _, call in
      try await .with(\.details, remove(.font, call))
    }
  }

  private func remove(_ asset: LabelAsset, _ call: CallContext) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.removeLabelAsset(asset, of: .instance, by: call.caller.userID).changed
  }
}
