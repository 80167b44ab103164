import ManagementAPI
import Domain

extension Zitadel_Org_V1_Org {
  init(_ organization: Organization) {
    self.init()
    id = organization.id
    details = organization.details
    state = .init(rawValue: Int32(organization.state.rawValue))
    name = organization.name
    primaryDomain = organization.primaryDomain
  }
}

extension UseCases {
  /// An organization that is there.
  /// - Throws: `QUERY-leq5Q`.
  func organization(_ id: String) async throws -> Organization {
    let id = try TextKind.searched.checked(id)
    guard let organization = try await store.organization(id: id), organization.exists else {
      throw DomainError(.notFound, "QUERY-leq5Q", "Errors.Org.NotFound")
    }
    return organization
  }
}
