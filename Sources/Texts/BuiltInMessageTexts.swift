import Domain

extension Language {
  /// What is built in, in the parts of which others can be set.
  package func messageText(_ kind: MessageTextKind) -> MessageText {
    kind == .login ? pages.loginTexts : notifications.messageText(kind)
  }
}

extension NotificationTexts {
  fileprivate func messageText(_ kind: MessageTextKind) -> MessageText {
    switch kind {
    case .login: MessageText()
    case .initialization: parts(initialization)
    case .passwordReset: parts(passwordReset)
    case .verifyEmail: parts(verifyEmail)
    case .passwordChange: parts(passwordChanged)
    case .inviteUser: parts(invite)
    case .verifyPhone: parts(shortMessages[.verifyPhone])
    case .verifySMSOTP: parts(shortMessages[.verifySMSOTP])
    case .verifyEmailOTP: parts(verifyEmailOTP)
    case .domainClaimed: parts(domainClaimed)
    case .passwordlessRegistration: parts(passwordlessRegistration)
    }
  }

  private func parts(_ mail: MailText) -> MessageText {
    var text = parts(mail.text)
    text[.title] = mail.title
    text[.preHeader] = mail.preHeader
    text[.subject] = mail.subject
    text[.greeting] = common.greeting
    text[.buttonText] = mail.action?.buttonText
    text[.footerText] = mail.footerText
    return text
  }

  private func parts(_ body: String) -> MessageText {
    var text = MessageText()
    text[.text] = body
    return text
  }
}
