/// Which organizations a list shows, in which order, and which part of them. Who was removed is in none.
package struct OrganizationQuery: Sendable, Equatable {
  /// What must hold of an organization. Texts are compared as those of users: folded where case is ignored.
  package enum Filter: Sendable, Equatable {
    case name(UserQuery.Comparison, String)
    /// One of the domains that it has proved to own, folded as all of them are.
    case domain(UserQuery.Comparison, String)
    case state(Organization.State)
    /// One of these.
    case ids([String])
  }

  package enum Order: Sendable, Hashable, CaseIterable {
    case creationDate
    /// Folded, byte by byte.
    case name
  }

  /// All of them hold.
  package var filters: [Filter]
  package var order: Order
  package var page: PageRequest

  package init(_ filters: [Filter] = [], order: Order = .creationDate, page: PageRequest) {
    self.filters = filters
    self.order = order
    self.page = page
  }
}

extension OrganizationQuery.Filter {
  /// The filter with a text that can be looked for.
  /// - Throws: `SIGNET-Tx1ch` for a text that no store can hold, `SIGNET-Tx2in` for one of which nothing is looked for.
  package func checked() throws(DomainError) -> Self {
    switch self {
    case .name(let comparison, let text): return .name(comparison, try text.searched(folded: comparison.ignoresCase))
    case .domain(let comparison, let text):
      return .domain(comparison, try text.searched(folded: comparison.ignoresCase))
    case .ids(let ids):
      for id in ids { _ = try TextKind.searched.checked(id) }
      return self
    case .state: return self
    }
  }
}

extension [OrganizationQuery.Filter] {
  /// The ids among which those that match are, where filters name them: each once and in their order, in which they are found
  /// quickest; nil where no filter does.
  package var ids: [String]? {
    reduce(nil) { ids, filter in
      guard case .ids(let wanted) = filter else { return ids }
      guard let ids else { return wanted.ordered }
      let (few, many) = ids.count < wanted.count ? (ids, wanted.ordered) : (wanted, ids)
      let those = Set(few)
      return many.filter(those.contains)
    }
  }
}

extension [String] {
  /// Each once, in their order: as stores tell them mostly, and it costs little to see.
  fileprivate var ordered: [String] {
    zip(self, dropFirst()).allSatisfy { $0 < $1 } ? self : Set(self).sorted()
  }
}
