import Domain

extension PageTexts {
  /// What is built in on the pages that there are here, by the names under which others can be set. What a page that programs of
  /// their own have says is theirs.
  var loginTexts: MessageText {
    var texts = MessageText()
    for (page, done, task) in [
      ("EmailVerification", "EmailVerificationDone", verification),
      ("InitializeUser", "InitializeDone", initialization),
      ("InitPassword", "InitPasswordDone", passwordReset),
    ] {
      texts.say(page, "Title", task.title)
      texts.say(page, "Description", task.introduction)
      texts.say(page, "CodeLabel", codeLabel)
      texts.say(page, "NewPasswordLabel", passwordLabel)
      texts.say(page, "NewPasswordConfirmLabel", passwordRepeatLabel)
      texts.say(page, "NextButtonText", task.button)
      texts.say(page, "ResendButtonText", resendButton)
      texts.say(done, "Title", task.doneTitle)
      texts.say(done, "Description", task.doneText)
    }
    texts.say("Footer", "Tos", footer.termsOfService)
    texts.say("Footer", "PrivacyPolicy", footer.privacyPolicy)
    texts.say("Footer", "Help", footer.help)
    texts.say("Footer", "SupportEmail", footer.support)
    return texts
  }
}

extension MessageText {
  /// What is said in a part of a page; nil where nothing is.
  package func onPage(_ page: String, _ part: String) -> String? {
    MessageTextField(rawValue: "\(page).\(part)").flatMap { self[$0] }
  }

  /// Says something in a part of a page, where the page has it.
  fileprivate mutating func say(_ page: String, _ part: String, _ text: String) {
    guard let field = MessageTextField(rawValue: "\(page).\(part)") else { return }
    self[field] = text
  }
}
