import Domain

extension PostgresStore: OrganizationLists {
  package func organizations(_ query: OrganizationQuery) async throws -> ItemPage<Organization> {
    var statement = PostgresQuery()
    var conditions = ["o.state IN (1, 2)"]
    for filter in query.filters {
      switch filter {
      case .name(let comparison, let text):
        conditions.append(statement.compare(comparison.ignoresCase ? "o.name_folded" : "o.name", comparison, text))
      case .domain(let comparison, let text):
        conditions.append(
          """
          EXISTS (SELECT 1 FROM items d WHERE d.kind = \(ItemRecord.Kind.domain.rawValue) AND d.aggregate = o.id
            AND d.aggregate <> d.owner AND \(statement.compare("d.key", comparison, text)))
          """)
      case .state(let state): conditions.append("o.state = \(statement.place(.number(state.rawValue), "bigint"))")
      case .ids(let ids): conditions.append("o.id = ANY (\(statement.place(.texts(ids), "text[]")))")
      }
    }
    let direction = query.page.isAscending ? "ASC" : "DESC"
    let column = query.order == .name ? "name_folded" : "creation_date"
    let order = { (table: String) in "\(table).\(column) \(direction), \(table).id \(direction)" }
    let (limit, offset) = (
      statement.place(.number(query.page.limit), "bigint"), statement.place(.number(query.page.offset), "bigint")
    )
    let condition = conditions.joined(separator: " AND ")
    // The count comes in a row of its own: a page beyond the end has none.
    let request = statement.request(
      """
      SELECT (SELECT count(*) FROM organizations o WHERE \(condition)), \(Organization.columns.of("page"))
      FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM organizations o WHERE \(condition)
        ORDER BY \(order("o")) LIMIT \(limit) OFFSET \(offset)) AS page ON true ORDER BY \(order("page"))
      """)
    guard !request.hasZero else { return ItemPage(items: [], total: 0) }
    return try await readers.read(request) { result in
      var page = ItemPage<Organization>(items: [], total: 0)
      try result.forEach { row in
        page.total = Int(row.integer())
        if !row.isNull { page.items.append(try Organization(&row)) }
      }
      return page
    }
  }
}
