import Domain

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
  /// - Parameter allowed: the only ones that are spoken; none: all that there are.
  package init?(lookingUp tag: String, among allowed: [String] = []) {
    guard let language = LanguageTag.lookup(tag, in: Self.spoken(allowed)).flatMap({ Self.byTag[$0] }) else {
      return nil
    }
    self = language
  }

  /// The first of `preferences` that there is, else English.
  package init(preferring preferences: [String]) {
    self = preferences.lazy.compactMap { Language(lookingUp: $0) }.first ?? .english
  }

  /// What a reader gets who prefers this tag: what is allowed, else the instance's.
  package init(preferring tag: String, in spoken: SpokenLanguages) {
    self = Language(lookingUp: tag, among: spoken.allowed) ?? Language(lookingUp: spoken.fallback) ?? .english
  }

  /// Those that are allowed, and that there are.
  private static func spoken(_ allowed: [String]) -> [String] {
    allowed.isEmpty ? tags : allowed.filter { byTag[$0] != nil }
  }

  /// The language of a page.
  /// - Parameters:
  ///   - chosen: what the link names: the language of its mail.
  ///   - accepted: the browser's `accept-language`.
  ///   - spoken: which there are, and the instance's own.
  package init(chosen: String?, accepted: String?, in spoken: SpokenLanguages) {
    if let language = chosen.flatMap({ Language(lookingUp: $0, among: spoken.allowed) }) {
      self = language
      return
    }
    let fallback = Language(lookingUp: spoken.fallback) ?? .english
    let tag = AcceptLanguage(accepted).choose(from: Self.spoken(spoken.allowed), fallback: fallback.tag)
    self = Self.byTag[tag] ?? fallback
  }

  /// The language in which a caller reads errors and histories, by its `accept-language`.
  /// - Parameter spoken: which there are, and the instance's own; where that has none of these sentences, they are in English.
  package init(accepting header: String?, in spoken: SpokenLanguages = SpokenLanguages()) {
    let fallback = LanguageTag.lookup(spoken.fallback, in: Self.tagsWithErrors) ?? Self.english.tag
    let tag = header.map { header in
      let allowed = spoken.allowed
      let tags = allowed.isEmpty ? Self.tagsWithErrors : Self.tagsWithErrors.filter { allowed.contains($0) }
      return AcceptLanguage(header).choose(from: tags, fallback: fallback)
    }
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
