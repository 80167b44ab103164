import Domain
import Testing

@testable import Delivery
@testable import Texts

@Suite("What a message shows of a person")
struct ReaderTextTests {
  @Test(
    "It is one line, without controls, overrides and what nobody sees",
    arguments: [
      ("Ada\r\n\r\nYour account is suspended", "Ada Your account is suspended"), ("Ada\u{B}\u{C}\u{85}L", "Ada L"),
      ("A\u{1B}[31mda", "A [31mda"), ("Ada\u{0}\u{7F}\u{9B}", "Ada"), ("\u{202E}adA\u{202C}", "adA"),
      ("A\u{2066}d\u{2069}a\u{200E}\u{200F}\u{61C}", "Ada"), ("Ada\u{2028}L\u{2029}", "Ada L"),
      ("A\u{AD}d\u{200B}a\u{2060}\u{FEFF}", "Ada"), ("\u{E0041}Ada\u{FFF9}", "Ada"), ("\u{3164}\u{115F}", ""),
      ("  Ada\u{3000} \u{A0}L ", "Ada L"), ("👩\u{200D}💻 ❤\u{FE0F}", "👩\u{200D}💻 ❤\u{FE0F}"),
      ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("", ""),
    ])
  func lines(text: String, expected: String) {
    #expect(text.singleLine == expected)
    #expect(text.singleLine.singleLine == expected)
  }

  /// As mail programs find what they make links of.
  static let linkifiers = [
    #"(?i)(https?|ftp|mailto|tel|javascript|[a-z][a-z0-9+.-]+):(//)?[^\s<>"]+"#, #"(?i)www\.[^\s<>"]+"#,
    #"(?i)[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.[\p{L}]{2,}(/[^\s<>"]*)?"#, #"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+"#,
    #"(//|\\\\)[^\s<>"]+"#, #"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}"#,
  ]

  @Test(
    "It is not made a link, and reads as it was",
    arguments: [
      "evil.example/login", "www.evil.example", "http://evil.example", "HTTPS://evil.example/a?b=c#d", "evil.co.uk",
      "Ada (evil.example)", "support@evil.example", "mailto:ada@evil.example", "javascript:alert", "192.0.2.1/login",
      "http://[::1]/", "//evil.example/x", #"\\evil\x"#, "bücher.example", "пример.рф", "例え。テスト", "evil．example",
      "💩.la", "Verify at evil.example now",
    ])
  func links(name: String) throws {
    let unlinked = name.unlinked
    for linkifier in Self.linkifiers {
      #expect(unlinked.firstMatch(of: try Regex(linkifier)) == nil, "\(unlinked.debugDescription)")
    }
    #expect(unlinked.unicodeScalars.filter { $0 != "\u{200B}" }.elementsEqual(name.unicodeScalars))
    let mail = try Self.compose(displayName: name, login: "ada", application: name)
    for part in [mail.text, mail.html] { #expect(!part.contains(name)) }
  }

  @Test(
    "Names without links stay as they were",
    arguments: ["J. R. R. Tolkien", "Dr. Zoë", "Anna-Lena O’Neill", "王 小明", "a/b", "3:", "Ada {{.Code}}"])
  func names(name: String) {
    #expect(name.unlinked == name)
  }

  @Test(
    "An address is left to be copied, and nothing more than an address",
    arguments: [
      ("ada@example.com", true), ("ada.lovelace+x@mail.example.com", true), ("ada", true), ("zoë@bücher.example", true),
      ("www.evil.example/x@example.com", false), ("www.ada@example.com", false),
      ("http://evil.example/@example.com", false),
      ("evil.example", false), ("evil.example/login", false), ("a@b@evil.example", false),
      ("evil.example?x@example.com", false),
    ])
  func addresses(address: String, stays: Bool) {
    #expect((address.unlinkedAddress == address) == stays)
  }

  static func compose(
    _ kind: MailKind = .invite, displayName: String, login: String, application: String? = nil,
    service: String = "Acme",
    isSet: Bool = true, language: String = "en"
  ) throws -> OutgoingMail {
    let composer = MailComposer(
      sender: Mailbox(address: try MailAddress("signet@example.org")), catalog: try MailCatalog.whole.get())
    return try composer.compose(
      kind, identifier: "1", recipient: "ada@example.com", languages: [language],
      variables: MailVariables(
        code: "A1B2C3", userName: login, displayName: displayName, lastEmail: "ada@example.com",
        preferredLoginName: login, serviceName: service, isServiceNameSet: isSet, organizationName: service,
        applicationName: application, lifetime: 3600),
      link: MailLink(
        kind, generation: .v2, origin: "https://id.example.org",
        values: .init(
          userID: "1", code: "A1B2C3", organizationID: "2",
          session: .init(id: "3", loginName: login, displayName: displayName, preferredLanguage: language))),
      date: 0)
  }

  @Test("In every place of a mail: greeting, subject, recipient, sender, in both parts")
  func everywhere() throws {
    let name = "Ada\r\n\r\nYour account is suspended: evil.example/login"
    let mail = try Self.compose(
      displayName: name, login: "ada\nX", application: "App\r\nBcc: x", service: "Org\n\nevil.example", isSet: false)
    #expect(mail.subject == "Your invitation to join App Bcc: x")
    #expect(mail.recipient.name == "Ada Your account is suspended: evil.example/login")
    #expect(mail.sender.name == "Org evil.example", "a sender without a name bears the service's")
    let shown = "Ada Your account is suspended: evil\u{200B}.\u{200B}example/login"
    #expect(
      mail.text.contains("Hello \(shown),\n") && mail.html.contains("<p style=\"margin:0 0 16px\">Hello \(shown),</p>"))
    for part in [mail.text, mail.html] {
      #expect(
        !part.contains("evil.example") && part.contains("Org evil\u{200B}.\u{200B}example")
          && part.contains("Login name: ada X"))
    }
  }

  @Test("Who is invited to nothing that has a name is invited to the service", arguments: [nil, ""])
  func application(name: String?) throws {
    let mail = try Self.compose(displayName: "Ada", login: "ada", application: name)
    #expect(mail.subject == "Your invitation to join Acme")
  }

  @Test("An operator's own name is left whole, and who has no visible name is greeted by the login name")
  func operators() throws {
    let mail = try Self.compose(
      .verifyEmail, displayName: "\u{3164}", login: "ada@example.com", service: "booking.example")
    #expect(mail.text.contains("Hello ada@example.com,") && mail.text.contains("entered at booking.example for"))
    #expect(mail.recipient.name == "ada@example.com")
  }

  @Test("Family names come first where the mail's language has them so")
  func order() throws {
    let composer = MailComposer(
      sender: Mailbox(address: try MailAddress("a@b.example")), catalog: try MailCatalog.whole.get())
    let variables = MailVariables(
      code: "", userName: "t", firstName: "太郎", lastName: "山田", displayName: "太郎 山田", lastEmail: "t@example.com",
      preferredLoginName: "t", serviceName: "Acme")
    let mail = try composer.compose(
      .passwordChanged, identifier: "1", recipient: "t@example.com", languages: ["ja"], variables: variables, link: nil,
      date: 0)
    #expect(mail.text.contains("山田 太郎 様") && mail.recipient.name == "太郎 山田")
  }

  @Test(
    "What to do about it stands in the text, and behind the signature's line only who sends and why",
    arguments: Language.tags)
  func signature(tag: String) throws {
    for kind in MailKind.allCases {
      let text = try Self.compose(kind, displayName: "Ada", login: "ada", language: tag).text
      let parts = text.split(separator: "\n-- \n")
      let language = try #require(Language(lookingUp: tag)).notifications
      try #require(parts.count == 2)
      #expect(parts[0].contains(language[kind].footerText))
      #expect(parts[1].contains("Acme") && parts[1].contains("ada"))
      let warning = language.common.codeNote.split(separator: "}}").last ?? ""
      #expect(
        parts[0].contains(warning) == ![.passwordChanged, .emailChanged, .domainClaimed, .passwordlessRegistration]
          .contains(kind))
    }
  }
}

@Suite("The service's name in text messages")
struct ShortMessageTextTests {
  static let names = [
    "A", "Acme Bank", "Acme", "Stadtverwaltung Castrop-Rauxel", "Министерство внутренних дел", "株式会社山田製作所",
    String(repeating: "W", count: 60), String(repeating: "王", count: 60), String(repeating: "n ", count: 100),
    "[€€€€€€€]", "Łódź",
    "evil.example/login", "", "\u{202E}x\n",
  ]

  @Test("With any name, every text is one segment that has the code and the warning whole", arguments: Language.tags)
  func segments(tag: String) throws {
    let catalog = try MailCatalog.whole.get()
    let texts = try #require(Language(lookingUp: tag)).notifications.shortMessages
    for kind in ShortMessageKind.allCases {
      let text = try #require(catalog.shortMessage(kind, preferences: [tag]))
      let body = texts[kind].replacing("{{.Code}}", with: "A1B2C3")
      for name in Self.names {
        for isSet in [true, false] {
          let message = text.rendered(Self.variables(name, isSet))
          #expect(ShortMessageSegments.count(message) == 1 && message.hasSuffix(body), "\(message)")
        }
      }
      for name in ["A", "Acme Bank"] {
        #expect(text.rendered(Self.variables(name)) == texts.head.replacing("{{.ServiceName}}", with: name) + body)
      }
    }
  }

  @Test(
    "A name that is too long is cut where a word ends, else within its first",
    arguments: [
      (
        "de", "Stadtverwaltung Castrop-Rauxel am Rhein-Herne-Kanal in Westfalen",
        "Stadtverwaltung Castrop-Rauxel am Rhein-Herne-Kanal in: "
      ),
      ("ru", "Министерство внутренних дел", "Министерство: "), ("ru", "Министерство-вода", "Министерств.: "),
      ("ru", "Мой Банк России", "Мой Банк: "),
      ("en", "Łódź", ""),
    ])
  func cuts(tag: String, name: String, head: String) throws {
    let text = try #require(try MailCatalog.whole.get().shortMessage(.verifyPhone, preferences: [tag]))
    let message = text.rendered(Self.variables(name))
    #expect(message.hasPrefix(head + "A1B2C3"), "\(message)")
  }

  @Test("A name that others chose leads nowhere")
  func links() throws {
    let text = try #require(try MailCatalog.whole.get().shortMessage(.verifyPhone, preferences: ["ja"]))
    #expect(text.rendered(Self.variables("evil.example", false)).hasPrefix("【evil\u{200B}.\u{200B}example】"))
    #expect(text.rendered(Self.variables("booking.example")).hasPrefix("【booking.example】"))
  }

  private static func variables(_ name: String, _ isSet: Bool = true) -> MailVariables {
    MailVariables(
      code: "A1B2C3", userName: "", displayName: "", lastEmail: "", preferredLoginName: "", serviceName: name,
      isServiceNameSet: isSet)
  }
}
