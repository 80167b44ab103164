import UserDomain

/// The mails in every language, ready to be filled in. Built once, then only read.
public struct MailCatalog: Sendable {
  /// One mail in one language, its templates parsed.
  struct Entry: Sendable {
    let language: MailLanguage
    let title: Template
    let preHeader: Template
    let subject: Template
    let greeting: Template
    let text: Template
    let buttonText: Template
    let footerText: Template

    init(_ texts: MailTexts, in language: MailLanguage) throws(TemplateError) {
      self.language = language
      self.title = try Template(texts.title, variables: MailVariables.names)
      self.preHeader = try Template(texts.preHeader, variables: MailVariables.names)
      self.subject = try Template(texts.subject, variables: MailVariables.names)
      self.greeting = try Template(texts.greeting, variables: MailVariables.names)
      self.text = try Template(texts.text, variables: MailVariables.names)
      self.buttonText = try Template(texts.buttonText, variables: MailVariables.names)
      self.footerText = try Template(texts.footerText, variables: MailVariables.names)
    }
  }

  private let entries: [String: [MailKind: Entry]]
  private let defaultTag: String

  /// - Parameter defaultLanguage: for readers without a preference that exists here; nil or unknown means English.
  /// - Throws: ``TemplateError`` when a text uses a variable that mails do not have.
  public init(defaultLanguage: String? = nil) throws(TemplateError) {
    try self.init(languages: MailLanguage.all, defaultLanguage: defaultLanguage)
  }

  init(languages: [MailLanguage], defaultLanguage: String?) throws(TemplateError) {
    var entries: [String: [MailKind: Entry]] = [:]
    for language in languages {
      for (kind, texts) in language.mails {
        entries[language.tag, default: [:]][kind] = try Entry(texts, in: language)
      }
    }
    self.entries = entries
    self.defaultTag =
      defaultLanguage.flatMap { LanguageTag.lookup($0, in: entries.keys) } ?? MailLanguage.fallback.tag
  }

  /// The tags of all languages, sorted.
  public var languages: [String] { self.entries.keys.sorted() }

  /// The mail in the reader's language, else in the default one, else in English.
  func entry(_ kind: MailKind, preferredLanguage: String?) -> Entry? {
    if let preferredLanguage, let tag = LanguageTag.lookup(preferredLanguage, in: self.entries.keys),
      let entry = self.entries[tag]?[kind]
    {
      return entry
    }
    return self.entries[self.defaultTag]?[kind] ?? self.entries[MailLanguage.fallback.tag]?[kind]
  }
}
