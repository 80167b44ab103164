import Domain

extension MemoryState {
  func claimedNames(after: ClaimedName?, limit: Int) -> [ClaimedName] {
    let names = allUsers.compactMap { user -> ClaimedName? in
      guard user.exists, !naming(of: user.organizationID).isOfOrganization,
        let domain = UserName.domain(of: user.userName),
        case .domain(_, let owner)? = items[.domain(domain)], owner != user.organizationID
      else { return nil }
      return ClaimedName(name: user.userName.folded, userID: user.id)
    }
    let order = { (name: ClaimedName) in (Array(name.name.utf8), Array(name.userID.utf8)) }
    let precedes = { (one: ClaimedName, other: ClaimedName) in
      let (one, other) = (order(one), order(other))
      return one.0 == other.0 ? one.1.lexicographicallyPrecedes(other.1) : one.0.lexicographicallyPrecedes(other.0)
    }
    return Array(names.filter { name in after.map { precedes($0, name) } ?? true }.sorted(by: precedes).prefix(limit))
  }
}
