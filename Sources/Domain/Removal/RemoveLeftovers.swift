/// What is left of a removed organization, as nobody sees it.
package enum Leftover: Sendable, Hashable {
  /// A user of it.
  case user(String)
  /// That a user, of whichever organization, was its member.
  case member(userID: String, of: String)
}

extension Command<Int> {
  /// Removes what is left of removed organizations: users as each would be removed alone, by the system; memberships without
  /// a word, as the removal itself has told of them. Whoever is there, or was removed already, stays as they are. The
  /// outcome: how many were removed.
  package static func removeLeftovers(_ leftovers: [Leftover]) -> Self {
    let userIDs = leftovers.compactMap { if case .user(let id) = $0 { id } else { nil } }
    let organizationIDs = Set(leftovers.compactMap { if case .member(_, let id) = $0 { id } else { nil } })
    return Self(by: "", userIDs.map { .user($0) } + organizationIDs.map { .organization($0) }) { changes in
      userIDs.flatMap { changes.namingKeys(of: $0) }
    } decide: { changes in
      var count = 0
      for leftover in leftovers {
        switch leftover {
        case .user(let id):
          guard var user = changes.leftover(id) else { continue }
          changes.remove(&user)
        case .member(let userID, let organizationID):
          guard changes.organization(organizationID)?.state == .removed else { continue }
          changes.drop(.member(.organization(organizationID), userID: userID))
        }
        count += 1
      }
      return count
    }
  }
}

extension Changes {
  /// A user is gone for good: its tokens and memberships too, and its name is free. Needs `Key.naming(of:)`.
  mutating func remove(_ user: inout User) {
    claims.append(.release(naming(of: user.organizationID).uniqueName(of: user), by: user.id))
    append(.removed, to: &user)
  }
}
