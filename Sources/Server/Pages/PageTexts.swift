import ManagementService
import Domain

/// What the pages behind the links in mails say, in one language. A new language is one such table, named in ``all``;
/// every text is a field, so that a missing one does not compile.
struct PageTexts: Sendable {
  /// What one kind of page is for.
  struct Task: Sendable {
    let title: String
    let introduction: String
    let button: String
    let doneTitle: String
    let doneText: String
  }

  /// What a password must have, as a list.
  struct PasswordRules: Sendable {
    let introduction: String
    /// With `{{.Length}}` for the number of characters.
    let length: String
    let lowercase: String
    let uppercase: String
    let number: String
    let symbol: String

    /// The rules of a policy.
    func items(_ policy: PasswordPolicy) -> [String] {
      var items = [self.length.replacing("{{.Length}}", with: String(policy.minimumLength))]
      if policy.needsLowercase { items.append(self.lowercase) }
      if policy.needsUppercase { items.append(self.uppercase) }
      if policy.needsNumber { items.append(self.number) }
      if policy.needsSymbol { items.append(self.symbol) }
      return items
    }
  }

  /// BCP 47, for the `lang` attribute.
  let language: String
  let verification: Task
  let initialization: Task
  let passwordReset: Task
  let invitation: Task
  let codeLabel: String
  let codeHint: String
  let codeMissing: String
  let codeInvalid: String
  let resendQuestion: String
  let resendButton: String
  let resentText: String
  let resendRefused: String
  let passwordLabel: String
  let passwordRepeatLabel: String
  let passwordRules: PasswordRules
  let passwordsDiffer: String
  let passwordRefused: String
  let passwordTooLong: String
  let linkBroken: String
  let crossSite: String
  let failed: String

  static let all: [PageTexts] = [
    .bulgarian, .chinese, .czech, .dutch, .english, .french, .german, .hungarian, .indonesian, .italian, .japanese,
    .korean, .macedonian, .polish, .portuguese, .romanian, .russian, .spanish, .swedish, .turkish,
  ]

  private static let byLanguage = Dictionary(uniqueKeysWithValues: Self.all.map { ($0.language, $0) })

  /// The texts for a reader.
  /// - Parameters:
  ///   - chosen: the language that the link names: the mail's.
  ///   - accepted: the browser's `accept-language`.
  ///   - fallback: the instance's language.
  static func texts(chosen: String?, accepted: String?, fallback: String) -> PageTexts {
    let languages = Self.byLanguage.keys
    let tag =
      chosen.flatMap { LanguageTag.lookup($0, in: languages) }
      ?? AcceptLanguage(accepted).choose(
        from: languages, fallback: LanguageTag.lookup(fallback, in: languages) ?? PageTexts.english.language)
    return Self.byLanguage[tag] ?? .english
  }
}
