import Domain
import Texts

/// The messages in every language, ready to be filled in. Built once, then only read.
package struct MailCatalog: Sendable {
  /// One mail in one language, its templates parsed.
  struct Entry: Sendable {
    let language: Language
    let common: Common
    var title: Template
    var preHeader: Template
    var subject: Template
    var greeting: Template
    var text: Template
    var action: Action?
    var footerText: Template

    struct Action: Sendable {
      var buttonText: Template
      let linkText: Template
    }

    init(_ texts: MailText, in language: Language, _ common: Common) throws(TemplateError) {
      self.language = language
      self.common = common
      self.title = try MailCatalog.template(texts.title)
      self.preHeader = try MailCatalog.template(texts.preHeader)
      self.subject = try MailCatalog.template(texts.subject)
      self.greeting = common.greeting
      self.text = try MailCatalog.template(texts.text)
      self.action = try texts.action.map { (action) throws(TemplateError) in
        Action(
          buttonText: try MailCatalog.template(action.buttonText), linkText: try MailCatalog.template(action.linkText))
      }
      self.footerText = try MailCatalog.template(texts.footerText)
    }
  }

  /// What the mails of one language share.
  struct Common: Sendable {
    let greeting: Template
    let codePrompt: Template
    let codeLabel: Template
    let codeLine: Template
    let codeNote: Template
    let linkLabel: Template
    let signature: Template
    let contactLine: Template

    init(_ texts: CommonTexts) throws(TemplateError) {
      self.greeting = try MailCatalog.template(texts.greeting)
      self.codePrompt = try MailCatalog.template(texts.codePrompt)
      self.codeLabel = try MailCatalog.template(texts.codeLabel)
      self.codeLine = try MailCatalog.template(texts.codeLine)
      self.codeNote = try MailCatalog.template(texts.codeNote)
      self.linkLabel = try MailCatalog.template(texts.linkLabel)
      self.signature = try MailCatalog.template(texts.signature)
      self.contactLine = try MailCatalog.template(texts.contactLine)
    }
  }

  private static func template(_ text: String) throws(TemplateError) -> Template {
    try Template(text, variables: MailVariables.names)
  }

  /// All messages of one language.
  private struct Messages: Sendable {
    var mails: [MailKind: Entry] = [:]
    var shortMessages: [ShortMessageKind: ShortMessageText] = [:]
  }

  private let messages: [String: Messages]

  /// - Throws: `TemplateError` when a text uses a variable that messages do not have.
  package init() throws(TemplateError) {
    try self.init(languages: Language.all)
  }

  init(languages: [Language]) throws(TemplateError) {
    var all: [String: Messages] = [:]
    for language in languages {
      let texts = language.notifications
      let common = try Common(texts.common)
      let head = try Self.template(texts.shortMessages.head)
      var messages = Messages()
      for kind in MailKind.allCases { messages.mails[kind] = try Entry(texts[kind], in: language, common) }
      for kind in ShortMessageKind.allCases {
        messages.shortMessages[kind] = ShortMessageText(
          head: head, body: try Self.template(texts.shortMessages[kind]), language: language)
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
  func shortMessage(_ kind: ShortMessageKind, preferences: [String]) -> ShortMessageText? {
    best(preferences)?.shortMessages[kind]
  }

  private func best(_ preferences: [String]) -> Messages? {
    messages[Language(preferring: preferences).tag]
  }
}
