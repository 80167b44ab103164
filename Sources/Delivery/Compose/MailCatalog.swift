import Domain
import Texts

/// The messages in every language, ready to be filled in. Built once, then only read.
package struct MailCatalog: Sendable {
  /// One mail in one language, its templates parsed.
  struct Entry: Sendable {
    let language: Language
    let title: Template
    let preHeader: Template
    let subject: Template
    let greeting: Template
    let text: Template
    let buttonText: Template?
    let footerText: Template

    init(_ texts: MailText, in language: Language) throws(TemplateError) {
      self.language = language
      self.title = try Template(texts.title, variables: MailVariables.names)
      self.preHeader = try Template(texts.preHeader, variables: MailVariables.names)
      self.subject = try Template(texts.subject, variables: MailVariables.names)
      self.greeting = try Template(texts.greeting, variables: MailVariables.names)
      self.text = try Template(texts.text, variables: MailVariables.names)
      self.buttonText = try texts.buttonText.map { (text) throws(TemplateError) in
        try Template(text, variables: MailVariables.names)
      }
      self.footerText = try Template(texts.footerText, variables: MailVariables.names)
    }
  }

  /// All messages of one language.
  private struct Messages: Sendable {
    var mails: [MailKind: Entry] = [:]
    var shortMessages: [ShortMessageKind: Template] = [:]
  }

  private let messages: [String: Messages]

  /// - Throws: `TemplateError` when a text uses a variable that messages do not have.
  package init() throws(TemplateError) {
    try self.init(languages: Language.all)
  }

  init(languages: [Language]) throws(TemplateError) {
    var all: [String: Messages] = [:]
    for language in languages {
      var messages = Messages()
      for kind in MailKind.allCases { messages.mails[kind] = try Entry(language.notifications[kind], in: language) }
      for kind in ShortMessageKind.allCases {
        messages.shortMessages[kind] = try Template(
          language.notifications.shortMessages[kind], variables: MailVariables.names)
      }
      all[language.tag] = messages
    }
    self.messages = all
  }

  /// The mail in the first of the languages that there is, else in English.
  ///
  /// - Parameter preferences: BCP 47, the best first; empty ones are passed over.
  func entry(_ kind: MailKind, preferences: [String]) -> Entry? { best(preferences)?.mails[kind] }

  /// The text message in the first of the languages that there is, else in English.
  func shortMessage(_ kind: ShortMessageKind, preferences: [String]) -> Template? {
    best(preferences)?.shortMessages[kind]
  }

  private func best(_ preferences: [String]) -> Messages? {
    messages[Language(preferring: preferences).tag]
  }
}
