import UserDomain

/// Finds pages of users: by few candidates that an index gives, sorted here, or by walking the index of the order until
/// the page is full. The first is quick when few match, the second when many do.
struct UserList {
  /// So many matches are counted, however long it takes to find them.
  private static let countLimit = 1000

  private let connection: Connection
  private let reader: StateReader
  /// So many candidates are sorted sooner than an index is walked.
  private let candidateLimit: Int

  init(_ connection: Connection, _ reader: StateReader, candidateLimit: Int = 20_000) {
    self.connection = connection
    self.reader = reader
    self.candidateLimit = candidateLimit
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

  /// The statements for a query, as `scripts/bench lists` explains them.
  func statement(_ query: UserQuery) throws -> SQLFragment {
    let matches = UserFilter.matches(query.condition)
    if let candidates = try self.candidates(query.condition) {
      return SQLFragment("SELECT users.number FROM (") + candidates
        + ") AS candidates CROSS JOIN users ON users.number = candidates.number WHERE users.state <> 3 AND " + matches
        + " ORDER BY \(query.order.terms(query.isAscending))"
    }
    return SQLFragment("SELECT number FROM users INDEXED BY \(query.order.index) WHERE users.state <> 3 AND ") + matches
      + " ORDER BY \(query.order.terms(query.isAscending)) LIMIT ? OFFSET ?"
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
    return (page, numbers.isEmpty ? 0 : query.offset + numbers.count)
  }

  private func count(_ condition: UserQuery.Condition) throws -> Int {
    let sum = SQLFragment("SELECT sum(count) FROM user_counts WHERE state <> 3 AND ") + UserFilter.matches(condition)
    return try self.connection.prepare(sum.sql).first(sum.bind) { Int($0.integer()) } ?? 0
  }

  /// The fewest candidates that an index gives; nil where they are too many.
  private func candidates(_ condition: UserQuery.Condition) throws -> SQLFragment? {
    var best: (count: Int, candidates: SQLFragment)?
    for candidates in UserFilter.candidates(condition) {
      let limit = best?.count ?? self.candidateLimit + 1
      let probe = SQLFragment("SELECT count(*) FROM (SELECT 1 FROM (") + candidates + ") LIMIT \(limit))"
      let count = try self.connection.prepare(probe.sql).first(probe.bind) { Int($0.integer()) } ?? 0
      if count < limit { best = (count, candidates) }
    }
    return best?.candidates
  }
}

extension SQLFragment {
  fileprivate var isWalk: Bool { self.sql.hasSuffix("OFFSET ?") }
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
