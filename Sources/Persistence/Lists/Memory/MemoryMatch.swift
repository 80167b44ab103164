import Domain

/// Finds all users that match a condition, as a set.
struct MemoryMatch<Snapshot: UserSnapshot> {
  private let view: MemoryColumns.View<Snapshot>

  init(_ view: MemoryColumns.View<Snapshot>) {
    self.view = view
  }

  func numbers(_ condition: UserQuery.Condition) throws -> NumberSet {
    if condition.isCounted {
      return self.view.groups.numbers { condition.holds(of: $0) }
    }
    if !self.isOfNames(condition), let exact = try self.view.snapshot.numbers(condition) { return self.set(exact) }
    switch condition {
    case .all(let parts):
      // What is counted is looked up for those alone who are left; where nobody is, no other part needs to be looked at.
      let numbers = try parts.reduce(into: self.view.groups.everybody) { numbers, part in
        if !part.isCounted, !numbers.isEmpty { numbers.formIntersection(try self.numbers(part)) }
      }
      let counted = parts.filter(\.isCounted)
      if counted.isEmpty { return numbers }
      return self.view.groups.numbers(in: numbers) { group in counted.allSatisfy { $0.holds(of: group) } }
    case .any(let parts):
      return try parts.reduce(into: NumberSet(last: self.view.groups.last)) { $0.formUnion(try self.numbers($1)) }
    case .not(let part): return self.view.groups.everybody.subtracting(try self.numbers(part))
    case .text(let text, let comparison, let value) where (comparison.ignoresCase ? value.folded : value).isEmpty:
      // Every text begins with nothing.
      guard comparison.method == .equals else { return self.view.groups.everybody }
      return self.view.groups.everybody.subtracting(try self.view.having(text.column))
    case .text(let text, let comparison, let value):
      let value = comparison.ignoresCase ? value.folded : value
      return try self.view.numbers(text.column, comparison, value)
    case .ids, .emails, .metadataKey, .metadataValue, .state, .kind, .organizations:
      // Counted or exact; of anything else, every row would be asked.
      return self.set(try self.view.snapshot.numbersOfRows(condition))
    }
  }

  /// Whether it is asked of names that only the view has.
  private func isOfNames(_ condition: UserQuery.Condition) -> Bool {
    guard self.view.isNamed, case .text(let text, _, _) = condition else { return false }
    return text.column == .userName
  }

  private func set(_ numbers: [UInt32]) -> NumberSet {
    var set = NumberSet(last: self.view.groups.last)
    for number in numbers { set.insert(number) }
    return set
  }
}
