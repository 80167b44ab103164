import Domain

/// What indices of the database know: statements that give numbers of users among whom all are that match a condition.
enum UserCandidates {
  /// Each statement alone has all who match; none where no index helps.
  /// - Parameter byParts: whether the full-text index may be asked too. It is slow where many texts have some of the parts.
  static func all(_ condition: UserQuery.Condition, byParts: Bool) -> [SQLFragment] {
    switch condition {
    case _ where UserFilter.isCounted(condition): return [self.counted(condition)]
    case .text(let text, let comparison, let value):
      return self.text(text, comparison, value, byParts).map { [$0] } ?? []
    case .ids, .emails, .metadataKey, .metadataValue: return self.exact(condition).map { [$0] } ?? []
    case .not, .state, .kind, .organizations: return []
    case .all(let parts):
      let parts = parts.flatMap(self.flattened)
      let counted = parts.filter(UserFilter.isCounted)
      return parts.filter { !UserFilter.isCounted($0) }.flatMap { self.all($0, byParts: byParts) }
        + (counted.isEmpty ? [] : [self.counted(.all(counted))])
    case .any(let parts):
      let each = parts.compactMap { self.all($0, byParts: byParts).first }
      guard !each.isEmpty, each.count == parts.count else { return [] }
      return [SQLFragment(each.map(\.sql).joined(separator: " UNION "), each.flatMap(\.values))]
    }
  }

  /// Whoever is in one of the groups that are counted and match.
  private static func counted(_ condition: UserQuery.Condition) -> SQLFragment {
    SQLFragment(
      """
      SELECT u.number FROM user_counts AS counted CROSS JOIN users AS u INDEXED BY users_organization
      ON u.organization_id = counted.organization_id AND u.state = counted.state AND u.type = counted.type
      WHERE counted.count > 0 AND counted.state <> 3 AND u.state <> 3 AND\u{20}
      """) + UserFilter.matches(condition, of: "counted")
  }

  /// The conditions that must hold at once.
  private static func flattened(_ condition: UserQuery.Condition) -> [UserQuery.Condition] {
    if case .all(let parts) = condition { parts.flatMap(self.flattened) } else { [condition] }
  }

  private static func text(
    _ text: UserQuery.Text, _ comparison: UserQuery.Comparison, _ value: String, _ byParts: Bool
  ) -> SQLFragment? {
    if let equal = self.equal(text, comparison, value) { return equal }
    guard !value.isEmpty, text != .phone else { return nil }
    if comparison.method == .startsWith, value.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let end = self.successor(value) else { return nil }
      return SQLFragment(
        """
        SELECT number FROM users INDEXED BY \(text.column.index) WHERE state <> 3
        AND \(text.column.name) >= ? COLLATE NOCASE AND \(text.column.name) < ? COLLATE NOCASE
        """, [.text(value.lowercased()), .text(end)])
    }
    // The index has two marks behind each text.
    guard byParts, let words = self.trigrams(comparison.method == .endsWith ? value + "\u{2}\u{2}" : value) else {
      return nil
    }
    return SQLFragment(
      "SELECT rowid AS number FROM users_text WHERE users_text MATCH ?",
      [.text("{\(text.column.rawValue)} : (\(words.joined(separator: " AND ")))")])
  }

  /// Statements that give exactly who matches, each once; nil where none does so.
  static func exact(_ condition: UserQuery.Condition) -> SQLFragment? {
    switch condition {
    case .ids(let ids): SQLFragment("SELECT number FROM users WHERE state <> 3 AND id IN ") + .list(ids)
    case .emails(let addresses):
      SQLFragment("SELECT number FROM users INDEXED BY users_by_email WHERE state <> 3 AND email COLLATE NOCASE IN ")
        + .list(addresses) + " AND email IN " + .list(addresses)
    case .metadataKey(let comparison, let key):
      self.having(UserFilter.compare("m.key", comparison, key))
    case .metadataValue(let value, let isEqual):
      self.having(SQLFragment("m.value \(isEqual ? "=" : "<>") ?", [.blob(value)]))
    case .text(let text, let comparison, let value): self.equal(text, comparison, value)
    case .state, .kind, .organizations, .all, .any, .not: nil
    }
  }

  private static func having(_ metadata: SQLFragment) -> SQLFragment {
    SQLFragment(
      """
      SELECT DISTINCT u.number FROM user_metadata AS m CROSS JOIN users AS u ON u.id = m.user_id
      WHERE u.state <> 3 AND\u{20}
      """) + metadata
  }

  private static func equal(
    _ text: UserQuery.Text, _ comparison: UserQuery.Comparison, _ value: String
  ) -> SQLFragment? {
    let isSame = !comparison.ignoresCase
    guard comparison.method == .equals, !value.isEmpty, isSame || value.utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    let column = text.column
    let start = "SELECT number FROM users INDEXED BY \(column.index) WHERE state <> 3 AND"
    if column == .phone {
      // The index has letters as they are. Hardly a number has any.
      guard isSame || value.lowercased() == value.uppercased() else { return nil }
      return SQLFragment("\(start) phone IS NOT NULL AND phone = ?", [.text(value)])
    }
    let equal = SQLFragment("\(start) \(column.name) = ? COLLATE NOCASE", [.text(value)])
    return isSame ? equal + SQLFragment(" AND \(column.name) = ?", [.text(value)]) : equal
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
}
