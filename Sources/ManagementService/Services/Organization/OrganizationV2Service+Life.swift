import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  package func updateOrganization(
    _ request: Zitadel_Org_V2_UpdateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_UpdateOrganizationResponse {
    let target = try call.caller.organization(request.organizationID, "org.write")
    let outcome = try await useCases.store.execute(
      try .rename(target, to: request.name, baseDomain: useCases.baseDomain))
    return .with { $0.changeDate = Google_Protobuf_Timestamp(outcome.date) }
  }

  package func deactivateOrganization(
    _ request: Zitadel_Org_V2_DeactivateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeactivateOrganizationResponse {
    let outcome = try await useCases.store.execute(
      .deactivate(try call.caller.organization(request.organizationID, "org.write")))
    return .with { $0.changeDate = Google_Protobuf_Timestamp(outcome.date) }
  }

  package func activateOrganization(
    _ request: Zitadel_Org_V2_ActivateOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_ActivateOrganizationResponse {
    let outcome = try await useCases.store.execute(
      .reactivate(try call.caller.organization(request.organizationID, "org.write")))
    return .with { $0.changeDate = Google_Protobuf_Timestamp(outcome.date) }
  }

  package func deleteOrganization(
    _ request: Zitadel_Org_V2_DeleteOrganizationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeleteOrganizationResponse {
    let outcome = try await useCases.removeOrganization(
      try call.caller.organization(request.organizationID, "org.delete"))
    return .with { $0.deletionDate = Google_Protobuf_Timestamp(outcome.date) }
  }
}
