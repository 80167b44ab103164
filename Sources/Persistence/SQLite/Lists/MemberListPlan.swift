import Domain

/// Finds pages of members, in the ways in which pages of users are found (`UserListPlan`).
///
/// Few who match, or few members, are sorted. Where everybody matches, the index of the order is walked from the end that is
/// nearer to the page. Else who matches is found in memory, and the members in their order are passed there.
struct MemberListPlan {
  private let connection: Connection
  private let reader: SQLiteReads
  private let columns: MemoryColumns
  private let orders: MemberOrders
  private let limits: UserListPlan.Limits

  init(
    _ reader: SQLiteReads, _ columns: MemoryColumns, _ orders: MemberOrders,
    limits: UserListPlan.Limits = UserListPlan.Limits()
  ) {
    self.connection = reader.connection
    self.reader = reader
    self.columns = columns
    self.orders = orders
    self.limits = limits
  }

  /// - Parameter board: tells of removals; nil where the writer of the database is another process.
  func page(_ query: MemberQuery, _ board: RemovalBoard? = nil) throws -> ItemPage<Member> {
    try self.connection.inNewestSnapshot(board) { removals, names in
      let query = query.seen(with: removals)
      let (numbers, total) = try self.numbers(query, self.way(query))
      var members: [Member] = []
      members.reserveCapacity(numbers.count)
      for number in numbers {
        guard let user = try self.reader.user(number: number),
          let entry = try self.reader.members.entry(query.scope, userID: user.id)
        else { continue }
        members.append(Member(entry, names == .asStored ? user : try self.reader.seen(user) ?? user))
      }
      return ItemPage(items: members, total: total)
    }
  }

  /// How the members of a page are found.
  enum Way {
    /// All who match by a statement, in their order.
    case sorted(SQLFragment)
    /// Those of the page by a statement, of so many: all members.
    case walked(SQLFragment, isReversed: Bool, total: Int)
    case inMemory(MemoryColumns.View<SQLiteUserSnapshot>)
    /// All who match by a statement, in their order, and few of them can be passed at once.
    case filtered(SQLFragment)
  }

  func way(_ query: MemberQuery) throws -> Way {
    let isOfAll = query.condition == .all([])
    if !isOfAll, let few = try self.few(UserCandidates.all(query.condition, byParts: false)) {
      return .sorted(self.sort(query, few))
    }
    let members = self.members(query.scope)
    if try self.few([members]) != nil { return .sorted(self.sort(query, members)) }
    if isOfAll {
      let total = try self.reader.members.count(query.scope)
      let (page, isReversed) = query.page.fromNearerEnd(of: total)
      let isNear = page.offset + page.limit <= self.limits.passedMembers
      if try isNear || self.columns.view(self.connection) == nil {
        return .walked(self.walk(query, page), isReversed: isReversed, total: total)
      }
    }
    if let view = try self.columns.view(self.connection) { return .inMemory(view) }
    if let few = try self.few(UserCandidates.all(query.condition, byParts: true)) {
      return .sorted(self.sort(query, few))
    }
    return .filtered(self.sort(query, members))
  }

  /// Few users among whom all are that match, if a statement gives them.
  private func few(_ statements: [SQLFragment]) throws -> SQLFragment? {
    try statements.first { try self.connection.gives($0, atMost: self.limits.sorted) }
  }

  private func numbers(_ query: MemberQuery, _ way: Way) throws -> (page: [Int64], total: Int) {
    switch way {
    case .sorted(let statement), .filtered(let statement):
      let numbers = try self.connection.numbers(statement)
      return (Array(numbers.dropFirst(query.page.offset).prefix(query.page.limit)), numbers.count)
    case .walked(let statement, let isReversed, let total):
      let numbers = try self.connection.numbers(statement)
      return (isReversed ? numbers.reversed() : numbers, total)
    case .inMemory(let view):
      let matching = try MemoryMatch(view).numbers(query.condition)
      let order = try self.orders.order(query.order, of: query.scope, SQLiteMemberSnapshot(reads: self.reader))
      return order.page(of: matching, query.page)
    }
  }

  private func members(_ scope: Membership.Scope) -> SQLFragment {
    SQLFragment(
      "SELECT user_number AS number FROM memberships INDEXED BY memberships_by_user WHERE organization_id = ?",
      [.text(scope.organizationID)])
  }

  private func sort(_ query: MemberQuery, _ candidates: SQLFragment) -> SQLFragment {
    SQLFragment("SELECT users.number FROM (") + candidates
      + """
      ) AS candidates CROSS JOIN users ON users.number = candidates.number
      CROSS JOIN memberships AS member ON member.user_id = users.id AND member.organization_id = ?
      WHERE users.state <> 3 AND\u{20}
      """ + SQLFragment("", [.text(query.scope.organizationID)]) + UserFilter.matches(query.condition)
      + " ORDER BY \(query.order.sql(query.page.isAscending))"
  }

  private func walk(_ query: MemberQuery, _ page: PageRequest) -> SQLFragment {
    SQLFragment(
      """
      SELECT user_number FROM memberships AS member INDEXED BY \(query.order.index) WHERE organization_id = ?
      ORDER BY \(query.order.sql(page.isAscending)) LIMIT ? OFFSET ?
      """,
      [.text(query.scope.organizationID), .integer(page.limit), .integer(page.offset)])
  }
}

extension MemberQuery.Order {
  /// The index that has the members of each scope in this order.
  var index: String {
    switch self {
    case .creationDate: "memberships_by_creation_date"
    case .changeDate: "memberships_by_change_date"
    case .userID: "memberships_by_user"
    case .userResourceOwner: "memberships_by_user_organization"
    }
  }

  /// The column of `memberships` that it is of.
  var column: String {
    switch self {
    case .creationDate: "creation_date"
    case .changeDate: "change_date"
    case .userID: "user_id"
    case .userResourceOwner: "user_organization_id"
    }
  }

  /// What to sort the table `member` by: the columns of the index.
  func sql(_ isAscending: Bool) -> String {
    let direction = isAscending ? "ASC" : "DESC"
    return "member.\(column) \(direction), member.user_number \(direction)"
  }
}
