extension Command<Int> {
  /// Removes users who are gone with their organization: as each would be removed alone, by the system. Whoever is
  /// there, or was removed already, stays as they are. The outcome: how many were removed.
  package static func removeLeftovers(_ userIDs: [String]) -> Self {
    Self(by: "", userIDs.map { .user($0) }) { changes in
      userIDs.flatMap { changes.namingKeys(of: $0) }
    } decide: { changes in
      var count = 0
      for id in userIDs {
        guard var user = changes.leftover(id) else { continue }
        changes.remove(&user)
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
