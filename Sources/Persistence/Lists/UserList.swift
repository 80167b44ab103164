import UserDomain

/// Finds pages of users, in one of two ways: it sorts the few candidates that an index gives, or walks the index of the
/// order until the page is full. The first is quick when few match, the second when many do.
///
/// In between, a walk passes many who do not match, and looking at the row of each would take long. Then candidates are
/// first read from their indices into a set of numbers, so that rows are looked at only of those in it.
struct UserList {
  private let connection: Connection
  private let reader: StateReader
  private let costs: Costs

  /// What decides between the ways; nanoseconds as measured on a million users.
  struct Costs {
    /// So many candidates are sorted rather than walked past, and so all of them counted.
    var counted = 12_000
    /// So many are sorted at most: reading a row costs as much as passing a dozen entries of an index.
    var sorted = 36_000
    /// Passing an entry of an index, with a look into a set.
    var entry = 100.0
    /// Reading a row in no order, and comparing texts.
    var row = 1400.0
    /// The same of one row after the other, or of the entries of an index that has the text.
    var scanned = 150.0
    /// Reading a candidate from an index, for each list that is run through and twice besides.
    var candidate = 40.0
  }

  /// So many matches are counted, however long it takes to find them.
  private static let countLimit = 1000

  init(_ connection: Connection, _ reader: StateReader, costs: Costs = Costs()) {
    self.connection = connection
    self.reader = reader
    self.costs = costs
  }

  func page(_ query: UserQuery) throws -> UserPage {
    let (numbers, total) = try self.numbers(query, self.plan(query))
    var users: [User] = []
    users.reserveCapacity(numbers.count)
    for number in numbers {
      if let user = try self.reader.user(number: number) { users.append(user) }
    }
    return UserPage(users: users, total: total)
  }

  private func numbers(_ query: UserQuery, _ plan: Plan) throws -> (page: [Int64], total: Int) {
    let statement = try self.connection.prepare(plan.statement.sql)
    guard plan.isWalk else {
      var candidates = CandidateOrder(isAscending: query.isAscending)
      try statement.forEach(plan.statement.bind) { candidates.add(&$0) }
      let page = try candidates.page(offset: query.offset, limit: query.limit) { try self.sorted($0, query) }
      return (page, candidates.count)
    }
    var numbers: [Int64] = []
    try statement.forEach(plan.statement.bind) { numbers.append($0.integer()) }
    let page = Array(numbers.prefix(query.limit))
    if let total = plan.total { return (page, total) }
    guard numbers.isEmpty, query.offset > 0 else { return (page, query.offset + numbers.count) }
    // Beyond the end: how many there are is told by those before.
    var before = query
    (before.offset, before.limit) = (0, query.offset)
    return (page, try self.numbers(before, self.plan(before)).total)
  }

  /// Numbers of users in the order that is wanted.
  private func sorted(_ numbers: [Int64], _ query: UserQuery) throws -> [Int64] {
    let list = "[" + numbers.map(String.init).joined(separator: ",") + "]"
    var sorted: [Int64] = []
    try self.connection.prepare(
      """
      SELECT users.number FROM json_each(?) AS picked CROSS JOIN users ON users.number = picked.value
      ORDER BY \(query.order.terms(query.isAscending))
      """
    ).forEach({ $0.text(list) }) { sorted.append($0.integer()) }
    return sorted
  }

  /// The statement that finds the numbers of the users of a page (a walk), or all that match with what they are sorted by.
  struct Plan {
    var statement: SQLFragment
    var isWalk: Bool
    /// How many match, where that is known beforehand.
    var total: Int?
  }

  func plan(_ query: UserQuery) throws -> Plan {
    let candidates = UserFilter.candidates(query.condition)
    if UserFilter.isCounted(query.condition) {
      let total = try self.count(query.condition)
      if total <= self.costs.sorted, let candidates = candidates.first { return self.sort(query, candidates) }
      return self.walk(query, total: total)
    }
    var fewest: (count: Int, candidates: Candidates)?
    for candidates in candidates {
      let limit = fewest?.count ?? self.costs.sorted + 1
      let count = try candidates.count(upTo: limit, self.connection)
      if count < limit { fewest = (count, candidates) }
      // So few are looked at sooner than others are counted.
      if count <= 100 { break }
    }
    if let fewest, try self.isSorted(query, fewest.count) { return self.sort(query, fewest.candidates) }
    return try self.plan(query, manyOf: candidates)
  }

  /// Whether so many candidates are sorted: not where a walk takes less than half as long. Half, since those who match may
  /// all come late.
  private func isSorted(_ query: UserQuery, _ count: Int) throws -> Bool {
    guard count > self.costs.counted else { return true }
    let last = try self.connection.integer("SELECT max(number) FROM users") ?? 0
    let passed = Double(last) / Double(count) * Double(self.walkLimit(query) + query.offset)
    let walk = passed * self.costs.entry + Double(count) * self.costs.candidate
    return count <= self.costs.sorted && Double(count) * self.costs.row <= 2 * walk
  }

  /// A plan where no index gives few candidates.
  private func plan(_ query: UserQuery, manyOf candidates: [Candidates]) throws -> Plan {
    let last = try self.connection.integer("SELECT max(number) FROM users") ?? 0
    let all = Double(last)
    let matching = try max(self.share(query.condition, last), 0.5 / Self.sampleSize) * all
    let passed = min(all, all / matching * Double(self.walkLimit(query) + query.offset))
    let byRows = passed * self.costs.row

    var set: NumberSet?
    var smallest: Candidates?
    for candidates in candidates {
      let cost = self.costs.candidate * Double(2 + candidates.weight)
      // What a set can spare: all rows, and where there is one already, the rows of those in it.
      let spared = set.map { byRows * Double($0.count) / all } ?? byRows - passed * self.costs.entry
      let limit = spared / cost
      // There are at least as many candidates as matches.
      guard matching < limit, let found = try candidates.set(upTo: Int(limit), last: last, self.connection) else {
        continue
      }
      if found.count < set?.count ?? .max { smallest = candidates }
      set?.formIntersection(found)
      set = set ?? found
    }
    let byScan = all * self.costs.scanned
    if let set, let smallest {
      if try self.isSorted(query, set.count) { return self.sort(query, smallest, among: set) }
      // Few of the candidates match where their index tells less than the condition asks.
      let rows = passed * Double(set.count) / all
      if rows * self.costs.row <= byScan { return self.walk(query, among: set) }
    }
    guard byScan + passed * self.costs.entry < byRows else { return self.walk(query, among: set) }
    // Hardly anybody matches and no index tells whom: every row is read in the order in which they lie.
    let matches = Candidates(
      SQLFragment("SELECT number FROM users WHERE state <> 3 AND ") + UserFilter.matches(query.condition))
    guard let found = try matches.set(upTo: Int(last), last: last, self.connection) else { return self.walk(query) }
    return self.walk(query, among: found, total: found.count)
  }

  private func sort(_ query: UserQuery, _ candidates: Candidates, among set: NumberSet? = nil) -> Plan {
    let statement =
      SQLFragment("SELECT \(CandidateOrder.columns(query.order)) FROM (") + candidates.statement
      + ") AS candidates CROSS JOIN users ON users.number = candidates.number WHERE "
      + self.isHeld("candidates.number", set) + "users.state <> 3 AND " + UserFilter.matches(query.condition)
    return Plan(statement: statement, isWalk: false)
  }

  /// - Parameters:
  ///   - set: in which all are that match; those alone if `total` is its size.
  ///   - total: how many match, where that is known.
  private func walk(_ query: UserQuery, among set: NumberSet? = nil, total: Int? = nil) -> Plan {
    let statement =
      SQLFragment("SELECT number FROM users INDEXED BY \(query.order.index) WHERE users.state <> 3 AND ")
      + self.isHeld("users.number", set) + UserFilter.matches(query.condition)
      + " ORDER BY \(query.order.terms(query.isAscending)) LIMIT ? OFFSET ?"
      + SQLFragment("", [.integer(self.walkLimit(query)), .integer(query.offset)])
    return Plan(statement: statement, isWalk: true, total: total)
  }

  private func isHeld(_ number: String, _ set: NumberSet?) -> SQLFragment {
    set.map { SQLFragment("\(NumberSet.holds)(?, \(number)) AND ", [.numbers($0)]) } ?? SQLFragment("")
  }

  /// One more than the page holds tells that there are more, and so many are counted in any case.
  private func walkLimit(_ query: UserQuery) -> Int { max(query.limit + 1, Self.countLimit + 1 - query.offset) }

  private func count(_ condition: UserQuery.Condition) throws -> Int {
    let sum =
      SQLFragment("SELECT sum(count) FROM user_counts WHERE user_counts.state <> 3 AND ")
      + UserFilter.matches(condition, of: "user_counts")
    return try self.connection.prepare(sum.sql).first(sum.bind) { Int($0.integer()) } ?? 0
  }

  /// So many rows tell well enough how many match: of 2 in 100, 10 ± 3.
  private static let sampleSize = 512.0

  /// Which share of the users matches, as rows at equal distances tell.
  private func share(_ condition: UserQuery.Condition, _ last: Int64) throws -> Double {
    let step = max(1, Int(Double(last) / Self.sampleSize))
    let sample =
      SQLFragment(
        """
        WITH RECURSIVE sample (number) AS (SELECT 1 UNION ALL SELECT number + ? FROM sample WHERE number + ? <= ?)
        SELECT count(*), total(
        """, [.integer(step), .integer(step), .integer(Int(last))])
      + UserFilter.matches(condition)
      + ") FROM sample CROSS JOIN users ON users.number = sample.number WHERE users.state <> 3"
    return try self.connection.prepare(sample.sql).first(sample.bind) { row in
      let (count, matching) = (row.integer(), row.integer())
      return count == 0 ? 0 : Double(matching) / Double(count)
    } ?? 0
  }
}

extension UserQuery.Order {
  var column: String {
    switch self {
    case .creationDate: "creation_date"
    case .userName: "user_name"
    case .firstName: "first_name"
    case .lastName: "last_name"
    case .nickName: "nick_name"
    case .displayName: "display_name"
    case .email: "email"
    case .state: "state"
    case .type: "type"
    }
  }

  fileprivate var index: String { "users_by_\(self.column)" }

  /// The columns of the index, so that it gives this order without sorting.
  fileprivate func terms(_ isAscending: Bool) -> String {
    let direction = isAscending ? "ASC" : "DESC"
    let columns =
      switch self {
      case .creationDate: ["creation_date", "organization_id", "state", "type"]
      case .state: ["state", "organization_id", "type"]
      case .type: ["type", "organization_id", "state"]
      default: ["\(self.column) COLLATE NOCASE", "organization_id", "state", "type"]
      }
    return (columns.map { "users.\($0) \(direction)" } + ["users.number \(direction)"]).joined(separator: ", ")
  }
}
