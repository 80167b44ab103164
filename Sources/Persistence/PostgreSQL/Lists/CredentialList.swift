import Domain

/// A list of tokens or keys as one statement: of its many forms each is prepared where it is asked for.
struct CredentialList: Sendable {
  let request: PostgresRequest

  init(_ kind: Credential.Kind, _ query: CredentialQuery) {
    var statement = PostgresQuery()
    let record: ItemRecord.Kind = kind == .personalAccessToken ? .personalAccessToken : .machineKey
    var conditions = ["i.kind = \(record.rawValue)", PostgresReads.isThere("u")]
    for filter in query.filters {
      switch filter {
      case .id(let id): conditions.append("i.key = \(statement.place(.text(id), "text"))")
      case .userID(let id): conditions.append("i.owner = \(statement.place(.text(id), "text"))")
      case .organizationID(let id): conditions.append("u.organization_id = \(statement.place(.text(id), "text"))")
      case .creationDate(let method, let date):
        conditions.append("i.creation_date \(method.sql) \(statement.place(.date(date), "bigint"))")
      case .expires(let method, let date):
        conditions.append("i.expires \(method.sql) \(statement.place(.date(date), "bigint"))")
      }
    }
    if case .only(let organizations, let userID) = query.visibility {
      conditions.append(
        "(i.owner = \(statement.place(.text(userID), "text")) OR u.organization_id = ANY (\(statement.place(.texts(organizations), "text[]"))))"
      )
    }
    let direction = query.page.isAscending ? "ASC" : "DESC"
    let (limit, offset) = (
      statement.place(.number(query.page.limit), "bigint"), statement.place(.number(query.page.offset), "bigint")
    )
    // The count comes in a row of its own: a page beyond the end has none.
    let sql = """
      WITH found AS MATERIALIZED (
        SELECT i.key AS id, i.owner, u.organization_id, i.expires, i.creation_date, i.sequence
        FROM items i JOIN users u ON u.id = i.owner WHERE \(conditions.joined(separator: " AND "))),
      page AS (SELECT * FROM found ORDER BY \(query.order.column) \(direction), id \(direction)
        LIMIT \(limit) OFFSET \(offset))
      SELECT (SELECT count(*) FROM found), page.* FROM (SELECT 1) AS one LEFT JOIN page ON true
      ORDER BY page.\(query.order.column) \(direction), page.id \(direction)
      """
    request = statement.request(sql)
  }

  @Sendable
  func page(_ result: PostgresResult) throws -> ItemPage<Dated<Credential>> {
    var page = ItemPage<Dated<Credential>>(items: [], total: 0)
    result.forEach { row in
      page.total = Int(row.integer())
      guard !row.isNull else { return }
      page.items.append(
        Dated(Credential(&row), at: row.date(), sequence: row.sequence()))
    }
    return page
  }
}

extension CredentialQuery.Order {
  fileprivate var column: String {
    switch self {
    case .id: "id"
    case .creationDate: "creation_date"
    case .userID: "owner"
    case .organizationID: "organization_id"
    case .expires: "expires"
    }
  }
}
