import Domain

extension PostgresStore: MemberLists {
  package func members(_ query: MemberQuery) async throws -> ItemPage<Member> {
    let orders = memberOrders
    return try await lists.inSnapshot { snapshot, index in
      try PostgresMemberList(snapshot: snapshot, index: index, orders: orders).page(query)
    }
  }
}

/// Finds pages of members: who matches and the members in their order are in memory, the rows of the page are read.
private struct PostgresMemberList {
  let snapshot: PostgresUserSnapshot
  let index: MemoryColumns
  let orders: MemberOrders

  private static let rows = PostgresStatement(
    """
    SELECT \(User.columns.of("u")), m.key, m.value, m.creation_date, m.change_date, m.sequence
    FROM unnest($2::bigint[]) WITH ORDINALITY AS k (number, place) JOIN users u ON u.number = k.number
    JOIN items m ON m.kind = \(ItemRecord.Kind.member.rawValue) AND m.owner = u.id AND m.key = $1::text ORDER BY k.place
    """)

  func page(_ query: MemberQuery) throws -> ItemPage<Member> {
    guard query.scope.organizationID.isStorable else {
      _ = try snapshot.end()
      return ItemPage(items: [], total: 0)
    }
    let condition = query.seen(with: snapshot.removals).condition
    let (numbers, total) = try numbers(query, condition)
    var named = snapshot.names == .asStored ? nil : try snapshot.namedReader(for: numbers)
    let scope = PostgresValue.text(query.scope.organizationID)
    let rows = try snapshot.end(reading: [PostgresRequest(Self.rows, scope, .integers(numbers))])[0]
    let members = try rows.map { row in
      let user = try User(&row)
      return Member(Dated<Membership>(of: user.id, &row), try named?.seen(user) ?? user)
    }
    return ItemPage(items: members, total: total)
  }

  private func numbers(
    _ query: MemberQuery, _ condition: UserQuery.Condition
  ) throws -> (page: [Int64], total: Int) {
    let matching = try MemoryMatch(index.wholeView(snapshot)).numbers(condition)
    return try orders.order(query.order, of: query.scope, snapshot).page(of: matching, query.page)
  }
}
