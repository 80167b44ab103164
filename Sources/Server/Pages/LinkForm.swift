/// The form that a link in a mail opens: a code, perhaps a password, and a way to ask for a new code.
struct LinkForm {
  /// What the form is for.
  enum Purpose {
    case verification
    case initialization
  }

  /// What is said above the form.
  enum Notice {
    case error(String)
    case good(String)
  }

  let purpose: Purpose
  let texts: PageTexts
  /// Where both forms are posted: the path of the page itself.
  let path: String
  let userID: String
  var code = ""
  var notice: Notice?

  var title: String { self.purpose == .verification ? self.texts.verifyTitle : self.texts.initializeTitle }

  /// The page with the form.
  var html: [UInt8] {
    let introduction =
      self.purpose == .verification ? self.texts.verifyIntroduction : self.texts.initializeIntroduction
    let button = self.purpose == .verification ? self.texts.verifyButton : self.texts.initializeButton
    let hasError = if case .error = self.notice { true } else { false }
    let invalid = hasError ? " aria-invalid=\"true\" aria-describedby=\"notice hint\"" : " aria-describedby=\"hint\""
    return PageLayout.page(
      title: self.title, language: self.texts.language,
      body: """
        <p>\(introduction.escapedForHTML)</p>
        \(Self.html(self.notice))
        <form method="post" action="\(self.path.escapedForHTML)">
        \(self.hiddenUser)
        <label for="code">\(self.texts.codeLabel.escapedForHTML)</label>
        <input class="code" id="code" name="code" value="\(self.code.escapedForHTML)" required maxlength="20" \
        autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"\(invalid)>
        <p class="hint" id="hint">\(self.texts.codeHint.escapedForHTML)</p>
        \(self.passwordFields)
        <button type="submit" name="action" value="redeem">\(button.escapedForHTML)</button>
        </form>
        <form method="post" action="\(self.path.escapedForHTML)">
        \(self.hiddenUser)
        <p>\(self.texts.resendQuestion.escapedForHTML)</p>
        <button class="quiet" type="submit" name="action" value="resend">\
        \(self.texts.resendButton.escapedForHTML)</button>
        </form>
        """)
  }

  /// The page after the code was redeemed.
  var doneHTML: [UInt8] {
    let (title, text) =
      self.purpose == .verification
      ? (self.texts.verifiedTitle, self.texts.verifiedText) : (self.texts.initializedTitle, self.texts.initializedText)
    return PageLayout.page(
      title: title, language: self.texts.language, body: "<p class=\"good\" role=\"status\">\(text.escapedForHTML)</p>")
  }

  private var hiddenUser: String {
    "<input type=\"hidden\" name=\"user\" value=\"\(self.userID.escapedForHTML)\">"
  }

  private var passwordFields: String {
    guard self.purpose == .initialization else { return "" }
    return """
      <label for="password">\(self.texts.passwordLabel.escapedForHTML)</label>
      <input id="password" name="password" type="password" required autocomplete="new-password" \
      aria-describedby="password-hint">
      <p class="hint" id="password-hint">\(self.texts.passwordHint.escapedForHTML)</p>
      <label for="repeat">\(self.texts.passwordRepeatLabel.escapedForHTML)</label>
      <input id="repeat" name="repeat" type="password" required autocomplete="new-password">
      """
  }

  private static func html(_ notice: Notice?) -> String {
    switch notice {
    case .error(let text): "<p class=\"message error\" id=\"notice\" role=\"alert\">\(text.escapedForHTML)</p>"
    case .good(let text): "<p class=\"message good\" id=\"notice\" role=\"status\">\(text.escapedForHTML)</p>"
    case nil: ""
    }
  }
}
