/// Organizations that were removed, and whose users are not yet.
///
/// An organization may have a million users. Its removal is one commit; from then on nobody finds its users, though
/// their rows and names go one after the other (`RemovalLoop`). Nearly always there is no such organization.
package struct Removals: Sendable, Equatable {
  package internal(set) var organizationIDs: Set<String>

  package init(_ organizationIDs: Set<String> = []) { self.organizationIDs = organizationIDs }

  package var isEmpty: Bool { organizationIDs.isEmpty }

  package mutating func insert(_ organizationID: String) { organizationIDs.insert(organizationID) }
  package mutating func remove(_ organizationID: String) { organizationIDs.remove(organizationID) }

  /// Whether the user of this state is gone with its organization, while the state still says otherwise.
  package func hide(_ user: User) -> Bool {
    !organizationIDs.isEmpty && user.exists && organizationIDs.contains(user.organizationID)
  }

  /// A user as whoever asks is to see it: as its removal is going to leave it.
  package func seen(_ user: User?) -> User? {
    guard let user, hide(user) else { return user }
    var removed = user
    removed.leave()
    return removed
  }

  /// A token as whoever asks is to see it: of one who is gone there is none.
  package func seen(_ bearer: Bearer?) -> Bearer? {
    guard !organizationIDs.isEmpty, let bearer, organizationIDs.contains(bearer.organizationID) else { return bearer }
    return nil
  }

  /// Likewise of a token that was issued.
  package func seen(_ standing: TokenStanding?) -> TokenStanding? {
    seen(standing?.bearer) == nil ? nil : standing
  }
}

extension UserQuery {
  /// The query for those who match and are not gone with their organization.
  package func seen(with removals: Removals) -> Self {
    guard !removals.isEmpty else { return self }
    var query = self
    query.condition = condition.but(removals)
    return query
  }
}

extension MemberQuery {
  /// The query for those who match and are not gone with their organization.
  package func seen(with removals: Removals) -> Self {
    guard !removals.isEmpty else { return self }
    var query = self
    query.condition = condition.but(removals)
    return query
  }
}

extension UserQuery.Condition {
  fileprivate func but(_ removals: Removals) -> Self {
    .all([self, .not(.organizations(removals.organizationIDs.sorted()))])
  }
}
