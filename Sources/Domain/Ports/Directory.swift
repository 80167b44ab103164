/// Answers what lists ask of a store. Like its other reads, they see every write that was acknowledged before.
package protocol Directory: Assets, ClaimedNames, EventLog, IssuedTokens, Items, MemberLists, MessageTexts,
  OrganizationLists, OutboxReport, Providers, ReadModels, Sessions, UnfinishedRemovals, UnsettledNames,
  UsersOfOrganizations
{
  /// The users that match, in the order asked for; among equals in an order that stays the same. How many match on this page
  /// and others is exact up to 1,000; beyond, a store that lacks the memory to find all may say so many as it has seen.
  func users(_ query: UserQuery) async throws -> ItemPage<User>
  /// What happened to one aggregate, without what it was about; readable also once personal data were erased.
  func history(aggregateID: String, _ page: HistoryPage) async throws -> [HistoryEntry]
  /// Where a user is a member, and with which roles: the instance first, then organizations in the order of their ids.
  func memberships(userID: String) async throws -> [Dated<Membership>]
}
