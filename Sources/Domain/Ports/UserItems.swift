/// Answers what lists ask of the things that users, and organizations, have beside their state. Like other reads, they see
/// every write that was acknowledged before.
package protocol UserItems: Sendable {
  /// Tokens or keys that match, and how many there are on all pages.
  func credentials(_ kind: Credential.Kind, _ query: CredentialQuery) async throws -> ItemPage<Dated<Credential>>
  /// The public key of a program's key that counts; nil where there is none.
  func machineKey(id: String, userID: String) async throws -> MachineKey?
  /// Metadata of a user or an organization whose keys match, and how many there are on all pages.
  func metadata(of ownerID: String, _ filters: [TextMatch], _ page: PageRequest) async throws -> ItemPage<
    Dated<MetadataEntry>
  >
  func metadata(of ownerID: String, key: String) async throws -> Dated<MetadataEntry>?
}
