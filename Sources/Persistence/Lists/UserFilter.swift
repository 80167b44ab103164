import UserDomain

/// Conditions on users as SQL: `matches` holds of exactly the rows that match, `candidates` finds rows by an index among
/// which all that match are.
enum UserFilter {
  /// What holds of every user and of none. Not 1 and 0: SQLite would fold the whole condition, and then miss in it what
  /// lets it use an index. Nor one state: with a plus, it does not take the order of an index for another.
  private static func everything(of table: String) -> String { "\(table).state <> -1" }
  private static func nothing(of table: String) -> String { "+\(table).state = -1" }

  /// - Parameter table: `users`, or for a condition that is counted a table with the columns of `user_counts`.
  static func matches(_ condition: UserQuery.Condition, of table: String = "users") -> SQLFragment {
    switch condition {
    case .text(let text, let comparison, let value):
      // A machine has no address; nothing is compared with nothing.
      let column = text.isOptional ? "ifnull(users.\(text.column), '')" : "users.\(text.column)"
      return self.compare(column, comparison, value)
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
      return SQLFragment("EXISTS (SELECT 1 FROM user_metadata AS m WHERE m.user_id = users.id AND ")
        + self.compare("m.key", comparison, key) + ")"
    case .metadataValue(let value, let isEqual):
      return SQLFragment(
        "EXISTS (SELECT 1 FROM user_metadata AS m WHERE m.user_id = users.id AND m.value \(isEqual ? "=" : "<>") ?)",
        [.blob(value)])
    case .all(let parts):
      return .joined(parts.map { self.matches($0, of: table) }, by: "AND", none: self.everything(of: table))
    case .any(let parts):
      return .joined(parts.map { self.matches($0, of: table) }, by: "OR", none: self.nothing(of: table))
    case .not(let part): return SQLFragment("NOT (") + self.matches(part, of: table) + ")"
    }
  }

  /// Whether a condition looks at nothing but what `user_counts` has columns for.
  static func isCounted(_ condition: UserQuery.Condition) -> Bool {
    switch condition {
    case .state, .kind, .organizations: true
    case .text, .ids, .emails, .metadataKey, .metadataValue: false
    case .all(let parts), .any(let parts): parts.allSatisfy(self.isCounted)
    case .not(let part): self.isCounted(part)
    }
  }

  /// Sets of users, each of which has in it all that match, as an index gives them; none where no index helps.
  static func candidates(_ condition: UserQuery.Condition) -> [Candidates] {
    switch condition {
    case _ where self.isCounted(condition): return [self.counted(condition)]
    case .text(let text, let comparison, let value):
      return self.candidates(text, comparison, value).map { [$0] } ?? []
    case .ids(let ids): return [Candidates(SQLFragment("SELECT number FROM users WHERE id IN ") + .list(ids))]
    case .emails(let addresses):
      return [
        Candidates(
          SQLFragment(
            "SELECT number FROM users INDEXED BY users_by_email WHERE state <> 3 AND email COLLATE NOCASE IN ")
            + .list(addresses))
      ]
    case .metadataKey(let comparison, let key):
      guard comparison == .init(.equals, ignoresCase: false) else { return [] }
      return [
        Candidates(
          SQLFragment(
            "SELECT u.number FROM user_metadata AS m JOIN users AS u ON u.id = m.user_id WHERE m.key = ?", [.text(key)])
        )
      ]
    case .metadataValue, .not, .state, .kind, .organizations: return []
    case .all(let parts):
      let parts = parts.flatMap(self.flattened)
      let counted = parts.filter(self.isCounted)
      return parts.filter { !self.isCounted($0) }.flatMap(self.candidates)
        + (counted.isEmpty ? [] : [self.counted(.all(counted))])
    case .any(let parts):
      let each = parts.map { self.candidates($0).first }
      guard !each.isEmpty, !each.contains(where: { $0 == nil }) else { return [] }
      return [each.compactMap(\.self).reduce(Candidates([], weight: 1)) { $0.union($1) }]
    }
  }

  /// Whoever is in one of the groups that are counted and match.
  private static func counted(_ condition: UserQuery.Condition) -> Candidates {
    Candidates(
      SQLFragment(
        """
        SELECT u.number FROM user_counts AS counted CROSS JOIN users AS u INDEXED BY users_organization
        ON u.organization_id = counted.organization_id AND u.state = counted.state AND u.type = counted.type
        WHERE counted.count > 0 AND counted.state <> 3 AND u.state <> 3 AND\u{20}
        """) + self.matches(condition, of: "counted"))
  }

  /// The conditions that must hold at once.
  private static func flattened(_ condition: UserQuery.Condition) -> [UserQuery.Condition] {
    if case .all(let parts) = condition { parts.flatMap(self.flattened) } else { [condition] }
  }

  private static func candidates(
    _ text: UserQuery.Text, _ comparison: UserQuery.Comparison, _ value: String
  ) -> Candidates? {
    guard !value.isEmpty else { return nil }
    guard text != .phone else { return self.phone(comparison, value).map { Candidates($0) } }
    let isASCII = value.utf8.allSatisfy { $0 < 0x80 }
    switch comparison.method {
    case .equals where isASCII || !comparison.ignoresCase:
      return Candidates(
        SQLFragment(
          "SELECT number FROM users INDEXED BY \(text.index) WHERE state <> 3 AND \(text.column) = ? COLLATE NOCASE",
          [.text(value)]))
    case .startsWith where isASCII:
      guard let end = self.successor(value) else { return nil }
      return Candidates(
        SQLFragment(
          """
          SELECT number FROM users INDEXED BY \(text.index) WHERE state <> 3
          AND \(text.column) >= ? COLLATE NOCASE AND \(text.column) < ? COLLATE NOCASE
          """, [.text(value.lowercased()), .text(end)]))
    default:
      // The index has two marks behind each text.
      guard let words = self.trigrams(comparison.method == .endsWith ? value + "\u{2}\u{2}" : value) else { return nil }
      return Candidates(
        [
          SQLFragment(
            "SELECT rowid AS number FROM users_text WHERE users_text MATCH ?",
            [.text("{\(text.column)} : (\(words.joined(separator: " AND ")))")])
        ], weight: words.count)
    }
  }

  private static func phone(_ comparison: UserQuery.Comparison, _ value: String) -> SQLFragment? {
    guard comparison.method == .equals else { return nil }
    return SQLFragment(
      "SELECT number FROM users INDEXED BY users_phone WHERE state <> 3 AND phone IS NOT NULL AND phone = ?",
      [.text(value)])
  }

  /// The least text in lower case that is greater than all that begin with `prefix`; nil where there is none.
  private static func successor(_ prefix: String) -> String? {
    var bytes = Array(prefix.lowercased().utf8)
    while let last = bytes.popLast() {
      if last < 0x7f { return String(decoding: bytes + [last + 1], as: UTF8.self) }
    }
    return nil
  }

  /// Every three characters in a row, as words of a query of FTS5; nil for fewer than three characters.
  private static func trigrams(_ value: String) -> [String]? {
    let scalars = Array(value.unicodeScalars)
    guard scalars.count >= 3, !scalars.contains("\u{0}") else { return nil }
    var words: [String] = []
    for start in 0...(scalars.count - 3) {
      var word = String.UnicodeScalarView()
      for scalar in scalars[start..<start + 3] {
        if scalar == "\"" { word.append(scalar) }
        word.append(scalar)
      }
      words.append("\"\(String(word))\"")
    }
    return words
  }

  private static func compare(
    _ column: String, _ comparison: UserQuery.Comparison, _ value: String
  ) -> SQLFragment {
    guard !value.isEmpty else {
      return SQLFragment(comparison.method == .equals ? "\(column) = ''" : self.everything(of: "users"))
    }
    guard comparison.ignoresCase else { return self.compare(column, comparison.method, value) }
    // SQLite folds the letters of ASCII by itself, all others by the function that connections bring.
    if value.utf8.allSatisfy({ $0 < 0x80 }) {
      let pattern = self.escaped(value)
      switch comparison.method {
      case .equals: return SQLFragment("\(column) = ? COLLATE NOCASE", [.text(value)])
      case .startsWith: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text(pattern + "%")])
      case .contains: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text("%" + pattern + "%")])
      case .endsWith: return SQLFragment("\(column) LIKE ? ESCAPE '\\'", [.text("%" + pattern)])
      }
    }
    return self.compare("\(Connection.fold)(\(column))", comparison.method, value.lowercased())
  }

  private static func compare(
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

extension UserQuery.Text {
  var column: String {
    switch self {
    // The name to log in with is the user name.
    case .userName, .loginName: "user_name"
    case .firstName: "first_name"
    case .lastName: "last_name"
    case .nickName: "nick_name"
    case .displayName: "display_name"
    case .email: "email"
    case .phone: "phone"
    }
  }

  /// Whether some users have none.
  fileprivate var isOptional: Bool { self == .email || self == .phone }
  fileprivate var index: String { "users_by_\(self.column)" }
}

extension UserQuery.Kind {
  fileprivate var number: Int {
    switch self {
    case .human: UserType.human.rawValue
    case .machine: UserType.machine.rawValue
    }
  }
}
