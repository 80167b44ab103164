import Testing
import Domain

@testable import Delivery
@testable import Texts

@Suite("Composing mails")
struct MailComposerTests {
  private static func compose(
    _ kind: MailKind = .verifyEmail, languages: [String] = ["en"], displayName: String = "Zoë <b>O'Neill</b> & Söhne",
    code: String = "A1B2C3", link: MailLink? = nil
  ) throws -> OutgoingMail {
    let composer = MailComposer(
      sender: Mailbox(name: "Signet", address: try MailAddress("signet@example.org")),
      catalog: try MailCatalog.whole.get())
    return try composer.compose(
      kind, identifier: "42-1", recipient: "reader@example.com", languages: languages,
      variables: MailVariables(
        code: code, userName: "zoe", firstName: "Zoë", lastName: "O'Neill", displayName: displayName,
        lastEmail: "reader@example.com", preferredLoginName: "zoe@example.org", serviceName: "Acme",
        organizationName: "Acme Inc.", lifetime: 3600, time: "2026-11-30 08:11 UTC"),
      link: link ?? Self.link(kind, code: code), date: 0)
  }

  private static func link(_ kind: MailKind, code: String = "A1B2C3") -> MailLink? {
    MailLink(
      kind, generation: .v2, origin: "https://id.example.org",
      values: .init(
        userID: "42", code: code, organizationID: "7",
        session: .init(id: "8", loginName: "zoe@example.org", displayName: "Zoë O'Neill", preferredLanguage: "")))
  }

  static let everyMail = MailKind.allCases.flatMap { kind in Language.all.map { (kind, $0.tag) } }

  @Test(
    "Code and link are in both parts where there is something to do, and nothing is left to fill in",
    arguments: Self.everyMail)
  func content(kind: MailKind, tag: String) throws {
    let mail = try Self.compose(kind, languages: [tag])
    #expect(mail.language == Language(lookingUp: tag)?.writtenTag)
    let link = Self.link(kind)
    #expect(
      (link == nil) == [.passwordChanged, .emailChanged, .domainClaimed, .passwordlessRegistration].contains(kind))
    for part in [mail.text, mail.html] {
      #expect(part.contains("A1B2C3") == (link != nil))
      #expect(!part.contains("{{") && !part.contains("}}"))
    }
    #expect(mail.html.contains("<html lang=\"\(mail.language)\" dir=\"ltr\">"))
    if let link {
      #expect(mail.text.split(separator: "\n").contains(Substring(link.url)))
      #expect(mail.html.contains("href=\"\(link.url.escapedForHTML)\""))
    } else {
      #expect(!mail.html.contains("href=") && !mail.text.contains("://"))
    }
    // Both parts are whole: no empty paragraph where something was left out.
    #expect(!mail.text.contains("\n\n\n") && !mail.html.contains("\"></p>"))
  }

  @Test("What a user has chosen is text in HTML, and itself in the plain part")
  func escaping() throws {
    let mail = try Self.compose(displayName: "<script>alert(1)</script> \"'& {{.Code}}")
    #expect(!mail.html.contains("<script>"))
    #expect(mail.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp; {{.Code}}"))
    #expect(mail.text.contains("Hello <script>alert(1)</script> \"'& {{.Code}},"), "values are not templates")
  }

  @Test(
    "A name turns nothing around but itself",
    arguments: [
      ("Ada", "Hello Ada,"), ("王小明", "Hello 王小明,"), ("محمد ٣", "Hello \u{2068}محمد ٣\u{2069},"),
      ("דנה 7", "Hello \u{2068}דנה 7\u{2069},"), ("\u{202E}adA\u{2069}", "Hello adA,"),
      ("\u{2067}دانا", "Hello \u{2068}دانا\u{2069},"),
    ])
  func directions(name: String, greeting: String) throws {
    let mail = try Self.compose(displayName: name)
    #expect(mail.text.contains(greeting))
    #expect(mail.html.contains(">\(greeting)<"))
  }

  @Test("A caller's link cannot leave its attribute")
  func linkEscaping() throws {
    let link = try MailLink(
      template: "https://example.com/?a=\"onclick=\"x&c={{.Code}}",
      values: .init(userID: "42", code: "A1B2C3", organizationID: "7"))
    #expect(
      try Self.compose(link: link).html.contains("href=\"https://example.com/?a=&quot;onclick=&quot;x&amp;c=A1B2C3\""))
  }

  @Test("A recipient that no mail can reach")
  func recipient() throws {
    let composer = MailComposer(sender: Mailbox(address: try MailAddress("a@b")), catalog: try MailCatalog.whole.get())
    #expect(throws: MailComposer.Failure.recipient(.malformed)) {
      try composer.compose(
        .verifyEmail, identifier: "1", recipient: "nobody", languages: [],
        variables: MailVariables(
          code: "", userName: "", displayName: "", lastEmail: "", preferredLoginName: "", serviceName: ""),
        link: MailLink(
          .verifyEmail, generation: .v2, origin: "", values: .init(userID: "", code: "", organizationID: "")),
        date: 0)
    }
  }

  @Test(
    "Links to this server's own pages",
    arguments: [
      (
        MailKind.verifyEmail, Generation.v1,
        "https://id.example.org/ui/login/mail/verification?userID=4%2F2%20%26&code=A1B2C3&orgID=7"
      ),
      (
        .verifyEmail, .v2, "https://id.example.org/ui/v2/login/verify?code=A1B2C3&userId=4%2F2%20%26&organization=7"
      ),
      (
        .initialization, .v1,
        "https://id.example.org/ui/login/user/init?userID=4%2F2%20%26&code=A1B2C3&orgID=7"
      ),
      (.initialization, .v2, "https://id.example.org/ui/login/user/init?userID=4%2F2%20%26&code=A1B2C3&orgID=7"),
      (
        .passwordReset, .v1,
        "https://id.example.org/ui/login/password/init?userID=4%2F2%20%26&code=A1B2C3&orgID=7"
      ),
      (
        .passwordReset, .v2,
        "https://id.example.org/ui/v2/login/password/set?code=A1B2C3&userId=4%2F2%20%26&organization=7"
      ),
      (
        .invite, .v2,
        "https://id.example.org/ui/v2/login/verify?code=A1B2C3&userId=4%2F2%20%26&organization=7&invite=true"
      ),
      (.passwordChanged, .v1, nil), (.emailChanged, .v2, nil),
    ] as [(MailKind, Generation, String?)])
  func links(kind: MailKind, generation: Generation, expected: String?) {
    let values = MailLink.Values(userID: "4/2 &", code: "A1B2C3", organizationID: "7")
    let link = MailLink(kind, generation: generation, origin: "https://id.example.org", values: values)
    #expect(link?.url == expected)
    let chosen = MailLink(
      kind, generation: generation, origin: "https://id.example.org", values: values, language: "pt-BR")
    #expect(chosen?.url == expected.map { $0 + "&lang=pt-BR" }, "the page is to speak as the mail does")
  }

  @Test(
    "Links by a caller's template: values are percent-encoded, the rest stays",
    arguments: [
      ("https://example.com/{{.OrgID}}/{{ .UserID }}?c={{.Code}}", "https://example.com/7/4%2F2%20%26?c=A1B2C3"),
      ("https://example.com/ü?{{.Code}}{{.Code}}", "https://example.com/ü?A1B2C3A1B2C3"),
      ("no variable", "no variable"),
      // As Go's templates are written; what is filled in is encoded once, and not once more.
      ("https://example.com/?u={{.UserID | urlquery}}", "https://example.com/?u=4%2F2%20%26"),
      ("https://example.com/?u={{.UserID|urlquery|html}}", "https://example.com/?u=4%2F2%20%26"),
      ("https://example.com/?u={{urlquery .UserID}}", "https://example.com/?u=4%2F2%20%26"),
      ("https://example.com/ \n {{- .Code -}} \t /x", "https://example.com/A1B2C3/x"),
      ("https://example.com/{{- .Code | urlquery}}", "https://example.com/A1B2C3"),
      ("{{- .Code -}}", "A1B2C3"), ("{{\t.Code\n}}", "A1B2C3"),
    ])
  func templates(template: String, expected: String) throws {
    let values = MailLink.Values(userID: "4/2 &", code: "A1B2C3", organizationID: "7")
    #expect(try MailLink(template: template, values: values).url == expected)
  }

  @Test(
    "Templates that cannot be used",
    arguments: [
      ("{{.Code", TemplateError.unclosed), ("{{Code}}", .malformed("Code")), ("{{}}", .malformed("")),
      ("{{.Code | printf}}", .malformed(".Code | printf")), ("{{.Code |}}", .malformed(".Code |")),
      ("{{| urlquery}}", .malformed("| urlquery")), ("{{-.Code-}}", .malformed("-.Code-")),
      ("{{urlquery .Code .Code}}", .malformed("urlquery .Code .Code")), ("{{.Code .Code}}", .malformed(".Code .Code")),
      ("{{.Password | urlquery}}", .unknownVariable("Password")), ("{{.Code.Length}}", .malformed(".Code.Length")),
      ("{{.Password}}", .unknownVariable("Password")),
      ("{{.code}}", .unknownVariable("code")), ("{{range .Code}}", .malformed("range .Code")),
    ])
  func badTemplates(template: String, error: TemplateError) {
    #expect(throws: error) {
      try MailLink(template: template, values: .init(userID: "", code: "", organizationID: ""))
    }
  }

  @Test("A text that uses a variable which mails do not have is found when the catalog is built")
  func catalog() {
    let texts = NotificationTexts.english
    let broken = MailText(
      title: "{{.Titel}}", preHeader: "", subject: "", text: "", action: nil, footerText: "")
    let wrong = NotificationTexts(
      common: texts.common, initialization: texts.initialization, verifyEmail: broken,
      passwordReset: texts.passwordReset, passwordChanged: texts.passwordChanged, emailChanged: texts.emailChanged,
      domainClaimed: texts.domainClaimed,
      invite: texts.invite, verifyEmailOTP: texts.verifyEmailOTP,
      passwordlessRegistration: texts.passwordlessRegistration, shortMessages: texts.shortMessages)
    let language = Language("xx", wrong, Language.english.pages)
    #expect(throws: TemplateError.unknownVariable("Titel")) { try MailCatalog(languages: [language]) }
  }
}
