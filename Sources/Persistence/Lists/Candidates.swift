/// Users among whom all are that match a condition, as statements that each give some of their numbers.
struct Candidates {
  var statements: [SQLFragment]
  /// How many lists an index has to run through side by side to find them.
  var weight: Int

  init(_ statements: [SQLFragment], weight: Int) {
    self.statements = statements
    self.weight = weight
  }

  init(_ statement: SQLFragment) {
    self.init([statement], weight: 1)
  }

  func union(_ other: Candidates) -> Candidates {
    Candidates(self.statements + other.statements, weight: max(self.weight, other.weight))
  }

  /// One statement that gives each number once.
  var statement: SQLFragment {
    SQLFragment(
      self.statements.map(\.sql).joined(separator: " UNION "), self.statements.flatMap(\.values))
  }

  /// How many there are, counted up to `limit`.
  func count(upTo limit: Int, _ connection: Connection) throws -> Int {
    let probe = SQLFragment("SELECT count(*) FROM (SELECT 1 FROM (") + self.statement + ") LIMIT \(limit))"
    return try connection.prepare(probe.sql).first(probe.bind) { Int($0.integer()) } ?? 0
  }

  /// The set of their numbers; nil where there are more than `limit`.
  func set(upTo limit: Int, last: Int64, _ connection: Connection) throws -> NumberSet? {
    let set = NumberSet(last: last)
    for statement in self.statements {
      let limited = SQLFragment("SELECT number FROM (") + statement + ") LIMIT \(max(0, limit - set.count) + 1)"
      try connection.prepare(limited.sql).forEach(limited.bind) { set.insert($0.integer()) }
      if set.count > limit { return nil }
    }
    return set
  }
}
