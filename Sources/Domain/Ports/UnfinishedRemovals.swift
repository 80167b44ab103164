/// What is left of removed organizations: their users and members, until the last of them is removed.
package protocol UnfinishedRemovals: Sendable {
  /// The ids of organizations under removal, in their order.
  func organizationsUnderRemoval() async throws -> [String]
  /// Up to `limit` of those who are left of an organization under removal, users first, in no certain order. Where it answers
  /// none, the removal is over.
  func leftovers(of organizationID: String, limit: Int) async throws -> [Leftover]
  /// How many users are left, of all organizations under removal.
  func leftoverCount() async throws -> Int
  /// Yields after each commit that has removed an organization. Yields may be merged. Each call makes a stream of its own.
  func removalArrivals() -> AsyncStream<Void>
}
