import Domain

extension PostgresStore: UsersOfOrganizations {
  private static let users = PostgresStatement(
    "SELECT id FROM users WHERE organization_id = $1::text AND state <> 3")

  package func userIDs(of organizationID: String) async throws -> [String] {
    guard !removals.board.current.organizationIDs.contains(organizationID) else { return [] }
    return try await readers.all(PostgresRequest(Self.users, .text(organizationID))) { $0.text() }.sorted()
  }
}
