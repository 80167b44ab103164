/// A language in which this server speaks: in mails and text messages, on pages, and in answers to callers.
///
/// A new language is a folder beside this file, and one line in ``all``. The texts are Swift values rather than resource
/// files: the executable needs nothing beside it, and a text that is missing does not compile.
package struct Language: Sendable {
  /// Which way a language is written, as HTML's `dir` says it.
  package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// BCP 47, as settings and links name the language.
  package let tag: String
  /// The same as the `lang` attribute and `Content-Language` have it: with the script or the region, where plain `tag` could
  /// mean another. Browsers choose glyphs and voices by it.
  package let writtenTag: String
  package let direction: Direction
  /// In which order it writes the names of a person.
  package let names: NameOrder
  /// Mails and text messages.
  package let notifications: NotificationTexts
  /// The pages behind the links in mails.
  package let pages: PageTexts
  /// What callers of methods read; nil where they read English.
  package let errors: ErrorTexts?

  package init(
    _ tag: String, _ notifications: NotificationTexts, _ pages: PageTexts, _ errors: ErrorTexts? = nil,
    written: String? = nil, names: NameOrder = .givenFirst, direction: Direction = .leftToRight
  ) {
    self.tag = tag
    self.writtenTag = written ?? tag
    self.direction = direction
    self.names = names
    self.notifications = notifications
    self.pages = pages
    self.errors = errors
  }

  /// What a reader gets who asks for none, or for none that exists.
  package static let english = Language("en", .english, .english, .english)

  /// Every language there is, in the order of the tags.
  package static let all: [Language] = [
    Language("bg", .bulgarian, .bulgarian),
    Language("cs", .czech, .czech),
    Language("de", .german, .german, .german),
    english,
    Language("es", .spanish, .spanish),
    Language("fr", .french, .french),
    Language("hu", .hungarian, .hungarian, names: .familyFirst),
    Language("id", .indonesian, .indonesian),
    Language("it", .italian, .italian),
    Language("ja", .japanese, .japanese, names: .eastAsian(separator: " ")),
    Language("ko", .korean, .korean, names: .eastAsian(separator: "")),
    Language("mk", .macedonian, .macedonian),
    Language("nl", .dutch, .dutch),
    Language("pl", .polish, .polish),
    // CLDR reads plain `pt` as Brazil's.
    Language("pt", .brazilianPortuguese, .brazilianPortuguese),
    Language("pt-PT", .europeanPortuguese, .europeanPortuguese),
    Language("ro", .romanian, .romanian),
    Language("ru", .russian, .russian),
    Language("sv", .swedish, .swedish),
    Language("tr", .turkish, .turkish),
    Language("zh", .simplifiedChinese, .simplifiedChinese, written: "zh-Hans", names: .eastAsian(separator: "")),
    Language("zh-Hant", .traditionalChinese, .traditionalChinese, names: .eastAsian(separator: "")),
  ]

  /// The tags of all languages, sorted.
  package static let tags = all.map(\.tag)

  private static let byTag = Dictionary(uniqueKeysWithValues: all.map { ($0.tag, $0) })
  private static let tagsWithErrors = all.filter { $0.errors != nil }.map(\.tag)

  /// The language that a tag asks for: `de` for `de-AT`. Nil where there is none.
  package init?(lookingUp tag: String) {
    guard let language = LanguageTag.lookup(tag, in: Self.tags).flatMap({ Self.byTag[$0] }) else { return nil }
    self = language
  }

  /// The first of `preferences` that there is, else English.
  package init(preferring preferences: [String]) {
    self = preferences.lazy.compactMap { Language(lookingUp: $0) }.first ?? .english
  }

  /// The language of a page.
  /// - Parameters:
  ///   - chosen: what the link names: the language of its mail.
  ///   - accepted: the browser's `accept-language`.
  ///   - fallback: the instance's language.
  package init(chosen: String?, accepted: String?, fallback: String) {
    if let language = chosen.flatMap({ Language(lookingUp: $0) }) {
      self = language
      return
    }
    let fallback = Language(lookingUp: fallback) ?? .english
    self = Self.byTag[AcceptLanguage(accepted).choose(from: Self.tags, fallback: fallback.tag)] ?? fallback
  }

  /// The language in which a caller reads errors and histories, by its `accept-language`.
  /// - Parameter fallback: the instance's language; where it has none of these sentences, they are in English.
  package init(accepting header: String?, fallback: String = Self.english.tag) {
    let fallback = LanguageTag.lookup(fallback, in: Self.tagsWithErrors) ?? Self.english.tag
    let tag = header.map { AcceptLanguage($0).choose(from: Self.tagsWithErrors, fallback: fallback) }
    self = Self.byTag[tag ?? fallback] ?? .english
  }

  /// The sentence for `key` in this language or else in English; nil where the key is plain text already.
  package func sentence(for key: String) -> String? {
    errors?.sentences[key] ?? ErrorTexts.english.sentences[key]
  }
}

extension Language: Equatable {
  /// A tag names one language.
  package static func == (left: Language, right: Language) -> Bool { left.tag == right.tag }
}
