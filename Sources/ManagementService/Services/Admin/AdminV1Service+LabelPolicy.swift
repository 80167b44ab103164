import Domain
import GrpcCore
import ManagementAPI

// How pages and mails look to users of organizations that have chosen nothing themselves.

extension AdminV1Service {
  package func getLabelPolicy(
    _ request: Zitadel_Admin_V1_GetLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetLabelPolicyResponse {
    try await .with(\.policy, useCases.labelMessage(isActive: true))
  }

  package func getPreviewLabelPolicy(
    _ request: Zitadel_Admin_V1_GetPreviewLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_GetPreviewLabelPolicyResponse {
    try await .with(\.policy, useCases.labelMessage(isActive: false))
  }

  package func updateLabelPolicy(
    _ request: Zitadel_Admin_V1_UpdateLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_UpdateLabelPolicyResponse {
    try await .with(\.details, change(.change(LabelPolicy(request)), call).changed)
  }

  package func activateLabelPolicy(
    _ request: Zitadel_Admin_V1_ActivateLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_ActivateLabelPolicyResponse {
    try await .with(\.details, useCases.activateLabelPolicy(of: .instance, by: call.caller.userID).changed)
  }

  package func removeLabelPolicyLogo(
    _ request: Zitadel_Admin_V1_RemoveLabelPolicyLogoRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveLabelPolicyLogoResponse {
    try await .with(\.details, remove(.logo, call))
  }

  package func removeLabelPolicyLogoDark(
    _ request: Zitadel_Admin_V1_RemoveLabelPolicyLogoDarkRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveLabelPolicyLogoDarkResponse {
    try await .with(\.details, remove(.darkLogo, call))
  }

  package func removeLabelPolicyIcon(
    _ request: Zitadel_Admin_V1_RemoveLabelPolicyIconRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveLabelPolicyIconResponse {
    try await .with(\.details, remove(.icon, call))
  }

  package func removeLabelPolicyIconDark(
    _ request: Zitadel_Admin_V1_RemoveLabelPolicyIconDarkRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveLabelPolicyIconDarkResponse {
    try await .with(\.details, remove(.darkIcon, call))
  }

  package func removeLabelPolicyFont(
    _ request: Zitadel_Admin_V1_RemoveLabelPolicyFontRequest, _ call: CallContext
  ) async throws -> Zitadel_Admin_V1_RemoveLabelPolicyFontResponse {
    try await .with(\.details, remove(.font, call))
  }

  private func remove(_ asset: LabelAsset, _ call: CallContext) async throws -> Zitadel_V1_ObjectDetails {
    try await useCases.removeLabelAsset(asset, of: .instance, by: call.caller.userID).changed
  }
}
