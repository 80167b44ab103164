import GrpcCore
import ManagementAPI
import Domain

extension ManagementV1Service {
  package func addOrgDomain(
    _ request: Zitadel_Management_V1_AddOrgDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_AddOrgDomainResponse {
    try await .with(\.details, useCases.addDomain(request.domain, to: call.caller.organization()).created)
  }

  package func listOrgDomains(
    _ request: Zitadel_Management_V1_ListOrgDomainsRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ListOrgDomainsResponse {
    let found = try await useCases.domains(of: call.caller.organizationID, try DomainQuery(request))
    return .with {
      $0.details = .init(total: found?.page.total ?? 0, now: useCases.clock.now)
      if let (organization, page) = found { $0.result = page.items.map { .init($0, of: organization) } }
    }
  }

  package func removeOrgDomain(
    _ request: Zitadel_Management_V1_RemoveOrgDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_RemoveOrgDomainResponse {
    try await .with(\.details, change(.removeDomain(request.domain, from: call.caller.organization())).changed)
  }

  package func generateOrgDomainValidation(
    _ request: Zitadel_Management_V1_GenerateOrgDomainValidationRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_GenerateOrgDomainValidationResponse {
    let challenge = try await useCases.challengeDomain(
      request.domain, in: call.caller.organization(), .init(rawValue: Int(request.type.rawValue)))
    return .with { ($0.token, $0.url) = (challenge.token, challenge.place) }
  }

  package func validateOrgDomain(
    _ request: Zitadel_Management_V1_ValidateOrgDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_ValidateOrgDomainResponse {
    try await .with(\.details, useCases.verifyDomain(request.domain, in: call.caller.organization()).changed)
  }

  package func setPrimaryOrgDomain(
    _ request: Zitadel_Management_V1_SetPrimaryOrgDomainRequest, _ call: CallContext
  ) async throws -> Zitadel_Management_V1_SetPrimaryOrgDomainResponse {
    try await .with(\.details, change(.setPrimaryDomain(request.domain, of: call.caller.organization())).changed)
  }
}
