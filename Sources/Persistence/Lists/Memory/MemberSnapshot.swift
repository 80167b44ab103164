import Domain

/// One state of a store's members: what their orders in memory are read from, and follow.
protocol MemberSnapshot {
  /// Grows when a store may have lost what it had.
  var epoch: Int { get }
  /// Whatever the members of a scope are of: its id, and the number of its last event; nil where it is not there, or not any
  /// more: its members go without an event.
  func owner(of scope: Membership.Scope) throws -> (id: String, sequence: UInt64)?
  func events(aggregateID: String, after: UInt64, limit: Int) throws -> [Event]
  /// The numbers of all members, ascending in an order.
  func numbers(_ order: MemberQuery.Order, of scope: Membership.Scope) throws -> [UInt32]
  /// Whoever there is or was of these users, and whether they are members.
  func members(_ userIDs: Set<String>, of scope: Membership.Scope) throws
    -> [(number: UInt32, userID: String, isMember: Bool)]
  /// Whether one member comes before another; nil where one of them is no member.
  func precedes(
    _ number: UInt32, _ userID: String, _ order: MemberQuery.Order, of scope: Membership.Scope
  ) throws -> Bool?
}
