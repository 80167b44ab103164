import Domain

extension PostgresStore: MemberLists {
  package func members(_ query: MemberQuery) async throws -> ItemPage<Member> {
    try await lists.inSnapshot { snapshot, index in try PostgresMemberList(snapshot, index).page(query) }
  }
}

/// Finds pages of members: those of a scope in their order, of whom those are passed who do not match in memory.
private struct PostgresMemberList {
  private let snapshot: PostgresUserSnapshot
  private let index: MemoryColumns

  init(_ snapshot: PostgresUserSnapshot, _ index: MemoryColumns) { (self.snapshot, self.index) = (snapshot, index) }

  private static let kind = ItemRecord.Kind.member.rawValue
  private static let scope = "m.kind = \(kind) AND m.aggregate = $1::text AND m.aggregate <> m.owner"
  private static let count = PostgresStatement("SELECT count(*) FROM items m WHERE \(scope)")
  private static let ascending = statements("ASC")
  private static let descending = statements("DESC")

  private static func statements(_ direction: String) -> [MemberQuery.Order: PostgresStatement] {
    var statements: [MemberQuery.Order: PostgresStatement] = [:]
    for order in MemberQuery.Order.allCases {
      statements[order] = PostgresStatement(
        """
        SELECT u.number FROM items m JOIN users u ON u.id = m.owner WHERE \(scope)
        ORDER BY \(order.sorted) \(direction), u.number \(direction) LIMIT $2::bigint OFFSET $3::bigint
        """)
    }
    return statements
  }

  private static let rows = PostgresStatement(
    """
    SELECT \(User.columns.of("u")), m.key, m.value, m.creation_date, m.change_date, m.sequence
    FROM unnest($2::bigint[]) WITH ORDINALITY AS k (number, place) JOIN users u ON u.number = k.number
    JOIN items m ON m.kind = \(kind) AND m.owner = u.id AND m.key = $1::text ORDER BY k.place
    """)

  func page(_ query: MemberQuery) throws -> ItemPage<Member> {
    let scope = PostgresValue.text(query.scope.organizationID)
    guard query.scope.organizationID.isStorable else {
      _ = try snapshot.end()
      return ItemPage(items: [], total: 0)
    }
    let (numbers, total) = try numbers(query.seen(with: snapshot.removals), scope)
    var named = snapshot.names == .asStored ? nil : try snapshot.namedReader(for: numbers)
    let rows = try snapshot.end(reading: [PostgresRequest(Self.rows, scope, .integers(numbers))])[0]
    let members = try rows.map { row in
      let user = try User(&row)
      return Member(Dated<Membership>(of: user.id, &row), try named?.seen(user) ?? user)
    }
    return ItemPage(items: members, total: total)
  }

  private func numbers(_ query: MemberQuery, _ scope: PostgresValue) throws -> (page: [Int64], total: Int) {
    let statements = query.page.isAscending ? Self.ascending : Self.descending
    guard let statement = statements[query.order] else { return ([], 0) }
    if query.condition == .all([]) {
      let page = PostgresRequest(statement, scope, .number(query.page.limit), .number(query.page.offset))
      let results = try snapshot.read([page, PostgresRequest(Self.count, scope)])
      return (results[0].map { $0.integer() }, results[1].first { Int($0.integer()) } ?? 0)
    }
    let view = try index.required(snapshot)
    let matching = try MemoryMatch(view).numbers(query.condition)
    let all = try snapshot.read([PostgresRequest(statement, scope, .integer(.max), .integer(0))])[0]
    let numbers = all.map { $0.integer() }.filter { matching.contains(UInt32($0)) }
    return (Array(numbers.dropFirst(query.page.offset).prefix(query.page.limit)), numbers.count)
  }
}

extension MemberQuery.Order {
  fileprivate var sorted: String {
    switch self {
    case .creationDate: "m.creation_date"
    case .changeDate: "m.change_date"
    case .userID: "m.owner"
    case .userResourceOwner: "u.organization_id"
    }
  }
}
