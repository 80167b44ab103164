/// Answers who belongs to an organization, for going through all of them.
package protocol UsersOfOrganizations: Sendable {
  /// The ids of all users that an organization has, in their order.
  func userIDs(of organizationID: String) async throws -> [String]
}
