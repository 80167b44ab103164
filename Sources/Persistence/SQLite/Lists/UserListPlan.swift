import Domain

/// Finds pages of users, in one of three ways.
///
/// Few who match are found by an index of the database and sorted. Where nearly everybody matches, the index of the order is
/// walked until the page is full. Between the two either would pass many rows: then all who match are found in memory
/// (`MemoryColumns`).
struct UserListPlan {
  private let connection: Connection
  private let reader: SQLiteReads
  private let index: MemoryColumns
  private let limits: Limits

  /// What decides between the ways.
  struct Limits {
    /// So many are sorted: three microseconds each.
    var sorted = 2000
    /// So many who do not match are passed in an index of the database: a tenth of a microsecond each.
    var passed = 100_000
    /// So many members are passed in an index that has nothing else: a thirtieth of a microsecond each.
    var passedMembers = 500_000
  }

  /// So many matches are counted in any case.
  private static let countLimit = 1000

  init(_ reader: SQLiteReads, _ index: MemoryColumns, limits: Limits = Limits()) {
    self.connection = reader.connection
    self.reader = reader
    self.index = index
    self.limits = limits
  }

  /// - Parameter board: tells of removals; nil where the writer of the database is another process.
  func page(_ query: UserQuery, _ board: RemovalBoard? = nil) throws -> ItemPage<User> {
    try self.connection.inNewestSnapshot(board) { removals, names in
      var query = query.seen(with: removals)
      if names != .asStored { query.condition = try self.loginNames().rewritten(query.condition) }
      let (numbers, total) =
        names == .behind && query.looksAtUserNames
        ? try self.numbersByName(query) : try self.numbers(query, self.way(query))
      var users: [User] = []
      users.reserveCapacity(numbers.count)
      for number in numbers {
        if let user = try self.reader.user(number: number) { users.append(user) }
      }
      return ItemPage(items: names == .asStored ? users : try self.reader.seen(users), total: total)
    }
  }

  private func loginNames() throws -> LoginNameConditions {
    LoginNameConditions(rules: try NameReads.rules(connection)) { [connection] comparison, domain in
      try NameReads.owners(comparison, domain, connection)
    }
  }

  /// Where states have not followed a switch of names, only memory knows by which names users are to be found and sorted.
  private func numbersByName(_ query: UserQuery) throws -> (page: [Int64], total: Int) {
    guard let view = try self.index.view(self.connection)?.named() else {
      throw StoreError(
        "user names are being rewritten, and there is no memory to list them meanwhile", isTransient: true)
    }
    let matching = try MemoryMatch(view).numbers(query.condition)
    let page = try view.column(query.order.column).page(
      of: matching, isAscending: query.isAscending, offset: query.offset, limit: query.limit)
    return (page.map(Int64.init), matching.count)
  }

  /// How the users of a page are found.
  enum Way {
    /// All who match by a statement, in their order.
    case sorted(SQLFragment)
    /// Those of the page by a statement; of how many, where that is known: else it gives some more.
    case walked(SQLFragment, isReversed: Bool, total: Int?)
    case inMemory(MemoryColumns.View<SQLiteUserSnapshot>)
  }

  func way(_ query: UserQuery) throws -> Way {
    var total: Int?
    if query.condition.isCounted {
      let matching = try self.count(query.condition)
      if matching <= self.limits.sorted, let few = UserCandidates.all(query.condition, byParts: false).first {
        return .sorted(self.sort(query, few))
      }
      let others = try self.count(.all([])) - matching
      // Even if all the others come first.
      let (page, _) = query.page.fromNearerEnd(of: matching)
      if others + page.offset + page.limit <= self.limits.passed { return self.walk(query, total: matching) }
      total = matching
    } else if let few = try self.few(query.condition, byParts: false) {
      return .sorted(self.sort(query, few))
    }
    if let view = try self.index.view(self.connection) { return .inMemory(view) }
    if total == nil, let few = try self.few(query.condition, byParts: true) { return .sorted(self.sort(query, few)) }
    return self.walk(query, total: total)
  }

  /// Few users among whom all are that match, if an index gives them.
  private func few(_ condition: UserQuery.Condition, byParts: Bool) throws -> SQLFragment? {
    try UserCandidates.all(condition, byParts: byParts).first {
      try self.connection.gives($0, atMost: self.limits.sorted)
    }
  }

  private func numbers(_ query: UserQuery, _ way: Way) throws -> (page: [Int64], total: Int) {
    switch way {
    case .sorted(let statement):
      let numbers = try self.connection.numbers(statement)
      return (Array(numbers.dropFirst(query.offset).prefix(query.limit)), numbers.count)
    case .inMemory(let view):
      let matching = try MemoryMatch(view).numbers(query.condition)
      let total = matching.count
      if total <= self.limits.sorted {
        let list = SQLFragment("SELECT value AS number FROM json_each(?)", [.text(json(matching.numbers))])
        return try self.numbers(query, .sorted(self.sort(query, list)))
      }
      let page = try view.column(query.order.column).page(
        of: matching, isAscending: query.isAscending, offset: query.offset, limit: query.limit)
      return (page.map(Int64.init), total)
    case .walked(let statement, let isReversed, let total):
      let numbers = try self.connection.numbers(statement)
      if let total { return (isReversed ? numbers.reversed() : numbers, total) }
      let page = Array(numbers.prefix(query.limit))
      guard numbers.isEmpty, query.offset > 0 else { return (page, query.offset + numbers.count) }
      // Beyond the end: how many there are is told by those before.
      var before = query
      (before.offset, before.limit) = (0, query.offset)
      return (page, try self.numbers(before, self.walk(before, total: nil)).total)
    }
  }

  private func sort(_ query: UserQuery, _ candidates: SQLFragment) -> SQLFragment {
    SQLFragment("SELECT users.number FROM (") + candidates
      + ") AS candidates CROSS JOIN users ON users.number = candidates.number WHERE users.state <> 3 AND "
      + UserFilter.matches(query.condition) + " ORDER BY \(query.order.column.order(query.isAscending))"
  }

  /// Along the index of the order; where it is known how many match, from the end that is nearer to the page.
  private func walk(_ query: UserQuery, total: Int?) -> Way {
    var (page, isReversed) = (query.page, false)
    if let total {
      (page, isReversed) = page.fromNearerEnd(of: total)
    } else {
      // One more than the page holds tells that there are more, and so many are counted in any case.
      page.limit = max(query.limit + 1, Self.countLimit + 1 - query.offset)
    }
    let statement =
      SQLFragment("SELECT number FROM users INDEXED BY \(query.order.column.index) WHERE users.state <> 3 AND ")
      + UserFilter.matches(query.condition)
      + " ORDER BY \(query.order.column.order(page.isAscending)) LIMIT ? OFFSET ?"
      + SQLFragment("", [.integer(page.limit), .integer(page.offset)])
    return .walked(statement, isReversed: isReversed, total: total)
  }

  /// How many match a condition that is counted.
  private func count(_ condition: UserQuery.Condition) throws -> Int {
    let sum =
      SQLFragment("SELECT sum(count) FROM user_counts WHERE user_counts.state <> 3 AND ")
      + UserFilter.matches(condition, of: "user_counts")
    return try self.connection.prepare(sum.sql).first(sum.bind) { Int($0.integer()) } ?? 0
  }
}

extension Connection {
  /// Runs `body` on one state of the database, again where memory is ahead of it.
  func inNewestSnapshot<Value>(_ body: () throws -> Value) throws -> Value {
    while true {
      do { return try self.inSnapshot(body) } catch is MemoryColumns.Outrun { continue }
    }
  }

  /// Runs `body` on one state of the database, with the removals that are under way in it: again where memory is ahead of
  /// it, or a removal has begun or ended meanwhile.
  /// - Parameter board: tells of removals; nil where the writer of the database is another process.
  func inNewestSnapshot<Value>(
    _ board: RemovalBoard?, _ body: (Removals, RemovalBoard.NamesAtRest) throws -> Value
  ) throws -> Value {
    while true {
      let found = try self.inNewestSnapshot { () -> Value? in
        guard let board else {
          return try body(
            Removals(try RemovalReads.organizations(self)), try NameReads.isAnyRule(self) ? .behind : .asStored)
        }
        let (removals, names, version) = board.numbered
        // The state is taken when something is read.
        _ = try self.integer("SELECT 1 FROM store")
        return board.numbered.version == version ? try body(removals, names) : nil
      }
      if let found { return found }
    }
  }

  /// Whether a statement gives few rows: no more are looked at.
  func gives(_ statement: SQLFragment, atMost limit: Int) throws -> Bool {
    let probe = SQLFragment("SELECT count(*) FROM (SELECT 1 FROM (") + statement + ") LIMIT \(max(0, limit) + 1))"
    return try self.prepare(probe.sql).first(probe.bind) { $0.integer() <= limit } ?? false
  }

  /// The numbers that a statement gives.
  func numbers(_ statement: SQLFragment) throws -> [Int64] {
    var numbers: [Int64] = []
    try self.prepare(statement.sql).forEach(statement.bind) { numbers.append($0.integer()) }
    return numbers
  }
}

extension UserQuery {
  fileprivate var page: PageRequest { PageRequest(offset: offset, limit: limit, isAscending: isAscending) }
}
