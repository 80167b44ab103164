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

    serve(rpc.removeLabelPolicyLogo, removing: .logo)
    serve(rpc.removeLabelPolicyLogoDark, removing: .darkLogo)
    serve(rpc.removeLabelPolicyIcon, removing: .icon)
    serve(rpc.removeLabelPolicyIconDark, removing: .darkIcon)
    serve(rpc.removeLabelPolicyFont, removing: .font)
  }
}
