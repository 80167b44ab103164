/// Which members of an organization or of the instance a list shows, in which order, and which part of them.
package struct MemberQuery: Sendable, Equatable {
  /// What members are sorted by; those who are alike in the order of their users' creation.
  package enum Order: Sendable, Hashable, CaseIterable {
    case creationDate, changeDate, userID, userResourceOwner
  }

  package var scope: Membership.Scope
  /// What must hold of the user. Who was removed is a member of nothing.
  package var condition: UserQuery.Condition
  package var order: Order
  package var page: PageRequest

  package init(
    _ scope: Membership.Scope, _ condition: UserQuery.Condition = .all([]), order: Order = .creationDate,
    page: PageRequest
  ) {
    self.scope = scope
    self.condition = condition
    self.order = order
    // No list is longer; sums of these never overflow.
    let bound = { (number: Int) in min(max(0, number), 1 << 40) }
    self.page = PageRequest(offset: bound(page.offset), limit: bound(page.limit), isAscending: page.isAscending)
  }
}

/// Since when somebody is a member, with which roles, and who that is.
package struct Member: Sendable, Equatable {
  package var entry: Dated<Membership>
  package var user: User

  package init(_ entry: Dated<Membership>, _ user: User) {
    self.entry = entry
    self.user = user
  }
}
