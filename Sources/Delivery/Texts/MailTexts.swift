import Domain

/// The seven texts of one mail in one language, as templates (see ``Template``).
///
/// They are plain text: what HTML would read as markup is escaped, a line break stays one.
package struct MailTexts: Sendable, Equatable {
  /// The headline, in the mail and in its window title.
  package var title: String
  /// What mail programs show beside the subject, in the list of messages.
  package var preHeader: String
  package var subject: String
  package var greeting: String
  package var text: String
  /// The words on the button that opens the link; nil where there is nothing to do, and so neither link nor code.
  package var buttonText: String?
  /// Small print at the end.
  package var footerText: String

  package init(
    title: String, preHeader: String, subject: String, greeting: String, text: String, buttonText: String?,
    footerText: String
  ) {
    self.title = title
    self.preHeader = preHeader
    self.subject = subject
    self.greeting = greeting
    self.text = text
    self.buttonText = buttonText
    self.footerText = footerText
  }
}

/// The text messages (SMS) of one language, as templates. Short: 160 characters of the GSM alphabet, 70 of any other, are
/// one message.
package struct ShortMessageTexts: Sendable, Equatable {
  package var verifyPhone: String
  package var passwordReset: String

  package init(verifyPhone: String, passwordReset: String) {
    self.verifyPhone = verifyPhone
    self.passwordReset = passwordReset
  }

  subscript(kind: ShortMessageKind) -> String {
    switch kind {
    case .verifyPhone: self.verifyPhone
    case .passwordReset: self.passwordReset
    }
  }
}

/// Everything that messages say in one language. A new language is one such table, named in ``all``; every text is a
/// field, so that a missing one does not compile.
package struct MailLanguage: Sendable {
  package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// BCP 47, as in the `lang` attribute and in `Content-Language`.
  package let tag: String
  package let direction: Direction
  /// Stands above the code.
  let codeLabel: String
  /// Stands above the link written out, for those who cannot press the button.
  let linkLabel: String
  let initialization: MailTexts
  let verifyEmail: MailTexts
  let passwordReset: MailTexts
  let passwordChanged: MailTexts
  let invite: MailTexts
  let shortMessages: ShortMessageTexts

  subscript(kind: MailKind) -> MailTexts {
    switch kind {
    case .initialization: self.initialization
    case .verifyEmail: self.verifyEmail
    case .passwordReset: self.passwordReset
    case .passwordChanged: self.passwordChanged
    case .invite: self.invite
    }
  }

  /// Every language there is. They are Swift values rather than resource files, so that the executable needs nothing
  /// beside it wherever it is copied.
  static let all: [MailLanguage] = [
    .bulgarian, .chinese, .czech, .dutch, .english, .french, .german, .hungarian, .indonesian, .italian, .japanese,
    .korean, .macedonian, .polish, .portuguese, .romanian, .russian, .spanish, .swedish, .turkish,
  ]

  /// What a reader gets who asks for a language that does not exist.
  package static let fallback = MailLanguage.english
}
