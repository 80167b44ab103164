import Domain

/// Finds pages of organizations, in one of two ways. Where few can match, they are looked up and sorted. Else the index of
/// the order is walked, which has all that is asked of a name: a tenth of a microsecond each, so that a hundred thousand need
/// nothing in memory.
struct OrganizationListPlan {
  private let reader: SQLiteReads
  private let limits: Limits

  struct Limits {
    /// So many organizations with a domain that is looked for are looked up and sorted: a microsecond each.
    var sorted = 20_000
  }

  init(_ reader: SQLiteReads, limits: Limits = Limits()) {
    self.reader = reader
    self.limits = limits
  }

  func page(_ query: OrganizationQuery) throws -> ItemPage<Organization> {
    try reader.connection.inSnapshot {
      let (ids, total) = try self.ids(query)
      return ItemPage(items: try ids.compactMap { try reader.organization(id: $0) }, total: total)
    }
  }

  private func ids(_ query: OrganizationQuery) throws -> (page: [String], total: Int) {
    let page = query.page
    if let few = try few(query.filters) {
      let all = try read(
        SQLFragment("SELECT organizations.id FROM ") + few.ids
          + " AS wanted CROSS JOIN organizations ON organizations.id = wanted.value WHERE organizations.state IN (1, 2)"
          + condition(few.rest) + " ORDER BY \(query.order.sql(page.isAscending))")
      return (Array(all.dropFirst(page.offset).prefix(page.limit)), all.count)
    }
    let list = try read(
      SQLFragment("SELECT id FROM organizations INDEXED BY \(query.order.index) WHERE organizations.state IN (1, 2)")
        + condition(query.filters) + " ORDER BY \(query.order.sql(page.isAscending)) LIMIT ? OFFSET ?"
        + SQLFragment("", [.integer(page.limit), .integer(page.offset)]))
    return (list, try total(query.filters))
  }

  /// A table of ids among which all are that match, each once, and what else must hold of them; nil where there may be many.
  private func few(
    _ filters: [OrganizationQuery.Filter]
  ) throws -> (ids: SQLFragment, rest: [OrganizationQuery.Filter])? {
    if let ids = filters.ids { return (.list(ids), filters) }
    for (index, filter) in filters.enumerated() {
      guard case .domain(let comparison, let text) = filter else { continue }
      let owners =
        SQLFragment(" FROM organization_domains AS d WHERE ") + comparison.sql("d.domain", text)
      let found = try count(
        SQLFragment("SELECT count(*) FROM (SELECT 1") + owners + SQLFragment(" LIMIT ?)", [.integer(limits.sorted + 1)])
      )
      guard found <= limits.sorted else { continue }
      var rest = filters
      rest.remove(at: index)
      return (SQLFragment("(SELECT DISTINCT d.organization_id AS value") + owners + ")", rest)
    }
    return nil
  }

  private func total(_ filters: [OrganizationQuery.Filter]) throws -> Int {
    let domains = filters.compactMap { filter in
      if case .domain(let comparison, let text) = filter { comparison.sql("d.domain", text) } else { nil }
    }
    // Only organizations that are there have domains: of these alone their domains tell.
    if !domains.isEmpty, domains.count == filters.count { return try count(owners(domains)) }
    let index = domains.isEmpty ? "organizations_by_name" : "organizations_by_id"
    return try count(
      SQLFragment("SELECT count(*) FROM organizations INDEXED BY \(index) WHERE organizations.state IN (1, 2)")
        + condition(filters))
  }

  /// How many have a domain of each kind.
  private func owners(_ domains: [SQLFragment]) -> SQLFragment {
    let table = SQLFragment("FROM organization_domains AS d INDEXED BY organization_domains_organization ")
    if domains.count == 1 {
      return SQLFragment("SELECT count(DISTINCT d.organization_id) ") + table + "WHERE " + domains[0]
    }
    let each = domains.map { SQLFragment("max(") + $0 + ")" }
    return SQLFragment("SELECT count(*) FROM (SELECT 1 ") + table + "GROUP BY d.organization_id HAVING "
      + .joined(each, by: "AND", none: "TRUE") + ")"
  }

  private func read(_ statement: SQLFragment) throws -> [String] {
    var ids: [String] = []
    try reader.connection.prepare(statement.sql).forEach(statement.bind) { ids.append($0.text()) }
    return ids
  }

  private func count(_ statement: SQLFragment) throws -> Int {
    try reader.connection.prepare(statement.sql).first(statement.bind) { Int($0.integer()) } ?? 0
  }

  /// What must hold of `organizations`, each filter behind an AND; the quick ones first.
  private func condition(_ filters: [OrganizationQuery.Filter]) -> SQLFragment {
    var quick = SQLFragment("")
    var slow = SQLFragment("")
    for filter in filters {
      switch filter {
      case .state(let state): quick = quick + SQLFragment(" AND +organizations.state = ?", [.integer(state.rawValue)])
      case .name(let comparison, let text):
        let column = comparison.ignoresCase ? "organizations.name_folded" : "organizations.name"
        quick = quick + " AND " + comparison.sql(column, text)
      case .domain(let comparison, let text):
        slow =
          slow + " AND EXISTS (SELECT 1 FROM organization_domains AS d WHERE d.organization_id = organizations.id AND "
          + comparison.sql("d.domain", text) + ")"
      // They lead to the rows.
      case .ids: break
      }
    }
    return quick + slow
  }
}

extension UserQuery.Comparison {
  /// Whether a column compares so, which has its texts folded where case is ignored.
  fileprivate func sql(_ column: String, _ text: String) -> SQLFragment {
    // Every text begins with nothing.
    if text.isEmpty { return method == .equals ? SQLFragment("\(column) = ''") : SQLFragment("TRUE") }
    return UserFilter.compare(column, method, ignoresCase ? text.folded : text)
  }
}

extension OrganizationQuery.Order {
  /// What the index of the order begins with.
  fileprivate func sql(_ isAscending: Bool) -> String {
    let direction = isAscending ? "ASC" : "DESC"
    let column =
      switch self {
      case .creationDate: "creation_date"
      case .name: "name_folded"
      }
    return "organizations.\(column) \(direction), organizations.id \(direction)"
  }

  fileprivate var index: String {
    switch self {
    case .creationDate: "organizations_by_creation_date"
    case .name: "organizations_by_name"
    }
  }
}
