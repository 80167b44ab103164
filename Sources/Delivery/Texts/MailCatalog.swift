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
  /// - Throws: `TemplateError` when a text uses a variable that mails do not have.
  public init() throws(TemplateError) {
    try self.init(languages: MailLanguage.all)
  }

  init(languages: [MailLanguage]) throws(TemplateError) {
    var entries: [String: [MailKind: Entry]] = [:]
    for language in languages {
      for (kind, texts) in language.mails {
        entries[language.tag, default: [:]][kind] = try Entry(texts, in: language)
      }
    }
    self.entries = entries
  }

  /// The tags of all languages, sorted.
  public var languages: [String] { self.entries.keys.sorted() }

  /// The mail in the first of the languages that there is, else in English.
  ///
  /// - Parameter preferences: BCP 47, the best first; empty ones are passed over.
  func entry(_ kind: MailKind, preferences: [String]) -> Entry? {
    for preference in preferences {
      if let tag = LanguageTag.lookup(preference, in: self.entries.keys), let entry = self.entries[tag]?[kind] {
        return entry
      }
    }
    return self.entries[MailLanguage.fallback.tag]?[kind]
  }
}
