/// Organizations that were removed, and whose users are not yet.
///
/// An organization may have a million users, and as many members. Its removal is one commit; from then on nobody finds its
/// users, nor is anybody its member, though rows and names go one after the other (`RemovalLoop`). Nearly always there is no such
/// organization.
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

  /// A token as whoever asks is to see it: of one who is gone there is none, and nobody is a member of what is gone.
  package func seen(_ bearer: Bearer?) -> Bearer? {
    guard !organizationIDs.isEmpty, var bearer else { return bearer }
    if organizationIDs.contains(bearer.organizationID) { return nil }
    bearer.memberships = seen(bearer.memberships)
    return bearer
  }

  /// Likewise of a token that was issued.
  package func seen(_ standing: TokenStanding?) -> TokenStanding? {
    guard var standing, let bearer = seen(standing.bearer) else { return nil }
    standing.bearer = bearer
    return standing
  }

  package func seen(_ memberships: [Membership]) -> [Membership] {
    organizationIDs.isEmpty ? memberships : memberships.filter { !hide($0.scope) }
  }

  package func seen(_ entries: [Dated<Membership>]) -> [Dated<Membership>] {
    organizationIDs.isEmpty ? entries : entries.filter { !hide($0.value.scope) }
  }

  fileprivate func hide(_ scope: Membership.Scope) -> Bool {
    if case .organization(let id) = scope { organizationIDs.contains(id) } else { false }
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
    query.condition = removals.hide(scope) ? .any([]) : condition.but(removals)
    return query
  }
}

extension UserQuery.Condition {
  fileprivate func but(_ removals: Removals) -> Self {
    .all([self, .not(.organizations(removals.organizationIDs.sorted()))])
  }
}
