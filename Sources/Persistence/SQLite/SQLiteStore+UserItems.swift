import Domain

extension SQLiteStore: UserItems {
  package func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<Credential> {
    try self.readers.read { try $0.userItems.credentials(kind, query) }
  }

  package func machineKey(id: String, userID: String) async throws -> MachineKey? {
    try self.readers.read { try $0.userItems.machineKey(id: id, userID: userID) }
  }

  package func metadata(
    of ownerID: String, _ filters: [TextMatch], _ page: PageRequest
  ) async throws -> ItemPage<MetadataItem> {
    try self.readers.read { try $0.userItems.metadata(of: ownerID, filters, page) }
  }

  package func metadata(of ownerID: String, key: String) async throws -> MetadataItem? {
    try self.readers.read { try $0.userItems.metadata(of: ownerID, key: key) }
  }
}
