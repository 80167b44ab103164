import Domain

/// What indices of the database know: statements that give numbers of users among whom all are that match a condition.
enum UserCandidates {
  /// Each statement alone has all who match; none where no index helps.
  /// - Parameter byParts: whether the full-text index may be asked too. It is slow where many texts have some of the parts.
  static func all(_ condition: UserQuery.Condition, byParts: Bool) -> [SQLFragment] {
    switch condition {
    case _ where condition.isCounted: return [self.counted(condition)]
    case .text(let text, let comparison, let value):
      return self.text(text, comparison, value, byParts).map { [$0] } ?? []
    case .ids, .emails, .metadataKey, .metadataValue: return self.exact(condition).map { [$0] } ?? []
    case .not, .state, .kind, .organizations: return []
    case .all(let parts):
      let parts = parts.flatMap(self.flattened)
      let counted = parts.filter(\.isCounted)
      return parts.filter { !$0.isCounted }.flatMap { self.all($0, byParts: byParts) }
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
    let column = text.column
    let value = comparison.ignoresCase ? value.folded : value
    guard !value.isEmpty, text != .phone else { return nil }
    let isASCII = value.utf8.allSatisfy { $0 < 0x80 }
    if comparison.method == .startsWith, isASCII || comparison.ignoresCase {
      guard let end = self.successor(value.folded) else { return nil }
      let range = { (name: String, collation: String) in
        SQLFragment("\(name) >= ? \(collation) AND \(name) < ? \(collation)", [.text(value.folded), .text(end)])
      }
      guard comparison.ignoresCase else { return self.ascii(column, range) }
      return self.joined([isASCII ? self.ascii(column, range, alone: true) : nil, self.folded(column, range)])
    }
    guard byParts else { return nil }
    // The index has two marks behind each text.
    let words = self.trigrams(comparison.method == .endsWith ? value + "\u{2}\u{2}" : value)
    let parts = words.map { words in
      SQLFragment(
        "SELECT rowid AS number FROM users_text WHERE users_text MATCH ?",
        [.text("{\(column.rawValue)} : (\(words.joined(separator: " AND ")))")])
    }
    guard comparison.ignoresCase,
      let folded = self.folded(
        column,
        { name, _ in
          SQLFragment("instr(\(name), ?) > 0", [.text(value)])
        })
    else { return parts }
    // It has them as they were entered: what is folded is looked through.
    guard isASCII else { return folded }
    guard let parts else { return nil }
    return SQLFragment("SELECT number FROM (") + parts + " UNION " + folded + ")"
  }

  /// Who has a text of ASCII for which a condition on it holds.
  /// - Parameter alone: leaves out other texts, which are folded elsewhere.
  private static func ascii(
    _ column: UserColumn, _ condition: (_ name: String, _ collation: String) -> SQLFragment, alone: Bool = false
  ) -> SQLFragment {
    let others = alone ? column.foldedName.map { " AND \($0) IS NULL" } ?? "" : ""
    return SQLFragment("SELECT number FROM users INDEXED BY \(column.index) WHERE state <> 3 AND ")
      + condition(column.name, "COLLATE NOCASE") + others
  }

  /// Who has another text, for which the condition holds once it is folded; nil where nobody has.
  private static func folded(
    _ column: UserColumn, _ condition: (_ name: String, _ collation: String) -> SQLFragment
  ) -> SQLFragment? {
    guard let name = column.foldedName else { return nil }
    return SQLFragment(
      "SELECT number FROM users INDEXED BY \(column.index)_folded WHERE state <> 3 AND \(name) IS NOT NULL AND ")
      + condition(name, "")
  }

  /// Statements that have no user in common as one; nobody, where there is none.
  private static func joined(_ parts: [SQLFragment?]) -> SQLFragment {
    let parts = parts.compactMap(\.self)
    guard let first = parts.first else { return SQLFragment("SELECT number FROM users WHERE FALSE") }
    guard parts.count > 1 else { return first }
    return SQLFragment("SELECT number FROM ") + .joined(parts, by: "UNION ALL", none: "")
  }

  /// Statements that give exactly who matches, each once; nil where none does so.
  static func exact(_ condition: UserQuery.Condition) -> SQLFragment? {
    switch condition {
    case .ids(let ids): SQLFragment("SELECT number FROM users WHERE state <> 3 AND id IN ") + .list(ids)
    case .emails(let addresses):
      SQLFragment("SELECT number FROM users INDEXED BY users_by_email WHERE state <> 3 AND email COLLATE NOCASE IN ")
        + .list(addresses) + " AND email IN " + .list(addresses)
    case .metadataKey(let comparison, let key):
      self.having(UserFilter.compare(UserFilter.metadataKey(comparison), comparison, key))
    case .metadataValue(let value, let isEqual):
      self.having(SQLFragment("m.value \(isEqual ? "=" : "<>") ?", [.blob(value)]))
    case .text(let text, let comparison, let value): self.equal(text, comparison, value)
    case .state, .kind, .organizations, .all, .any, .not: nil
    }
  }

  private static func having(_ metadata: SQLFragment) -> SQLFragment {
    SQLFragment(
      """
      SELECT DISTINCT u.number FROM metadata AS m CROSS JOIN users AS u ON u.id = m.owner_id
      WHERE u.state <> 3 AND\u{20}
      """) + metadata
  }

  private static func equal(
    _ text: UserQuery.Text, _ comparison: UserQuery.Comparison, _ value: String
  ) -> SQLFragment? {
    guard comparison.method == .equals, !value.isEmpty else { return nil }
    let column = text.column
    if column == .phone {
      // The index has letters as they are. Hardly a number has any.
      guard !comparison.ignoresCase || value.folded == value.uppercased() else { return nil }
      return SQLFragment(
        "SELECT number FROM users INDEXED BY \(column.index) WHERE state <> 3 AND phone IS NOT NULL AND phone = ?",
        [.text(value)])
    }
    guard comparison.ignoresCase else {
      return self.ascii(column) { name, collation in
        SQLFragment("\(name) = ? \(collation) AND \(name) = ?", [.text(value), .text(value)])
      }
    }
    let folded = value.folded
    guard !folded.isEmpty else { return nil }
    let equal = { (name: String, collation: String) in SQLFragment("\(name) = ? \(collation)", [.text(folded)]) }
    let isASCII = folded.utf8.allSatisfy { $0 < 0x80 }
    return self.joined([isASCII ? self.ascii(column, equal, alone: true) : nil, self.folded(column, equal)])
  }

  /// A text that is greater than all that begin with a folded one; nil where there is none.
  private static func successor(_ prefix: String) -> String? {
    var bytes = Array(prefix.utf8)
    // No text has the last character of Unicode, which is none.
    if !bytes.allSatisfy({ $0 < 0x80 }) { return prefix + "\u{10ffff}" }
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
