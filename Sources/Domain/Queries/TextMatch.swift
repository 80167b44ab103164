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

  /// Whether a text is one that is looked for. An empty text is found in any.
  package func matches(_ other: String) -> Bool {
    switch self.method {
    case .equals: other == self.text
    case .equalsIgnoringCase: other.lowercased() == self.text.lowercased()
    case .startsWith: other.hasPrefix(self.text)
    case .startsWithIgnoringCase: other.lowercased().hasPrefix(self.text.lowercased())
    case .contains: Self.contains(other, self.text)
    case .containsIgnoringCase: Self.contains(other.lowercased(), self.text.lowercased())
    case .endsWith: other.hasSuffix(self.text)
    case .endsWithIgnoringCase: other.lowercased().hasSuffix(self.text.lowercased())
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool { part.isEmpty || text.contains(part) }
}
