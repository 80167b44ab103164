import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension OrganizationV2Service {
  package func addOrganizationDomain(
    _ request: Zitadel_Org_V2_AddOrganizationDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_AddOrganizationDomainResponse {
    try await .with(
      \.creationDate, useCases.addDomain(request.domain, to: target(request.organizationID, call)).timestamp)
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
    try await .with(
      \.deletionDate, change(.removeDomain(request.domain, from: target(request.organizationID, call))).timestamp)
  }

  package func generateOrganizationDomainValidation(
    _ request: Zitadel_Org_V2_GenerateOrganizationDomainValidationRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_GenerateOrganizationDomainValidationResponse {
    let challenge = try await useCases.challengeDomain(
      request.domain, in: target(request.organizationID, call), .init(rawValue: Int(request.type.rawValue)))
    return .with { ($0.token, $0.url) = (challenge.token, challenge.place) }
  }

  package func verifyOrganizationDomain(
    _ request: Zitadel_Org_V2_VerifyOrganizationDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Org_V2_VerifyOrganizationDomainResponse {
    try await .with(
      \.changeDate, useCases.verifyDomain(request.domain, in: target(request.organizationID, call)).timestamp)
  }
}
