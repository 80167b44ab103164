import UserDomain

/// Finds pages of users: by few candidates that an index gives, sorted here, or by walking the index of the order until
/// the page is full. The first is quick when few match, the second when many do. Between the two the index is walked past
/// all that are no candidates, without looking at the rest of their rows.
struct UserList {
  /// So many matches are counted, however long it takes to find them.
  private static let countLimit = 1000

  private let connection: Connection
  private let reader: StateReader
  private let limits: Limits

  struct Limits {
    /// So many candidates are sorted sooner than an index is walked.
    var sorted = 12_000
    /// So many are kept in a set while the index is walked sooner than rows are looked at.
    var kept = 150_000
  }

  init(_ connection: Connection, _ reader: StateReader, limits: Limits = Limits()) {
    self.connection = connection
    self.reader = reader
    self.limits = limits
  }

  func page(_ query: UserQuery) throws -> UserPage {
    let (numbers, total) = try self.numbers(query)
    var users: [User] = []
    users.reserveCapacity(numbers.count)
    for number in numbers {
      if let user = try self.reader.user(number: number) { users.append(user) }
    }
    return UserPage(users: users, total: total)
  }

  /// The statement that finds the numbers of the users of a page, or of all that match.
  func statement(_ query: UserQuery) throws -> SQLFragment {
    let matches = UserFilter.matches(query.condition)
    let found = try self.candidates(query.condition)
    if let found, found.count <= self.limits.sorted {
      return SQLFragment("SELECT users.number FROM (") + found.candidates
        + ") AS candidates CROSS JOIN users ON users.number = candidates.number WHERE users.state <> 3 AND " + matches
        + " ORDER BY \(query.order.terms(query.isAscending))"
    }
    var walk = SQLFragment("SELECT number FROM users INDEXED BY \(query.order.index) WHERE users.state <> 3 AND ")
    if let found { walk = walk + "+users.number IN (" + found.candidates + ") AND " }
    return walk + matches + " ORDER BY \(query.order.terms(query.isAscending)) LIMIT ? OFFSET ?"
      + SQLFragment("", [.integer(self.walkLimit(query)), .integer(query.offset)])
  }

  /// One more than the page holds tells that there are more, and so many are counted in any case.
  private func walkLimit(_ query: UserQuery) -> Int { max(query.limit + 1, Self.countLimit + 1 - query.offset) }

  private func numbers(_ query: UserQuery) throws -> (page: [Int64], total: Int) {
    let statement = try self.statement(query)
    var numbers: [Int64] = []
    try self.connection.prepare(statement.sql).forEach(statement.bind) { numbers.append($0.integer()) }
    guard statement.isWalk else {
      return (Array(numbers.dropFirst(query.offset).prefix(query.limit)), numbers.count)
    }
    let page = Array(numbers.prefix(query.limit))
    if UserFilter.isCounted(query.condition) { return (page, try self.count(query.condition)) }
    guard numbers.isEmpty, query.offset > 0 else { return (page, query.offset + numbers.count) }
    // Beyond the end: how many there are is told by those before.
    var before = query
    (before.offset, before.limit) = (0, query.offset)
    return (page, try self.numbers(before).total)
  }

  private func count(_ condition: UserQuery.Condition) throws -> Int {
    let sum = SQLFragment("SELECT sum(count) FROM user_counts WHERE state <> 3 AND ") + UserFilter.matches(condition)
    return try self.connection.prepare(sum.sql).first(sum.bind) { Int($0.integer()) } ?? 0
  }

  /// The fewest candidates that an index gives; nil where they are too many.
  private func candidates(_ condition: UserQuery.Condition) throws -> (count: Int, candidates: SQLFragment)? {
    var best: (count: Int, candidates: SQLFragment)?
    for candidates in UserFilter.candidates(condition) {
      let limit = best?.count ?? (candidates.isText ? self.limits.kept : self.limits.sorted) + 1
      let probe = SQLFragment("SELECT count(*) FROM (SELECT 1 FROM (") + candidates + ") LIMIT \(limit))"
      let count = try self.connection.prepare(probe.sql).first(probe.bind) { Int($0.integer()) } ?? 0
      if count < limit { best = (count, candidates) }
      // So few are looked at sooner than others are counted.
      if count <= 100 { break }
    }
    return best
  }
}

extension SQLFragment {
  fileprivate var isWalk: Bool { self.sql.hasSuffix("OFFSET ?") }
  /// Whether candidates are found by a text: looking at the text of every row instead would take long.
  fileprivate var isText: Bool { self.sql.contains("users_text MATCH") || self.sql.contains("COLLATE NOCASE") }
}

extension UserQuery.Order {
  private var column: String {
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
