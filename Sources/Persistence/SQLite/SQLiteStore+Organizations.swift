import Domain

extension SQLiteStore: OrganizationLists {
  package func organizations(_ query: OrganizationQuery) async throws -> ItemPage<Organization> {
    try await self.lists.read { try OrganizationListPlan($0).page(query) }
  }
}
