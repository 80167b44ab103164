import Domain
import GrpcCore
import ManagementAPI

// How pages and mails look to the users of an organization: what is prepared, and what everybody sees.

extension ManagementV1Service {
  package func getLabelPolicy(
    _ request: Zitadel_Management_V1_GetLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetLabelPolicyResponse {
    let policy = try await useCases.labelMessage(isActive: true, of: call.caller.organizationID)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getPreviewLabelPolicy(
    _ request: Zitadel_Management_V1_GetPreviewLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetPreviewLabelPolicyResponse {
    let policy = try await useCases.labelMessage(isActive: false, of: call.caller.organizationID)
    return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
  }

  package func getDefaultLabelPolicy(
    _ request: Zitadel_Management_V1_GetDefaultLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GetDefaultLabelPolicyResponse {
    try await .with(\.policy, useCases.labelMessage(isActive: true))
  }

  package func addCustomLabelPolicy(
    _ request: Zitadel_Management_V1_AddCustomLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddCustomLabelPolicyResponse {
    try await .with(\.details, change(.add(LabelPolicy(request)), call).created)
  }

  package func updateCustomLabelPolicy(
    _ request: Zitadel_Management_V1_UpdateCustomLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_UpdateCustomLabelPolicyResponse {
    try await .with(\.details, change(.change(LabelPolicy(request)), call).changed)
  }

  package func activateCustomLabelPolicy(
    _ request: Zitadel_Management_V1_ActivateCustomLabelPolicyRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ActivateCustomLabelPolicyResponse {
    let caller = try call.caller
    let changed = try await useCases.activateLabelPolicy(of: .organization(caller.organizationID), by: caller.userID)
    return .with(\.details, changed.changed)
  }

  package func removeCustomLabelPolicyLogo(
    _ request: Zitadel_Management_V1_RemoveCustomLabelPolicyLogoRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveCustomLabelPolicyLogoResponse {
    try await .with(\.details, remove(.logo, call))
  }

  package func removeCustomLabelPolicyLogoDark(
    _ request: Zitadel_Management_V1_RemoveCustomLabelPolicyLogoDarkRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveCustomLabelPolicyLogoDarkResponse {
    try await .with(\.details, remove(.darkLogo, call))
  }

  package func removeCustomLabelPolicyIcon(
    _ request: Zitadel_Management_V1_RemoveCustomLabelPolicyIconRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveCustomLabelPolicyIconResponse {
    try await .with(\.details, remove(.icon, call))
  }

  package func removeCustomLabelPolicyIconDark(
    _ request: Zitadel_Management_V1_RemoveCustomLabelPolicyIconDarkRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveCustomLabelPolicyIconDarkResponse {
    try await .with(\.details, remove(.darkIcon, call))
  }

  package func removeCustomLabelPolicyFont(
    _ request: Zitadel_Management_V1_RemoveCustomLabelPolicyFontRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveCustomLabelPolicyFontResponse {
    try await .with(\.details, remove(.font, call))
  }

  package func resetLabelPolicyToDefault(
    _ request: Zitadel_Management_V1_ResetLabelPolicyToDefaultRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ResetLabelPolicyToDefaultResponse {
    let caller = try call.caller
    let changed = try await useCases.resetLabelPolicy(of: .organization(caller.organizationID), by: caller.userID)
    return .with(\.details, changed.changed)
  }

  private func remove(_ asset: LabelAsset, _ call: CallContext) async throws -> Zitadel_V1_ObjectDetails {
    let caller = try call.caller
    return try await useCases.removeLabelAsset(
      asset, of: .organization(caller.organizationID), by: caller.userID
    ).changed
  }
}
