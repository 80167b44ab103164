import Domain

extension MemoryStore: UsersOfOrganizations {
  package func userIDs(of organizationID: String) async throws -> [String] {
    read { state, removals in
      state.allUsers.filter { $0.organizationID == organizationID && $0.exists && !removals.hide($0) }.map(\.id)
        .sorted()
    }
  }
}
