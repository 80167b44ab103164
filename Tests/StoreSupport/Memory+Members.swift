import Domain

extension MemoryState {
  func members(_ query: MemberQuery) -> ItemPage<Member> {
    let places = Dictionary(uniqueKeysWithValues: userIDs.enumerated().map { ($1, $0) })
    let found = items.rows.values.compactMap { row -> (member: Member, place: Int)? in
      guard case .member(let membership) = row.value, membership.scope == query.scope,
        let user = user(membership.userID), user.exists, matches(user, query.condition)
      else { return nil }
      return (Member(row.map { _ in membership }, named(user)), places[user.id] ?? 0)
    }
    let sorted = found.sorted { one, other in
      let (left, right) = (one.member.sortKey(query.order), other.member.sortKey(query.order))
      return (left.0, left.1, one.place) < (right.0, right.1, other.place)
    }
    let ordered = query.page.isAscending ? sorted : sorted.reversed()
    return ItemPage(
      items: ordered.dropFirst(query.page.offset).prefix(query.page.limit).map(\.member), total: found.count)
  }
}

extension Member {
  /// Numbers before texts, of which there is one or the other.
  fileprivate func sortKey(_ order: MemberQuery.Order) -> (Int64, String) {
    switch order {
    case .creationDate: (entry.creationDate.microseconds, "")
    case .changeDate: (entry.changeDate.microseconds, "")
    case .userID: (0, user.id)
    case .userResourceOwner: (0, user.organizationID)
    }
  }
}
