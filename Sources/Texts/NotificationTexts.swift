/// The texts of one mail in one language, as templates.
///
/// They are plain text: what HTML would read as markup is escaped, a line break stays one.
package struct MailText: Sendable, Equatable {
  /// What the reader can do: press a button, or open a link.
  package struct Action: Sendable, Equatable {
    /// The words on the button.
    package var buttonText: String
    /// Stands above the link where there is no button: in the part without HTML.
    package var linkText: String

    package init(buttonText: String, linkText: String) {
      self.buttonText = buttonText
      self.linkText = linkText
    }
  }

  /// The headline, in the mail and in its window title.
  package var title: String
  /// What mail programs show beside the subject, in the list of messages.
  package var preHeader: String
  package var subject: String
  /// What happened, where, and what to do. Its first paragraph names the service.
  package var text: String
  /// Nil where there is nothing to do, and so neither link nor code.
  package var action: Action?
  /// What if it was not the reader who caused the mail.
  package var footerText: String

  package init(
    title: String, preHeader: String, subject: String, text: String, action: Action?, footerText: String
  ) {
    self.title = title
    self.preHeader = preHeader
    self.subject = subject
    self.text = text
    self.action = action
    self.footerText = footerText
  }
}

/// The text messages (SMS) of one language, as templates. Each is one segment (``ShortMessageSegments``), with as much of the
/// service's name before it as there is room for. French and Italian keep to the straight apostrophe: the curved one is
/// not in the alphabet of which a segment holds 160.
package struct ShortMessages: Sendable, Equatable {
  /// The service's name, and what sets it off from the text.
  package var head: String
  package var verifyPhone: String
  package var passwordReset: String
  package var verifySMSOTP: String

  package init(head: String, verifyPhone: String, passwordReset: String, verifySMSOTP: String) {
    self.head = head
    self.verifyPhone = verifyPhone
    self.passwordReset = passwordReset
    self.verifySMSOTP = verifySMSOTP
  }

  package subscript(kind: ShortMessageKind) -> String {
    switch kind {
    case .verifyPhone: verifyPhone
    case .passwordReset: passwordReset
    case .verifySMSOTP: verifySMSOTP
    }
  }
}

/// Everything that mails and text messages say in one language. Every text is a field, so that a missing one does not
/// compile.
package struct NotificationTexts: Sendable {
  package let common: CommonTexts
  package let initialization: MailText
  package let verifyEmail: MailText
  package let passwordReset: MailText
  package let passwordChanged: MailText
  package let emailChanged: MailText
  package let domainClaimed: MailText
  package let invite: MailText
  package let verifyEmailOTP: MailText
  package let passwordlessRegistration: MailText
  package let shortMessages: ShortMessages

  package init(
    common: CommonTexts, initialization: MailText, verifyEmail: MailText, passwordReset: MailText,
    passwordChanged: MailText, emailChanged: MailText, domainClaimed: MailText, invite: MailText,
    verifyEmailOTP: MailText, passwordlessRegistration: MailText, shortMessages: ShortMessages
  ) {
    self.common = common
    self.initialization = initialization
    self.verifyEmail = verifyEmail
    self.passwordReset = passwordReset
    self.passwordChanged = passwordChanged
    self.emailChanged = emailChanged
    self.domainClaimed = domainClaimed
    self.invite = invite
    self.verifyEmailOTP = verifyEmailOTP
    self.passwordlessRegistration = passwordlessRegistration
    self.shortMessages = shortMessages
  }

  package subscript(kind: MailKind) -> MailText {
    switch kind {
    case .initialization: initialization
    case .verifyEmail: verifyEmail
    case .passwordReset: passwordReset
    case .passwordChanged: passwordChanged
    case .emailChanged: emailChanged
    case .domainClaimed: domainClaimed
    case .invite: invite
    case .verifyEmailOTP: verifyEmailOTP
    case .passwordlessRegistration: passwordlessRegistration
    }
  }
}
