import ManagementAPI
import ProtobufCodec
import Domain

extension Zitadel_Org_V1_Domain {
  init(_ domain: OrganizationDomain, of organization: Organization) {
    self.init()
    orgID = organization.id
    details = .init(
      domain.sequence, created: domain.creationDate, changed: domain.changeDate, owner: organization.id)
    domainName = domain.name
    isVerified = domain.isVerified
    isPrimary = organization.isPrimary(domain)
    validationType = .init(rawValue: Int32(domain.validation?.kind.rawValue ?? 0))
  }
}

extension Zitadel_Org_V2_Domain {
  init(_ domain: OrganizationDomain, of organization: Organization) {
    self.init()
    organizationID = organization.id
    self.domain = domain.name
    isVerified = domain.isVerified
    isPrimary = organization.isPrimary(domain)
    validationType = .init(rawValue: Int32(domain.validation?.kind.rawValue ?? 0))
  }
}

extension DomainQuery {
  /// - Throws: `SIGNET-Qs4mC` for too many conditions, `SIGNET-Tx1ch`, `SIGNET-Tx2in`.
  init(_ request: Zitadel_Management_V1_ListOrgDomainsRequest) throws(DomainError) {
    try QuerySize.check(request.queries.count)
    let names = request.queries.compactMap { query -> TextMatch? in
      guard case .domainNameQuery(let name)? = query.query else { return nil }
      return TextMatch.Method(rawValue: Int(name.method.rawValue)).map { TextMatch($0, name.name) }
    }
    self.init(names: try names.map { (match) throws(DomainError) in try match.checked() }, page: .init(request.query))
  }

  /// - Throws: `SIGNET-Qs4mC` for too many conditions, `SIGNET-Tx1ch`, `SIGNET-Tx2in`.
  init(_ request: Zitadel_Org_V2_ListOrganizationDomainsRequest) throws(DomainError) {
    try QuerySize.check(request.filters.count)
    let names = request.filters.compactMap { filter -> TextMatch? in
      guard case .domainFilter(let name)? = filter.filter else { return nil }
      return TextMatch.Method(rawValue: Int(name.method.rawValue)).map { TextMatch($0, name.domain) }
    }
    self.init(
      names: try names.map { (match) throws(DomainError) in try match.checked() },
      order: request.sortingColumn == .name ? .name : .creationDate, page: .init(request.pagination))
  }
}

extension UseCases {
  /// The domains of an organization that match, and the organization; of none nothing.
  func domains(
    of organizationID: String, _ query: DomainQuery
  ) async throws -> (organization: Organization, page: ItemPage<OrganizationDomain>)? {
    let id = try TextKind.searched.checked(organizationID)
    guard let organization = try await store.organization(id: id), organization.exists else { return nil }
    return (organization, organization.domains(query))
  }
}
