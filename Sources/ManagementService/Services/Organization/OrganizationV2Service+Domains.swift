import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  package func addOrganizationDomain(
    _ request: Zitadel_Org_V2_AddOrganizationDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_AddOrganizationDomainResponse {
    let target = try call.caller.organization(request.organizationID, "org.write")
    let outcome = try await useCases.addDomain(request.domain, to: target)
    return .with { $0.creationDate = Google_Protobuf_Timestamp(outcome.date) }
  }

  package func listOrganizationDomains(
    _ request: Zitadel_Org_V2_ListOrganizationDomainsRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_ListOrganizationDomainsResponse {
    let query = try DomainQuery(request)
    try call.caller.require("org.read", in: request.organizationID)
    let found = try await useCases.domains(of: request.organizationID, query)
    return .with {
      $0.pagination = (found?.page ?? ItemPage(items: [], total: 0)).pagination(query.page)
      if let (organization, page) = found { $0.domains = page.items.map { .init($0, of: organization) } }
    }
  }

  package func deleteOrganizationDomain(
    _ request: Zitadel_Org_V2_DeleteOrganizationDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_DeleteOrganizationDomainResponse {
    let target = try call.caller.organization(request.organizationID, "org.write")
    let outcome = try await useCases.store.execute(.removeDomain(request.domain, from: target))
    return .with { $0.deletionDate = Google_Protobuf_Timestamp(outcome.date) }
  }

  package func generateOrganizationDomainValidation(
    _ request: Zitadel_Org_V2_GenerateOrganizationDomainValidationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_GenerateOrganizationDomainValidationResponse {
    let target = try call.caller.organization(request.organizationID, "org.write")
    let challenge = try await useCases.challengeDomain(
      request.domain, in: target, .init(rawValue: Int(request.type.rawValue)))
    return .with { ($0.token, $0.url) = (challenge.token, challenge.place) }
  }

  package func verifyOrganizationDomain(
    _ request: Zitadel_Org_V2_VerifyOrganizationDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_VerifyOrganizationDomainResponse {
    let target = try call.caller.organization(request.organizationID, "org.write")
    let outcome = try await useCases.verifyDomain(request.domain, in: target)
    return .with { $0.changeDate = Google_Protobuf_Timestamp(outcome.date) }
  }
}
