import Domain

/// Finds all users that match a condition, as a set.
struct MemoryMatch {
  private let view: MemoryColumns.View

  init(_ view: MemoryColumns.View) {
    self.view = view
  }

  func numbers(_ condition: UserQuery.Condition) throws -> NumberSet {
    if UserFilter.isCounted(condition) {
      return self.view.groups.numbers { UserFilter.holds(condition, of: $0) }
    }
    if let exact = UserCandidates.exact(condition) { return try self.read(exact) }
    switch condition {
    case .all(let parts):
      // Where nobody is left, no other part needs to be looked at.
      return try parts.reduce(into: self.view.groups.everybody) { numbers, part in
        if !numbers.isEmpty { numbers.formIntersection(try self.numbers(part)) }
      }
    case .any(let parts):
      return try parts.reduce(into: NumberSet(last: self.view.groups.last)) { $0.formUnion(try self.numbers($1)) }
    case .not(let part): return self.view.groups.everybody.subtracting(try self.numbers(part))
    case .text(let text, let comparison, let value) where (comparison.ignoresCase ? value.folded : value).isEmpty:
      // Every text begins with nothing.
      guard comparison.method == .equals else { return self.view.groups.everybody }
      return self.view.groups.everybody.subtracting(
        try self.view.column(text.column).having(last: self.view.groups.last))
    case .text(let text, let comparison, let value):
      let value = comparison.ignoresCase ? value.folded : value
      return try self.view.column(text.column).numbers(comparison, value, last: self.view.groups.last)
    case .ids, .emails, .metadataKey, .metadataValue, .state, .kind, .organizations:
      // Counted or exact; of anything else, every row would be asked.
      return try self.read(
        SQLFragment("SELECT number FROM users WHERE users.state <> 3 AND ") + UserFilter.matches(condition))
    }
  }

  private func read(_ statement: SQLFragment) throws -> NumberSet {
    var numbers = NumberSet(last: self.view.groups.last)
    try self.view.connection.prepare(statement.sql).forEach(statement.bind) { numbers.insert(UInt32($0.integer())) }
    return numbers
  }
}
