import Domain

/// Makes a statement of many forms, with the values of its parameters.
struct PostgresQuery {
  private(set) var values: [PostgresValue] = []

  /// - Returns: what stands for a value.
  mutating func place(_ value: PostgresValue, _ type: String) -> String {
    values.append(value)
    return "$\(values.count)::\(type)"
  }

  /// The condition that a column compares so with a text, byte by byte.
  /// - Parameter column: has its texts folded where case is ignored.
  mutating func compare(_ column: String, _ comparison: UserQuery.Comparison, _ text: String) -> String {
    let text = comparison.ignoresCase ? text.folded : text
    // Every text begins with nothing.
    guard !text.isEmpty else { return comparison.method == .equals ? "\(column) = ''" : "true" }
    let value = place(.text(text), "text") + " COLLATE \"C\""
    switch comparison.method {
    case .equals: return "\(column) = \(value)"
    case .startsWith: return "starts_with(\(column), \(value))"
    case .contains: return "strpos(\(column), \(value)) > 0"
    case .endsWith: return "right(\(column), length(\(value))) = \(value)"
    }
  }

  func request(_ sql: String) -> PostgresRequest { PostgresRequest(PostgresStatement(once: sql), values) }
}
