import Domain

/// Finds pages of organizations, in one of two ways. Where few can match, they are looked up and sorted. Else the index of the
/// order is walked, which has all that is asked of an organization: a fifth of a microsecond each, so that a hundred thousand
/// need nothing in memory. Either way all who match are passed once: counting them finds the page, wherever it is.
struct OrganizationListPlan {
  private let reader: SQLiteReads

  init(_ reader: SQLiteReads) { self.reader = reader }

  func page(_ query: OrganizationQuery) throws -> ItemPage<Organization> {
    try reader.connection.inSnapshot {
      let (rows, total) = try self.rows(query)
      return ItemPage(items: try rows.compactMap { try reader.organization(number: $0) }, total: total)
    }
  }

  private func rows(_ query: OrganizationQuery) throws -> (page: [Int64], total: Int) {
    let statement = self.statement(query)
    var (rows, total) = ([Int64](), 0)
    try reader.connection.prepare(statement.sql).forEach(statement.bind) { row in
      if total >= query.page.offset, rows.count < query.page.limit { rows.append(row.integer()) }
      total += 1
    }
    return (rows, total)
  }

  /// The rows of all who match, in their order.
  func statement(_ query: OrganizationQuery) -> SQLFragment {
    let candidates =
      self.few(query.filters).map {
        $0 + " AS wanted CROSS JOIN organizations ON organizations.id = wanted.value"
      } ?? SQLFragment("organizations INDEXED BY \(query.order.index)")
    return SQLFragment("SELECT organizations.rowid FROM ") + candidates + " WHERE organizations.state IN (1, 2)"
      + self.condition(query.filters) + " ORDER BY \(query.order.sql(query.page.isAscending))"
  }

  /// A table of ids among which all are that match, each once; nil where there may be many.
  private func few(_ filters: [OrganizationQuery.Filter]) -> SQLFragment? {
    if let ids = filters.ids { return .list(ids) }
    for filter in filters {
      switch filter {
      case .domain(let comparison, let text) where comparison.method == .equals:
        return SQLFragment(
          "(SELECT DISTINCT organization_id AS value FROM organization_domains WHERE domain = ?)",
          [.text(comparison.ignoresCase ? text.folded : text)])
      case .name(let comparison, let text) where comparison.method == .equals:
        return SQLFragment(
          "(SELECT id AS value FROM organizations WHERE name_folded = ? AND state IN (1, 2))", [.text(text.folded)])
      case .domain, .name, .state, .ids: break
      }
    }
    return nil
  }

  /// What must hold of `organizations`, each filter behind an AND.
  private func condition(_ filters: [OrganizationQuery.Filter]) -> SQLFragment {
    filters.reduce(SQLFragment("")) { sql, filter in
      switch filter {
      case .state(let state): sql + SQLFragment(" AND +organizations.state = ?", [.integer(state.rawValue)])
      case .name(let comparison, let text):
        sql + " AND "
          + comparison.sql(comparison.ignoresCase ? "organizations.name_folded" : "organizations.name", text)
      case .domain(let comparison, let text):
        sql
          + (ListedDomains.part(comparison, text).map {
            SQLFragment(" AND instr(organizations.domains, ?) > 0", [.text($0)])
          } ?? SQLFragment(" AND FALSE"))
      // They lead to the rows.
      case .ids: sql
      }
    }
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
