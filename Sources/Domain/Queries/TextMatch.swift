/// How a text is looked for.
package struct TextMatch: Sendable, Hashable {
  /// The numbers are those of the published interface.
  package enum Method: Int, Sendable, CaseIterable {
    case equals = 0, equalsIgnoringCase, startsWith, startsWithIgnoringCase, contains, containsIgnoringCase, endsWith,
      endsWithIgnoringCase
  }

  package var method: Method
  package var text: String

  package init(_ method: Method, _ text: String) {
    self.method = method
    self.text = text
  }

  /// Whether a text is one that is looked for, compared byte by byte. An empty text is found in any.
  package func matches(_ other: String) -> Bool {
    switch self.method {
    case .equals: Array(other.utf8) == Array(text.utf8)
    case .equalsIgnoringCase: Array(other.folded.utf8) == Array(text.folded.utf8)
    case .startsWith: other.utf8.starts(with: text.utf8)
    case .startsWithIgnoringCase: other.folded.utf8.starts(with: text.folded.utf8)
    case .contains: Self.contains(other, text)
    case .containsIgnoringCase: Self.contains(other.folded, text.folded)
    case .endsWith: Self.ends(other, with: text)
    case .endsWithIgnoringCase: Self.ends(other.folded, with: text.folded)
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    part.isEmpty || !Array(text.utf8).ranges(of: Array(part.utf8)).isEmpty
  }

  private static func ends(_ text: String, with part: String) -> Bool {
    text.utf8.reversed().starts(with: part.utf8.reversed())
  }
}
