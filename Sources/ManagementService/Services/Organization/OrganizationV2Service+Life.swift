import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  package func updateOrganization(
    _ request: Zitadel_Org_V2_UpdateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_UpdateOrganizationResponse {
    try await .with(
      \.changeDate,
      change(.rename(target(request.organizationID, call), to: request.name, baseDomain: useCases.baseDomain)).timestamp
    )
  }

  package func deactivateOrganization(
    _ request: Zitadel_Org_V2_DeactivateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeactivateOrganizationResponse {
    try await .with(\.changeDate, change(.deactivate(target(request.organizationID, call))).timestamp)
  }

  package func activateOrganization(
    _ request: Zitadel_Org_V2_ActivateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_ActivateOrganizationResponse {
    try await .with(\.changeDate, change(.reactivate(target(request.organizationID, call))).timestamp)
  }

  package func deleteOrganization(
    _ request: Zitadel_Org_V2_DeleteOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeleteOrganizationResponse {
    let outcome = try await useCases.removeOrganization(
      try call.caller.organization(request.organizationID, "org.delete"))
    return .with(\.deletionDate, outcome.timestamp)
  }
}
