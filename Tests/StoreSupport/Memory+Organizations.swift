import Domain
import Persistence

extension MemoryStore: OrganizationLists {
  package func organizations(_ query: OrganizationQuery) async throws -> ItemPage<Organization> {
    state.organizations(query)
  }
}

extension MemoryState {
  func organizations(_ query: OrganizationQuery) -> ItemPage<Organization> {
    let found = states.values.compactMap(\.organization).filter { organization in
      organization.exists && query.filters.allSatisfy { matches(organization, $0) }
    }
    let sorted = found.sorted { left, right in
      let (one, other) = (query.order.key(left), query.order.key(right))
      let precedes =
        one.elementsEqual(other)
        ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : one.lexicographicallyPrecedes(other)
      return precedes == query.page.isAscending
    }
    return ItemPage(items: Array(sorted.dropFirst(query.page.offset).prefix(query.page.limit)), total: found.count)
  }

  private func matches(_ organization: Organization, _ filter: OrganizationQuery.Filter) -> Bool {
    switch filter {
    case .name(let comparison, let text): comparison.holds(organization.name, text)
    case .domain(let comparison, let text):
      items.rows.values.contains { row in
        guard case .domain(let domain, let id) = row.value, id == organization.id else { return false }
        return comparison.holds(domain, text)
      }
    case .state(let state): organization.state == state
    case .ids(let ids): ids.contains(organization.id)
    }
  }
}

extension OrganizationQuery.Order {
  /// What compares as the order does.
  fileprivate func key(_ organization: Organization) -> [UInt64] {
    switch self {
    case .creationDate: [UInt64(bitPattern: organization.creationDate.microseconds) ^ (1 << 63)]
    case .name: organization.name.folded.utf8.map(UInt64.init)
    }
  }
}
