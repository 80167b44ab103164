/// Answers who is a member of what. Like other reads, lists see every write that was acknowledged before.
package protocol MemberLists: Sendable {
  /// The members that match, and how many there are on all pages: as `Directory.users` says it.
  func members(_ query: MemberQuery) async throws -> ItemPage<Member>
}
