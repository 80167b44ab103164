import Domain
import Texts

/// The form that a link in a mail opens: a code, perhaps a password, and a way to ask for a new code.
struct LinkForm {
  /// What is said above the form.
  enum Notice {
    case error(String, about: Field)
    case good(String)
  }

  /// What an error is about.
  enum Field {
    case code, password, nothing
  }

  let page: LinkPage
  /// Who writes.
  let service: String
  let reader: Language
  let userID: String
  /// As the link names it: it says which rules are shown. Those that hold are the user's.
  let organizationID: String
  /// The language that the link named, handed on from page to page.
  let language: String
  var code = ""
  /// What a password must have.
  var policy = PasswordPolicy()
  var notice: Notice?

  var texts: PageTexts { reader.pages }

  private var task: PageTexts.Task {
    switch self.page {
    case .verification: self.texts.verification
    case .initialization: self.texts.initialization
    case .passwordReset: self.texts.passwordReset
    case .invitation: self.texts.invitation
    }
  }

  /// What a code looks like, and how long it works: the same for all, so that the page tells nothing of people.
  private var codeHint: String {
    let kind: Notification.Kind =
      switch page {
      case .verification: .emailVerification
      case .initialization: .initialization
      case .passwordReset: .passwordReset
      case .invitation: .invite
      }
    let lifetime = reader.notifications.common.durations.text(seconds: kind.lifetime)
    return texts.codeHint.replacing("{{.Lifetime}}", with: lifetime)
  }

  /// The page with the form.
  var html: [UInt8] {
    PageLayout.page(
      title: self.task.title, language: self.reader, service: self.service,
      body: """
        <p>\(self.task.introduction.shownInHTML)</p>
        \(self.noticeHTML)
        <form method="post" action="\(self.page.target.escapedForHTML)">
        \(self.hiddenFields)
        <label for="code">\(self.texts.codeLabel.escapedForHTML)</label>
        <input class="code" id="code" name="code" value="\(self.code.escapedForHTML)" required maxlength="20" \
        autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" lang="en" translate="no"\
        \(self.description(.code, hint: "code-hint"))>
        <p class="hint" id="code-hint">\(self.codeHint.escapedForHTML)</p>
        \(self.passwordFields)\
        <button type="submit" name="action" value="redeem">\(self.task.button.escapedForHTML)</button>
        </form>
        <form method="post" action="\(self.page.target.escapedForHTML)">
        \(self.hiddenFields)
        <p id="resend-question">\(self.texts.resendQuestion.escapedForHTML)</p>
        <button class="quiet" type="submit" name="action" value="resend" aria-describedby="resend-question">\
        \(self.texts.resendButton.escapedForHTML)</button>
        </form>
        """)
  }

  /// The page after the code was redeemed.
  var doneHTML: [UInt8] {
    PageLayout.page(
      title: self.task.doneTitle, language: self.reader, service: self.service,
      body: "<p class=\"good\" role=\"status\">\(self.task.doneText.escapedForHTML)</p>")
  }

  /// The page instead of a form that could not be used.
  func brokenHTML(_ text: String) -> [UInt8] {
    PageLayout.page(
      title: self.task.title, language: self.reader, service: self.service,
      body: "<p class=\"message error\" role=\"alert\">\(text.shownInHTML)</p>")
  }

  private var hiddenFields: String {
    let fields = [("user", self.userID), ("organization", self.organizationID), ("lang", self.language)]
    return fields.filter { !$0.1.isEmpty }.map { name, value in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(value.escapedForHTML)\">"
    }.joined(separator: "\n")
  }

  private var passwordFields: String {
    guard self.page.setsPassword else { return "" }
    let rules = self.texts.passwordRules
    return """
      <label for="password">\(self.texts.passwordLabel.escapedForHTML)</label>
      <input id="password" name="password" type="password" required autocomplete="new-password"\
      \(self.description(.password, hint: "password-hint"))>
      <div class="hint" id="password-hint">\(rules.introduction.escapedForHTML)
      <ul>\(rules.items(self.policy).map { "<li>\($0.escapedForHTML)</li>" }.joined())</ul></div>
      <label for="repeat">\(self.texts.passwordRepeatLabel.escapedForHTML)</label>
      <input id="repeat" name="repeat" type="password" required autocomplete="new-password"\
      \(self.description(.password, hint: nil))>

      """
  }

  /// What assistive programs say of a field: its hint, and the notice where that is about it.
  private func description(_ field: Field, hint: String?) -> String {
    var ids = hint.map { [$0] } ?? []
    var invalid = ""
    if case .error(_, field) = self.notice {
      ids.insert("notice", at: 0)
      invalid = " aria-invalid=\"true\""
    }
    return ids.isEmpty ? invalid : "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
  }

  private var noticeHTML: String {
    switch self.notice {
    case .error(let text, _): "<p class=\"message error\" id=\"notice\" role=\"alert\">\(text.shownInHTML)</p>"
    case .good(let text): "<p class=\"message good\" id=\"notice\" role=\"status\">\(text.shownInHTML)</p>"
    case nil: ""
    }
  }
}

extension LinkPage {
  /// Whether a password is chosen.
  var setsPassword: Bool {
    switch self {
    case .verification: false
    case .initialization, .passwordReset, .invitation: true
    }
  }
}
