/// Answers which organizations there are. Like other reads, lists see every write that was acknowledged before.
package protocol OrganizationLists: Sendable {
  /// The organizations that match, in the order asked for, equals by their ids; and how many there are on all pages.
  func organizations(_ query: OrganizationQuery) async throws -> ItemPage<Organization>
}
