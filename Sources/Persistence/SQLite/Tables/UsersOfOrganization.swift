import Domain

extension SQLiteStore: UsersOfOrganizations {
  package func userIDs(of organizationID: String) async throws -> [String] {
    guard !board.current.organizationIDs.contains(organizationID) else { return [] }
    return try await lists.read { reader in
      var ids: [String] = []
      try reader.connection.prepare(
        "SELECT id FROM users INDEXED BY users_organization WHERE state <> 3 AND organization_id = ?"
      ).forEach {
        $0.text(organizationID)
      } body: {
        ids.append($0.text())
      }
      return ids.sorted()
    }
  }
}
