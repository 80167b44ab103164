import Domain

extension SQLiteStore: UserItems {
  package func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<
    Dated<Credential>
  > {
    try read { try $0.userItems.credentials(kind, query, $1) }
  }

  package func machineKey(id: String, userID: String) async throws -> MachineKey? {
    try read { try $0.isGone(userID, $1) ? nil : $0.userItems.machineKey(id: id, userID: userID) }
  }

  package func metadata(
    of ownerID: String, _ filters: [TextMatch], _ page: PageRequest
  ) async throws -> ItemPage<Dated<MetadataEntry>> {
    try read { reads, removals in
      guard try !reads.isGone(ownerID, removals) else { return ItemPage(items: [], total: 0) }
      return try reads.userItems.metadata(of: ownerID, filters, page)
    }
  }

  package func metadata(of ownerID: String, key: String) async throws -> Dated<MetadataEntry>? {
    try read { try $0.isGone(ownerID, $1) ? nil : $0.userItems.metadata(of: ownerID, key: key) }
  }
}
