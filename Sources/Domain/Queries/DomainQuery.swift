/// Which of an organization's domains a list shows, and in which order.
package struct DomainQuery: Sendable, Equatable {
  package enum Order: Sendable, CaseIterable {
    case name, creationDate
  }

  /// Of the names as they were written; all must match.
  package var names: [TextMatch]
  package var order: Order
  package var page: PageRequest

  package init(names: [TextMatch] = [], order: Order = .creationDate, page: PageRequest) {
    self.names = names
    self.order = order
    self.page = page
  }
}

extension Organization {
  /// A page of its domains. They are few: a list of them is no matter of the store.
  package func domains(_ query: DomainQuery) -> ItemPage<OrganizationDomain> {
    // Those of one commit in the order in which they were added.
    var found = domains.filter { domain in query.names.allSatisfy { $0.matches(domain.name) } }
    if query.order == .name { found.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
    if !query.page.isAscending { found.reverse() }
    return ItemPage(
      items: Array(found.dropFirst(query.page.offset).prefix(query.page.limit)), total: found.count)
  }
}
