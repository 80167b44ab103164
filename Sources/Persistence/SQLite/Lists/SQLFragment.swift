import Domain

/// A part of a statement, with the values of its parameters in their order.
struct SQLFragment {
  enum Value {
    case text(String)
    case integer(Int)
    case blob([UInt8])
  }

  var sql: String
  var values: [Value] = []

  init(_ sql: String, _ values: [Value] = []) {
    self.sql = sql
    self.values = values
  }

  func bind(_ row: inout Binding) {
    for value in self.values {
      switch value {
      case .text(let text): row.text(text)
      case .integer(let integer): row.integer(integer)
      case .blob(let bytes): row.blob(bytes)
      }
    }
  }

  static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
    SQLFragment(left.sql + right.sql, left.values + right.values)
  }

  static func + (left: SQLFragment, right: String) -> SQLFragment { SQLFragment(left.sql + right, left.values) }

  /// The parts in parentheses with a word between them; `none` where there is no part.
  static func joined(_ parts: [SQLFragment], by word: String, none: String) -> SQLFragment {
    guard !parts.isEmpty else { return SQLFragment(none) }
    return SQLFragment(
      "(" + parts.map(\.sql).joined(separator: " \(word) ") + ")", parts.flatMap(\.values))
  }

  /// `(?, ?, ?)` with these texts; SQLite takes an empty list, which nothing is in.
  static func list(_ texts: [String]) -> SQLFragment {
    // One parameter, so that a long list makes no long statement.
    SQLFragment("(SELECT value FROM json_each(?))", [.text(Self.json(texts))])
  }

  /// A JSON array of strings.
  private static func json(_ texts: [String]) -> String { "[\(texts.map(\.jsonText).joined(separator: ","))]" }
}
