import Domain

/// The members of the state that a connection's transaction shows.
struct SQLiteMemberSnapshot: MemberSnapshot {
  let reads: SQLiteReads

  // What is committed is there for good.
  var epoch: Int { 0 }

  func owner(of scope: Membership.Scope) throws -> (id: String, sequence: UInt64)? {
    switch scope {
    case .instance: try reads.instance().map { ($0.id, $0.sequence) }
    case .organization(let id):
      try reads.organization(id: id).flatMap { $0.exists ? (id, $0.sequence) : nil }
    }
  }

  func events(aggregateID: String, after: UInt64, limit: Int) throws -> [Event] {
    try reads.events(aggregateID: aggregateID, after: after, limit: limit)
  }

  func numbers(_ order: MemberQuery.Order, of scope: Membership.Scope) throws -> [UInt32] {
    try reads.members.numbers(order, of: scope)
  }

  func members(
    _ userIDs: Set<String>, of scope: Membership.Scope
  ) throws -> [(number: UInt32, userID: String, isMember: Bool)] {
    try userIDs.compactMap { userID in
      guard let number = try reads.members.number(ofUser: userID) else { return nil }
      return (number, userID, try reads.members.entry(scope, userID: userID) != nil)
    }
  }

  func precedes(
    _ number: UInt32, _ userID: String, _ order: MemberQuery.Order, of scope: Membership.Scope
  ) throws -> Bool? {
    try reads.members.comparison(order, scope).precedes(number, userID)
  }
}
