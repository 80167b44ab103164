import Domain

/// Conditions on users as SQL that holds of exactly the rows that match.
enum UserFilter {
  /// What holds of every user and of none. Not 1 and 0: SQLite would fold the whole condition, and then miss in it what
  /// lets it use an index. Nor one state: with a plus, it does not take the order of an index for another.
  private static func everything(of table: String) -> String { "\(table).state <> -1" }
  private static func nothing(of table: String) -> String { "+\(table).state = -1" }

  /// - Parameter table: `users`, or for a condition that is counted a table with the columns of `user_counts`.
  static func matches(_ condition: UserQuery.Condition, of table: String = "users") -> SQLFragment {
    switch condition {
    case .text(let text, let comparison, let value):
      return self.compare(comparison.ignoresCase ? text.column.folded : text.column.text, comparison, value)
    // With a plus, so that SQLite still sees that the index which is walked has the order that is wanted.
    case .state(let state): return SQLFragment("+\(table).state = ?", [.integer(state.rawValue)])
    case .kind(let kind): return SQLFragment("+\(table).type = ?", [.integer(kind.number)])
    case .organizations(let ids):
      // Of counts, this is what leads to the few rows that are to be summed up.
      let column = table == "users" ? "+users.organization_id" : "\(table).organization_id"
      if let id = ids.first, ids.count == 1 { return SQLFragment("\(column) = ?", [.text(id)]) }
      return SQLFragment("\(column) IN ") + .list(ids)
    case .ids(let ids): return SQLFragment("users.id IN ") + .list(ids)
    case .emails(let addresses): return SQLFragment("ifnull(users.email IN ") + .list(addresses) + ", 0)"
    case .metadataKey(let comparison, let key):
      return SQLFragment("EXISTS (SELECT 1 FROM metadata AS m WHERE m.owner_id = users.id AND ")
        + self.compare(self.metadataKey(comparison), comparison, key) + ")"
    case .metadataValue(let value, let isEqual):
      return SQLFragment(
        "EXISTS (SELECT 1 FROM metadata AS m WHERE m.owner_id = users.id AND m.value \(isEqual ? "=" : "<>") ?)",
        [.blob(value)])
    case .all(let parts):
      return .joined(parts.map { self.matches($0, of: table) }, by: "AND", none: self.everything(of: table))
    case .any(let parts):
      return .joined(parts.map { self.matches($0, of: table) }, by: "OR", none: self.nothing(of: table))
    case .not(let part): return SQLFragment("NOT (") + self.matches(part, of: table) + ")"
    }
  }

  /// The key of a row of metadata, folded where its case does not count.
  static func metadataKey(_ comparison: UserQuery.Comparison) -> String {
    comparison.ignoresCase ? "\(Connection.fold)(m.key)" : "m.key"
  }

  /// - Parameter column: where case is ignored, texts that are folded, or nothing but ASCII.
  static func compare(
    _ column: String, _ comparison: UserQuery.Comparison, _ value: String
  ) -> SQLFragment {
    let value = comparison.ignoresCase ? value.folded : value
    guard !value.isEmpty else {
      // Whatever table the column is of.
      return SQLFragment(comparison.method == .equals ? "\(column) = ''" : "TRUE")
    }
    // SQLite folds the letters of ASCII by itself; all others are folded where they are stored.
    if comparison.ignoresCase, value.utf8.allSatisfy({ $0 < 0x80 }) {
      let pattern = self.escaped(value)
      switch comparison.method {
      case .equals: return SQLFragment("\(column) = ? COLLATE NOCASE", [.text(value)])
      case .startsWith: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text(pattern + "%")])
      case .contains: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text("%" + pattern + "%")])
      case .endsWith: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text("%" + pattern)])
      }
    }
    return self.compare(column, comparison.method, value)
  }

  /// - Parameter value: not empty; folded where the column is.
  static func compare(
    _ column: String, _ method: UserQuery.Comparison.Method, _ value: String
  ) -> SQLFragment {
    switch method {
    case .equals: SQLFragment("\(column) = ?", [.text(value)])
    case .startsWith:
      SQLFragment("substr(\(column), 1, ?) = ?", [.integer(value.unicodeScalars.count), .text(value)])
    case .contains: SQLFragment("instr(\(column), ?) > 0", [.text(value)])
    case .endsWith: SQLFragment("substr(\(column), ?) = ?", [.integer(-value.unicodeScalars.count), .text(value)])
    }
  }

  /// A text that LIKE takes literally.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "%_\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
