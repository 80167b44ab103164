import Domain

extension PostgresStore: OrganizationLists {
  package func organizations(_ query: OrganizationQuery) async throws -> ItemPage<Organization> {
    try await organizations(query, limits: PostgresOrganizationList.Limits())
  }

  func organizations(
    _ query: OrganizationQuery, limits: PostgresOrganizationList.Limits
  ) async throws -> ItemPage<Organization> {
    let list = PostgresOrganizationList(query, limits: limits)
    if let few = list.few {
      guard !few.hasZero else { return ItemPage(items: [], total: 0) }
      return try await readers.read(few, PostgresOrganizationList.few)
    }
    guard !list.count(trustsRows: false).hasZero else { return ItemPage(items: [], total: 0) }
    return try await lists.inSnapshot { snapshot, _ in try list.walked(snapshot) }
  }
}

/// Finds pages of organizations, in one of three ways. Where filters tell among whom they are, these are looked up and sorted.
/// Else all are passed; those who match are sorted where they are few, since few may lie far apart in the index of the order.
/// Where they are many all are counted, and it is walked from the end that is nearer to the page.
struct PostgresOrganizationList: Sendable {
  private let query: OrganizationQuery
  private let limits: Limits

  struct Limits {
    /// So many are sorted. To pass them first is for nothing where there are more, and of more an index soon gives a page.
    var sorted = 5_000
  }

  init(_ query: OrganizationQuery, limits: Limits = Limits()) { (self.query, self.limits) = (query, limits) }

  private func order(_ table: String, isAscending: Bool) -> String {
    let direction = isAscending ? "ASC" : "DESC"
    return "\(table).\(column) \(direction), \(table).id \(direction)"
  }

  private var column: String {
    switch query.order {
    case .creationDate: "creation_date"
    case .name: "name_folded"
    }
  }

  /// Whether what an organization's row says of its domains is of a former event: a node of the former version has written
  /// it, which does not know of them.
  private static let isBehind = "o.domains_sequence <> o.sequence"

  /// What must hold of `o`.
  /// - Parameter trustsRows: whether none is behind.
  private func condition(_ statement: inout PostgresQuery, trustsRows: Bool) -> String {
    let parts = query.filters.compactMap { filter -> String? in
      switch filter {
      case .name(let comparison, let text):
        return statement.compare(comparison.ignoresCase ? "o.name_folded" : "o.name", comparison, text)
      case .domain(let comparison, let text):
        guard let part = ListedDomains.part(comparison, text) else { return "false" }
        let isListed = "strpos(o.domains, \(statement.place(.text(part), "text")) COLLATE \"C\") > 0"
        if trustsRows { return isListed }
        let isKept = """
          EXISTS (SELECT 1 FROM items d WHERE \(Self.isDomain) AND d.aggregate = o.id
            AND \(statement.compare("d.key", comparison, text)))
          """
        return "CASE WHEN \(Self.isBehind) THEN \(isKept) ELSE \(isListed) END"
      case .state(let state): return "o.state = \(statement.place(.number(state.rawValue), "bigint"))"
      // They lead to the rows.
      case .ids: return nil
      }
    }
    return (["o.state IN (1, 2)"] + parts).joined(separator: " AND ")
  }

  /// As the index of items by their aggregate has it.
  static let isDomain = "d.kind = \(ItemRecord.Kind.domain.rawValue) AND d.aggregate <> d.owner"

  /// A statement that gives ids, among which all are that match; nil where there may be many.
  private func candidates(_ statement: inout PostgresQuery) -> String? {
    if let ids = query.filters.ids { return "SELECT unnest(\(statement.place(.texts(ids), "text[]")))" }
    for filter in query.filters {
      switch filter {
      case .domain(let comparison, let text) where comparison.method == .equals:
        let key = statement.place(.text(comparison.ignoresCase ? text.folded : text), "text")
        return """
          SELECT d.aggregate FROM items d
          WHERE d.kind = \(ItemRecord.Kind.domain.rawValue) AND d.owner = '' AND d.key = \(key)
          """
      case .name(let comparison, let text) where comparison.method == .equals:
        let name = statement.place(.text(text.folded), "text")
        return "SELECT n.id FROM organizations n WHERE n.name_folded = \(name) AND n.state IN (1, 2)"
      case .domain, .name, .state, .ids: break
      }
    }
    return nil
  }

  /// Counts those who match and reads the page, where filters tell among whom they are.
  var few: PostgresRequest? {
    var statement = PostgresQuery()
    guard let candidates = candidates(&statement) else { return nil }
    let condition = condition(&statement, trustsRows: false)
    return sorted(
      """
      SELECT o.id, o.\(column), false AS is_behind FROM (SELECT DISTINCT c.id FROM (\(candidates)) AS c (id)) AS wanted
      JOIN organizations o ON o.id = wanted.id WHERE \(condition)
      """, &statement)
  }

  /// Passes all who match, and all whose rows are behind, until they are too many; and reads the page of them.
  private var passed: PostgresRequest {
    var statement = PostgresQuery()
    let condition = condition(&statement, trustsRows: true)
    return sorted(
      """
      SELECT o.id, o.\(column), \(Self.isBehind) AS is_behind FROM organizations o
      WHERE o.state IN (1, 2) AND (\(condition) OR \(Self.isBehind)) LIMIT \(limits.sorted + 1)
      """, &statement)
  }

  /// Counts what is found, and how much of it is behind, and reads the page.
  private func sorted(_ found: String, _ statement: inout PostgresQuery) -> PostgresRequest {
    let isAscending = query.page.isAscending
    let (limit, offset) = (
      statement.place(.number(query.page.limit), "bigint"), statement.place(.number(query.page.offset), "bigint")
    )
    // The counts come in a row of their own: a page beyond the end has none.
    return statement.request(
      """
      WITH found AS MATERIALIZED (\(found)), page AS MATERIALIZED (
        SELECT f.id FROM found f ORDER BY \(order("f", isAscending: isAscending)) LIMIT \(limit) OFFSET \(offset))
      SELECT (SELECT count(*) FROM found), (SELECT count(*) FROM found WHERE is_behind), \(Organization.columns.of("o"))
      FROM (SELECT 1) AS one LEFT JOIN (page JOIN organizations o ON o.id = page.id) ON true
      ORDER BY \(order("o", isAscending: isAscending))
      """)
  }

  /// What `sorted` finds. The page is not the one where rows are behind.
  private static func page(_ result: PostgresResult) throws -> (page: ItemPage<Organization>, behind: Int) {
    var found = (page: ItemPage<Organization>(items: [], total: 0), behind: 0)
    try result.forEach { row in
      (found.page.total, found.behind) = (Int(row.integer()), Int(row.integer()))
      if !row.isNull { found.page.items.append(try Organization(&row)) }
    }
    return found
  }

  @Sendable static func few(_ result: PostgresResult) throws -> ItemPage<Organization> { try page(result).page }

  /// The page, where few match; nil where they are many, or where rows are behind.
  private func few(_ snapshot: PostgresUserSnapshot) throws -> ItemPage<Organization>? {
    let (page, behind) = try Self.page(try snapshot.read([PostgresRequest(Self.passing), passed])[1])
    return behind == 0 && page.total <= limits.sorted ? page : nil
  }

  /// How many match, and of how many the rows are behind.
  /// - Parameter trustsRows: whether none is.
  func count(trustsRows: Bool) -> PostgresRequest {
    var statement = PostgresQuery()
    let condition = condition(&statement, trustsRows: trustsRows)
    return statement.request(
      """
      SELECT count(*) FILTER (WHERE \(condition)), count(*) FILTER (WHERE \(Self.isBehind))
      FROM organizations o WHERE o.state IN (1, 2)
      """)
  }

  /// All rows are passed quickest as they lie in the table, and a page is found quickest along an index.
  private static let passing = PostgresStatement("SELECT set_config('enable_seqscan', 'on', true)")
  private static let walking = PostgresStatement(
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)")

  private func counted(_ snapshot: PostgresUserSnapshot, trustsRows: Bool) throws -> (total: Int, behind: Int) {
    let requests = [PostgresRequest(Self.passing), count(trustsRows: trustsRows), PostgresRequest(Self.walking)]
    return try snapshot.read(requests)[1].first { (Int($0.integer()), Int($0.integer())) } ?? (0, 0)
  }

  /// Counts all who match and reads the page, in a snapshot that it ends.
  func walked(_ snapshot: PostgresUserSnapshot) throws -> ItemPage<Organization> {
    let hasTexts = query.filters.contains { filter in
      switch filter {
      case .name, .domain: true
      case .state, .ids: false
      }
    }
    if hasTexts, let page = try few(snapshot) {
      _ = try snapshot.end()
      return page
    }
    var (total, behind) = try counted(snapshot, trustsRows: true)
    if behind > 0 { (total, _) = try counted(snapshot, trustsRows: false) }
    let (page, isReversed) = query.page.fromNearerEnd(of: total)
    guard page.limit > 0 else {
      _ = try snapshot.end()
      return ItemPage(items: [], total: total)
    }
    var statement = PostgresQuery()
    let condition = condition(&statement, trustsRows: behind == 0)
    let request = statement.request(
      """
      SELECT \(Organization.columns.of("o")) FROM organizations o WHERE \(condition)
      ORDER BY \(order("o", isAscending: page.isAscending)) LIMIT \(page.limit) OFFSET \(page.offset)
      """)
    let found = try snapshot.end(reading: [request])[0].map { try Organization(&$0) }
    return ItemPage(items: isReversed ? found.reversed() : found, total: total)
  }
}
