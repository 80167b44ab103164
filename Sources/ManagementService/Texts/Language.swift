/// A language in which sentences for callers exist.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case german = "de"

  /// What a caller gets who asks for none, or for none that exists.
  package static let fallback = Language.english

  private static let tags = Self.allCases.map(\.rawValue)

  /// Chooses by an `accept-language` header.
  package init(accepting header: String?) {
    guard let header else {
      self = .fallback
      return
    }
    let tag = AcceptLanguage(header).choose(from: Self.tags, fallback: Self.fallback.rawValue)
    self = Language(rawValue: tag) ?? .fallback
  }
}
