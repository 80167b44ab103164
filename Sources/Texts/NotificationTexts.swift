/// The seven texts of one mail in one language, as templates.
///
/// They are plain text: what HTML would read as markup is escaped, a line break stays one.
package struct MailText: Sendable, Equatable {
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
package struct ShortMessages: Sendable, Equatable {
  package var verifyPhone: String
  package var passwordReset: String

  package init(verifyPhone: String, passwordReset: String) {
    self.verifyPhone = verifyPhone
    self.passwordReset = passwordReset
  }

  package subscript(kind: ShortMessageKind) -> String {
    switch kind {
    case .verifyPhone: verifyPhone
    case .passwordReset: passwordReset
    }
  }
}

/// Everything that mails and text messages say in one language. Every text is a field, so that a missing one does not
/// compile.
package struct NotificationTexts: Sendable {
  /// Stands above the code.
  package let codeLabel: String
  /// Stands above the link written out, for those who cannot press the button.
  package let linkLabel: String
  package let initialization: MailText
  package let verifyEmail: MailText
  package let passwordReset: MailText
  package let passwordChanged: MailText
  package let emailChanged: MailText
  package let invite: MailText
  package let shortMessages: ShortMessages

  package init(
    codeLabel: String, linkLabel: String, initialization: MailText, verifyEmail: MailText, passwordReset: MailText,
    passwordChanged: MailText, emailChanged: MailText, invite: MailText, shortMessages: ShortMessages
  ) {
    self.codeLabel = codeLabel
    self.linkLabel = linkLabel
    self.initialization = initialization
    self.verifyEmail = verifyEmail
    self.passwordReset = passwordReset
    self.passwordChanged = passwordChanged
    self.emailChanged = emailChanged
    self.invite = invite
    self.shortMessages = shortMessages
  }

  package subscript(kind: MailKind) -> MailText {
    switch kind {
    case .initialization: initialization
    case .verifyEmail: verifyEmail
    case .passwordReset: passwordReset
    case .passwordChanged: passwordChanged
    case .emailChanged: emailChanged
    case .invite: invite
    }
  }
}
