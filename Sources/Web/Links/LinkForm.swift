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
  /// As it is shown.
  var code = ""
  /// As it was entered.
  var entered = ""
  /// What makes the codes of this page.
  var generator = SecretGenerator.invitation
  /// What a password must have.
  var policy = PasswordPolicy()
  var notice: Notice?
  /// What is said instead of what is built in.
  var own = MessageText()
  var frame = PageFrame.plain

  var texts: PageTexts { reader.pages }

  private var task: PageTexts.Task {
    switch page {
    case .verification: texts.verification
    case .initialization: texts.initialization
    case .passwordReset: texts.passwordReset
    case .invitation: texts.invitation
    }
  }

  /// A part of the page, as it was set, else as it is built in.
  private func said(_ part: String, _ builtIn: String) -> String {
    page.textName.flatMap { own.onPage($0, part) } ?? builtIn
  }

  private func saidWhenDone(_ part: String, _ builtIn: String) -> String {
    page.doneTextName.flatMap { own.onPage($0, part) } ?? builtIn
  }

  /// What a code looks like, and how long it works: the same for all, so that the page tells nothing of people. Nil where
  /// codes look otherwise.
  private var codeHint: String? {
    guard generator.isStandardCode else { return nil }
    let lifetime = reader.notifications.common.durations.text(seconds: generator.lifetime / 1_000_000)
    return texts.codeHint.replacing("{{.Lifetime}}", with: lifetime)
  }

  private var codeHintHTML: String {
    codeHint.map { "<p class=\"hint\" id=\"code-hint\">\($0.escapedForHTML)</p>\n" } ?? ""
  }

  /// The page with the form.
  var html: [UInt8] {
    PageLayout.page(
      title: said("Title", task.title), language: reader, service: service, frame: frame,
      body: """
        <p>\(said("Description", task.introduction).shownInHTML)</p>
        \(noticeHTML)
        <form method="post" action="\(page.target.escapedForHTML)">
        \(hiddenFields)
        <label for="code">\(said("CodeLabel", texts.codeLabel).escapedForHTML)</label>
        <input class="code" id="code" name="code" value="\(code.escapedForHTML)" required maxlength="20" \
        autocomplete="one-time-code" autocapitalize="\(generator.isStandardCode ? "characters" : "none")" spellcheck="false" \
        lang="en" translate="no"\(description(.code, hint: codeHint.map { _ in "code-hint" }))>
        \(codeHintHTML)\
        \(passwordFields)\
        <button type="submit" name="action" value="redeem">\(said("NextButtonText", task.button).escapedForHTML)</button>
        </form>
        <form method="post" action="\(page.target.escapedForHTML)">
        \(hiddenFields)
        <p id="resend-question">\(texts.resendQuestion.escapedForHTML)</p>
        <button class="quiet" type="submit" name="action" value="resend" aria-describedby="resend-question">\
        \(said("ResendButtonText", texts.resendButton).escapedForHTML)</button>
        </form>
        """)
  }

  /// The page after the code was redeemed.
  var doneHTML: [UInt8] {
    PageLayout.page(
      title: saidWhenDone("Title", task.doneTitle), language: reader, service: service, frame: frame,
      body: "<p class=\"good\" role=\"status\">\(saidWhenDone("Description", task.doneText).escapedForHTML)</p>")
  }

  /// The page instead of a form that could not be used.
  func brokenHTML(_ text: String) -> [UInt8] {
    PageLayout.page(
      title: said("Title", task.title), language: reader, service: service, frame: frame,
      body: "<p class=\"message error\" role=\"alert\">\(text.shownInHTML)</p>")
  }

  private var hiddenFields: String {
    let fields = [("user", userID), ("organization", organizationID), ("lang", language)]
    return fields.filter { !$0.1.isEmpty }.map { name, value in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(value.escapedForHTML)\">"
    }.joined(separator: "\n")
  }

  private var passwordFields: String {
    guard page.setsPassword else { return "" }
    let rules = texts.passwordRules
    return """
      <label for="password">\(said("NewPasswordLabel", texts.passwordLabel).escapedForHTML)</label>
      <input id="password" name="password" type="password" required autocomplete="new-password"\
      \(description(.password, hint: "password-hint"))>
      <div class="hint" id="password-hint">\(rules.introduction.escapedForHTML)
      <ul>\(rules.items(policy).map { "<li>\($0.escapedForHTML)</li>" }.joined())</ul></div>
      <label for="repeat">\(said("NewPasswordConfirmLabel", texts.passwordRepeatLabel).escapedForHTML)</label>
      <input id="repeat" name="repeat" type="password" required autocomplete="new-password"\
      \(description(.password, hint: nil))>

      """
  }

  /// What assistive programs say of a field: its hint, and the notice where that is about it.
  private func description(_ field: Field, hint: String?) -> String {
    var ids = hint.map { [$0] } ?? []
    var invalid = ""
    if case .error(_, field) = notice {
      ids.insert("notice", at: 0)
      invalid = " aria-invalid=\"true\""
    }
    return ids.isEmpty ? invalid : "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
  }

  private var noticeHTML: String {
    switch notice {
    case .error(let text, _): "<p class=\"message error\" id=\"notice\" role=\"alert\">\(text.shownInHTML)</p>"
    case .good(let text): "<p class=\"message good\" id=\"notice\" role=\"status\">\(text.shownInHTML)</p>"
    case nil: ""
    }
  }
}

extension LinkPage {
  /// The name of the page among texts that can be set; nil where none can.
  fileprivate var textName: String? {
    switch self {
    case .verification: "EmailVerification"
    case .initialization: "InitializeUser"
    case .passwordReset: "InitPassword"
    case .invitation: nil
    }
  }

  /// The same of the page after it.
  fileprivate var doneTextName: String? {
    switch self {
    case .verification: "EmailVerificationDone"
    case .initialization: "InitializeDone"
    case .passwordReset: "InitPasswordDone"
    case .invitation: nil
    }
  }

  /// Whether a password is chosen.
  var setsPassword: Bool {
    switch self {
    case .verification: false
    case .initialization, .passwordReset, .invitation: true
    }
  }
}
