import Domain
import Testing

@testable import Delivery
@testable import Texts

@Suite("What organizations and the instance say in messages")
struct OwnTextTests {
  static func text(_ parts: [MessageTextField: String]) -> MessageText {
    var text = MessageText()
    for (field, template) in parts { text[field] = template }
    return text
  }

  static let variables: MailVariables = {
    var variables = MailVariables(
      code: "A1B2C3", userName: "zoe", firstName: "Zoë", lastName: "O'Neill", nickName: "z",
      displayName: "Zoë <b>evil.example</b>", lastEmail: "zoe@example.com", preferredLoginName: "zoe@example.org",
      serviceName: "Acme", organizationName: "Acme Inc.", domain: "example.org", origin: "https://example.org",
      temporaryUserName: "42@temporary.example.org", lifetime: 3600, time: "2026-11-30 08:11 UTC")
    variables.account = MailVariables.Account(
      userID: "42", loginNames: ["zoe@example.org", "zoe@example.com"], lastPhone: "+41791234567", verifiedPhone: "",
      creationDate: "2026-11-29 07:10 UTC",
      changeDate: "2026-11-30 08:10 UTC")
    return variables
  }()

  private static func compose(
    _ own: [MessageTextField: String], _ kind: MailKind = .verifyEmail, language: String = "en"
  ) throws -> OutgoingMail {
    let composer = MailComposer(
      sender: Mailbox(name: "Signet", address: try MailAddress("signet@example.org")),
      catalog: try MailCatalog.whole.get())
    return try composer.compose(
      kind, identifier: "42-1", recipient: "zoe@example.com", languages: [language], variables: variables,
      own: text(own),
      link: MailLink(
        kind, generation: .v2, origin: "https://id.example.org",
        values: .init(userID: "42", code: "A1B2C3", organizationID: "7")), date: 0)
  }

  @Test("Each part that is set stands for the one that is built in, and the rest stays")
  func parts() throws {
    let builtIn = try Self.compose([:])
    let own: [MessageTextField: String] = [
      .title: "Own title", .preHeader: "Own pre-header", .subject: "Own {{.Code}} for {{.LastEmail}}",
      .greeting: "Dear {{.FirstName}},\nwelcome", .text: "First {{.UserID}}\n\nSecond {{.Lifetime}}",
      .buttonText: "Own button", .footerText: "Own footer",
    ]
    let mail = try Self.compose(own)
    #expect(mail.subject == "Own A1B2C3 for zoe@example.com")
    for part in [mail.text, mail.html] {
      for text in ["Own title", "First 42", "Second 1 hour", "Own footer", "A1B2C3", "Sent by Acme"] {
        #expect(part.contains(text), "\(text)")
      }
    }
    #expect(mail.text.contains("Dear Zoë,\nwelcome\n\nFirst 42\n\nSecond 1 hour\n\n"))
    #expect(mail.html.contains(">Dear Zoë,<br>\nwelcome</p>"))
    #expect(mail.html.contains(">Own pre-header</div>") && mail.html.contains(">Own button</a>"))
    // Each alone leaves all others as they were.
    for (field, template) in own {
      let mail = try Self.compose([field: template])
      let changed = (mail.subject != builtIn.subject, mail.html != builtIn.html)
      #expect(changed == (field == .subject, field != .subject), "\(field)")
      if field != .title { #expect(mail.html.contains("Confirm your email address</h1>")) }
      if field != .footerText { #expect(mail.text.contains("the address then stays unconfirmed")) }
    }
  }

  @Test("A text is no HTML: what it holds is shown, but for the tags that end lines and weigh letters")
  func markup() throws {
    let mail = try Self.compose([
      .text: "A<br>B<BR />C<br/>\nD <strong>{{.Code}}</strong> <i>x</i> <script>1</script> <b onload=x> & \"",
      .title: "T<br>U", .subject: "S<br>T\u{9}U".replacing("\t", with: " "),
      .footerText: "<a href=\"https://evil.example\">here</a>",
    ])
    #expect(mail.text.contains("A\nB\nC\nD A1B2C3 x <script>1</script> <b onload=x> & \"\n"))
    #expect(
      mail.html.contains(
        "A<br>\nB<br>\nC<br>\nD A1B2C3 x &lt;script&gt;1&lt;/script&gt; &lt;b onload=x&gt; &amp; &quot;</p>"))
    #expect(mail.subject == "S T U" && mail.html.contains("<title>T U</title>"))
    #expect(!mail.html.contains("<script") && !mail.html.contains("href=\"https://evil"))
  }

  @Test(
    "A part that says nothing to its reader is left to what is built in",
    arguments: ["<b></b>", "<br>", " <br/>\n<i> </i> ", "{{.VerifiedEmail}}", "<em>{{.VerifiedPhone}}</em><br>"])
  func nothing(template: String) throws {
    let builtIn = try Self.compose([:])
    for field in MessageTextField.ofMessages {
      let mail = try Self.compose([field: template])
      #expect(mail.subject == builtIn.subject && mail.text == builtIn.text && mail.html == builtIn.html, "\(field)")
    }
  }

  @Test("What is filled in is text in HTML, on one line, and leads nowhere; it is no template")
  func values() throws {
    let mail = try Self.compose([.text: "{{.DisplayName}}", .subject: "{{.DisplayName}}"])
    let shown = "evil\u{200B}.\u{200B}example"
    #expect(mail.html.contains("Zoë &lt;b&gt;\(shown)&lt;/b&gt;") && !mail.html.contains("<b>"))
    #expect(mail.text.contains("Zoë <b>\(shown)</b>"))
    #expect(mail.subject == "Zoë <b>evil.example</b>", "no program makes links in subjects")
  }

  @Test("Who has several login names is told each, as addresses that can be copied")
  func loginNames() throws {
    let mail = try Self.compose([.text: "As {{.LoginNames}}.", .subject: "{{.LoginNames}}"])
    #expect(
      mail.text.contains("As zoe@example.org, zoe@example.com.") && mail.subject == "zoe@example.org, zoe@example.com")
    #expect(mail.html.contains("As zoe@example.org, zoe@example.com."))
    var reader = Self.variables
    reader.account?.loginNames = ["ada", "www.evil.example/@b"]
    let shown = LetterValues(variables: reader, language: .english).inLetter("LoginNames")
    #expect(shown?.hasPrefix("ada, ") == true && shown?.contains("www.evil") == false)
  }

  @Test("Every variable of a kind has a value", arguments: MessageTextKind.messages)
  func variables(kind: MessageTextKind) throws {
    #expect(kind.variables.isSubset(of: MailVariables.names))
    for name in kind.variables {
      let value = Self.variables.value(name, in: .english)
      #expect((value ?? "").isEmpty == ["VerifiedEmail", "VerifiedPhone", "SupportContact"].contains(name), "\(name)")
    }
  }

  @Test("A mail without anything to press has no button, whatever is set")
  func notices() throws {
    let mail = try Self.compose([.buttonText: "Press", .text: "At {{.Time}}"], .passwordChanged)
    #expect(!mail.html.contains("Press") && !mail.html.contains("href="))
    #expect(mail.text.contains("At 2026-11-30 08:11 UTC"))
  }

  @Test("What a version before has taken, and this one cannot render, costs no mail")
  func damaged() throws {
    let mail = try Self.compose([.text: "{{.Nonsense}}", .title: "{{", .footerText: "Own"])
    #expect(mail.html.contains("Confirm your email address</h1>") && mail.text.contains("Own"))
  }

  @Test("A text message stands alone, however long it is")
  func shortMessages() throws {
    let message = try #require(try MailCatalog.whole.get().shortMessage(.verifyPhone, preferences: ["en"]))
    #expect(
      message.rendered(Self.variables, own: Self.text([.text: "{{.Code}} – Zürich\r\nA"])) == "A1B2C3 – Zürich\nA")
    let long = String(repeating: "a", count: 700) + " {{.Code}}"
    #expect(message.rendered(Self.variables, own: Self.text([.text: long])).utf8.count == 707)
    #expect(
      message.rendered(Self.variables, own: Self.text([.title: "T"])) == message.rendered(Self.variables),
      "only the text is sent")
    #expect(
      message.rendered(Self.variables, own: Self.text([.text: "<br>{{.VerifiedPhone}}"]))
        == message.rendered(Self.variables),
      "none is sent that says nothing")
  }

  @Test("A right-to-left language is written from the right, and names of others stand in it by themselves")
  func direction() throws {
    let language = Language("ar", .english, .english, direction: .rightToLeft)
    let texts = language.notifications
    var entry = try MailCatalog.Entry(texts.verifyEmail, in: language, try .init(texts.common))
    let values = LetterValues(variables: Self.variables, language: language)
    entry.say(
      Self.text([.title: "مرحبًا بك", .greeting: "عزيزي {{.FirstName}}،", .text: "رمزك هو {{.Code}}"]), filledBy: values)
    let letter = MailLetter(
      entry,
      link: MailLink(
        .verifyEmail, generation: .v2, origin: "https://id.example.org",
        values: .init(userID: "42", code: "A1B2C3", organizationID: "7")),
      values)
    #expect(letter.html.contains("<html lang=\"ar\" dir=\"rtl\">") && letter.html.contains("text-align:start"))
    #expect(letter.html.contains(">عزيزي Zoë،</p>") && letter.plainText.contains("رمزك هو A1B2C3"))
  }
}
