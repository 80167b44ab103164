import Testing

@testable import Domain

@Suite("What organizations and the instance say in messages")
struct MessageTextTests {
  static let scope = Membership.Scope.organization(Given.organization)
  static let key = MessageTextKey(.verifyEmail, in: "de")

  static func text(_ parts: [MessageTextField: String]) -> MessageText {
    var text = MessageText()
    for (field, template) in parts { text[field] = template }
    return text
  }

  static func setting(
    _ parts: [MessageTextField: String], _ key: MessageTextKey = key, in scope: Membership.Scope = scope
  ) throws(DomainError) -> Command<ChangeOutcome> {
    try .setMessageText(text(parts), of: key, in: scope, by: "editor")
  }

  /// Two organizations and the instance.
  static func world() throws -> World {
    var world = World()
    try world.execute(
      Command<Void>(by: "", [.instance]) { changes throws(DomainError) in
        let _: Instance = try changes.create(id: "1", in: "1", .added(defaultLanguage: "en"))
      })
    return world
  }

  private static func changes(_ events: ArraySlice<Event>) -> [MessageTextChange] {
    events.compactMap {
      switch $0.payload {
      case .organization(.messageText(let change)), .instance(.messageText(let change)): change
      default: nil
      }
    }
  }

  private static func said(_ world: World, _ key: MessageTextKey = key, by scope: Membership.Scope = scope)
    -> MessageText
  {
    var text = MessageText()
    for field in key.kind.fields {
      if case .messageText(_, _, _, let template)? = world.rows[.messageText(scope, key, field)] {
        text[field] = template
      }
    }
    return text
  }

  @Test("An event tells of each part that changes, and no other", arguments: [scope, .instance])
  func parts(scope: Membership.Scope) throws {
    var world = try Self.world()
    func execute(_ parts: [MessageTextField: String]) throws -> [MessageTextChange] {
      let before = world.events.count
      try world.execute(Self.setting(parts, in: scope))
      return Self.changes(world.events[before...])
    }
    let first = try execute([.title: "T", .text: "Code {{.Code}}", .footerText: " "])
    #expect(
      first == [.set(.title, "T", of: Self.key), .set(.text, "Code {{.Code}}", of: Self.key)], "blank says nothing")
    #expect(try execute([.title: "T", .text: "Code {{.Code}}"]) == [], "unchanged")
    let second = try execute([.text: "{{ .Code }}", .subject: "S"])
    #expect(
      second == [
        .removed(.title, of: Self.key), .set(.subject, "S", of: Self.key), .set(.text, "{{ .Code }}", of: Self.key),
      ])
    #expect(Self.said(world, by: scope) == Self.text([.text: "{{ .Code }}", .subject: "S"]))
    #expect(try execute([:]) == [.removed(.subject, of: Self.key), .removed(.text, of: Self.key)])
    #expect(Self.said(world, by: scope).isEmpty)
  }

  @Test("Who has ever said something is looked for, and nobody else")
  func marks() throws {
    var world = try Self.world()
    try world.execute(Self.setting([.title: "T"]))
    #expect(world.organizations[Given.organization]?.hasOwnTexts == true)
    #expect(world.organizations[Given.otherOrganization]?.hasOwnTexts == false)
    #expect(world.instance?.hasOwnTexts == false)
    try world.execute(Self.setting([.title: "T"], in: .instance))
    #expect(world.instance?.hasOwnTexts == true)
  }

  @Test("What pages say is no message: it is looked for by itself, may hold braces, and has ids of its own")
  func pages() throws {
    var world = try Self.world()
    let key = MessageTextKey(.login, in: "de")
    let title = try #require(MessageTextField(rawValue: "Login.Title"))
    for (scope, id) in [(Self.scope, "Org-9ru44"), (.instance, "IAM-fru44")] {
      let reset = Command.resetMessageText(of: key, in: scope, by: "editor")
      #expect(world.refusal(of: reset)?.id == id)
      // A part of a message is none of a page.
      try world.execute(Self.setting([title: "{{.Nonsense}} {{", .text: "T"], key, in: scope))
      #expect(Self.said(world, key, by: scope) == Self.text([title: "{{.Nonsense}} {{"]))
      #expect(throws: DomainError.self) { try Self.setting([title: "a\0b"], key, in: scope) }
      #expect(world.organizations[Given.organization]?.hasOwnPageTexts == true)
      #expect(world.organizations[Given.organization]?.hasOwnTexts == false)
      try world.execute(reset)
      #expect(Self.said(world, key, by: scope).isEmpty)
    }
    #expect(world.instance?.hasOwnPageTexts == true && world.instance?.hasOwnTexts == false)
  }

  @Test("A reset takes one message in one language away")
  func reset() throws {
    var world = try Self.world()
    let english = MessageTextKey(.verifyEmail, in: "en")
    for key in [Self.key, english] {
      for scope in [Self.scope, .instance] {
        try world.execute(Self.setting([.title: "T", .text: "X"], key, in: scope))
      }
    }
    for (scope, id) in [(Self.scope, "Org-3b8Jf"), (.instance, "INSTANCE-fju90")] {
      let reset = Command.resetMessageText(of: Self.key, in: scope, by: "editor")
      let before = world.events.count
      try world.execute(reset)
      #expect(Self.changes(world.events[before...]) == [.reset(Self.key)])
      #expect(Self.said(world, by: scope).isEmpty && !Self.said(world, english, by: scope).isEmpty)
      #expect(world.refusal(of: reset)?.id == id)
    }
    let foreign = Membership.Scope.organization(Given.otherOrganization)
    #expect(world.refusal(of: .resetMessageText(of: english, in: foreign, by: "e"))?.id == "Org-3b8Jf")
    #expect(
      world.refusal(of: .resetMessageText(of: english, in: .organization("nowhere"), by: "e"))?.id == "COMMAND-QXPGs")
  }

  static let refused: [(MessageTextKind, MessageTextField, String, id: String, about: String)] = [
    (.verifyEmail, .text, "{{.Nonsense}}", "SIGNET-Mt1rd", "Text: there is no variable {{.Nonsense}}"),
    (.verifyEmail, .footerText, "{{.Code", "SIGNET-Mt1rd", "Footer: an opening {{ has no closing }}"),
    (.verifyEmail, .greeting, "{.Code}}", "SIGNET-Mt1rd", "Greeting: a closing }} has no opening {{"),
    (.verifyEmail, .text, "{{.Code}}}}", "SIGNET-Mt1rd", "Text: a closing }} has no opening {{"),
    (
      .verifyEmail, .title, "{{if .Code}}a{{end}}", "SIGNET-Mt1rd",
      "Title: {{if .Code}} is not a variable; write {{.Name}}"
    ),
    (.passwordChange, .text, "{{.Code}}", "SIGNET-Mt1rd", "Text: there is no variable {{.Code}}"),
    (.verifyEmail, .text, "{{.ApplicationName}}", "SIGNET-Mt1rd", "Text: there is no variable {{.ApplicationName}}"),
    (
      .inviteUser, .text, String(repeating: "{{.Code}}", count: 65), "SIGNET-Mt1rd",
      "Text: there are more than 64 variables"
    ),
    (
      .verifyPhone, .text, "{{.\(String(repeating: "A", count: 800))}}", "SIGNET-Mt1rd",
      "Text: there is no variable {{.\(String(repeating: "A", count: 40))…}}"
    ),
    (.verifyPhone, .text, "{{\u{7}}}", "SIGNET-Tx1ch", ""),
    (.verifyEmail, .subject, "Hello\r\nBcc: x@example.com", "SIGNET-Tx1ch", ""),
    (.verifyEmail, .title, "a\nb", "SIGNET-Tx1ch", ""), (.verifyEmail, .preHeader, "a\u{2028}b", "SIGNET-Tx1ch", ""),
    (.verifyEmail, .buttonText, "\u{202E}evil", "SIGNET-Tx1ch", ""), (.verifyEmail, .text, "a\0b", "SIGNET-Tx1ch", ""),
    (.verifyEmail, .subject, "\u{200B}", "SIGNET-Tx2in", ""),
  ]

  @Test("What makes no message is refused, and says which part and why", arguments: refused)
  func refusals(_ kind: MessageTextKind, _ field: MessageTextField, _ template: String, id: String, about: String) {
    let error = #expect(throws: DomainError.self) {
      try Self.setting([field: template], MessageTextKey(kind, in: "de"))
    }
    #expect(error?.id == id && error?.kind == .invalidArgument)
    #expect(error?.subject ?? "" == about)
  }

  @Test("Lines where a part has them, and what Go's templates have around a variable")
  func accepted() throws {
    let text = Self.text([
      .text: "Hello\r\n\r\n\t{{- .DisplayName | html -}}", .greeting: "A,\nB", .footerText: "{ } {x}\n",
    ])
    #expect(try text.checked(for: .initialization) == text)
  }

  @Test("Every variable of each kind, and 64 of them", arguments: MessageTextKind.messages)
  func variables(kind: MessageTextKind) throws {
    for name in kind.variables { _ = try Self.text([.subject: "{{.\(name)}}"]).checked(for: kind) }
    _ = try Self.text([.text: String(repeating: "{{.UserID}} ", count: 64)]).checked(for: kind)
  }

  @Test("The names are published: what is in events does not change")
  func names() {
    #expect(
      MessageTextKind.allCases.map(\.rawValue) == [
        "InitCode", "PasswordReset", "VerifyEmail", "VerifyPhone", "PasswordChange", "InviteUser", "VerifySMSOTP",
        "VerifyEmailOTP", "DomainClaimed", "PasswordlessRegistration", "Login",
      ])
    #expect(
      MessageTextField.ofMessages.map(\.rawValue) == [
        "Title", "PreHeader", "Subject", "Greeting", "Text", "ButtonText", "Footer",
      ])
    let pages = MessageTextField.ofLogin
    #expect(pages.count == 225 && Set(pages).count == 225)
    #expect(pages.first?.rawValue == "SelectAccount.Title" && pages.contains { $0.rawValue == "Footer.Tos" })
    for field in MessageTextField.ofMessages + pages { #expect(MessageTextField(rawValue: field.rawValue) == field) }
    #expect(MessageTextField(rawValue: "Login.Nonsense") == nil)
  }
}

@Suite("The instance's language")
struct DefaultLanguageTests {
  private static let supported = ["de", "en", "pt-PT", "zh-Hant"]

  private static func setting(_ tag: String) throws(DomainError) -> Command<Instance> {
    try .setDefaultLanguage(tag, among: supported, by: "editor")
  }

  @Test(
    "A language that there is, in whichever spelling",
    arguments: [("DE", "de"), ("pt_pt", "pt-PT"), ("zh-hant", "zh-Hant")])
  func set(tag: String, language: String) throws {
    var world = try MessageTextTests.world()
    let outcome = try world.execute(Self.setting(tag))
    #expect(world.instance?.defaultLanguage == language)
    #expect(outcome.id == "1" && outcome.sequence == 2)
    #expect(world.refusal(of: try Self.setting(language))?.id == "INST-DS3rq")
  }

  @Test(
    "What is none is refused",
    arguments: [
      ("-", "LANG-jc8Sq"), ("de DE", "LANG-jc8Sq"), ("é", "LANG-jc8Sq"), ("und", "LANG-3M9f2"), ("", "LANG-3M9f2"),
      ("fr", "LANG-lg4DP"), ("de-AT", "LANG-lg4DP"), ("pt", "LANG-lg4DP"),
    ])
  func refused(tag: String, id: String) {
    #expect(throws: DomainError.self) { try Self.setting(tag) }
    do { _ = try Self.setting(tag) } catch { #expect(error.id == id && error.kind == .invalidArgument) }
  }

  @Test("The newest is kept, whoever notes it last")
  func newest() {
    func instance(_ language: String, _ sequence: UInt64) -> Instance {
      Instance(
        id: "1", defaultOrganizationID: "", defaultLanguage: language, creationDate: Given.now, changeDate: Given.now,
        sequence: sequence)
    }
    let cell = DefaultLanguage()
    #expect(cell.languages == SpokenLanguages())
    cell.note(instance("en", 1))
    cell.note(instance("de", 3))
    cell.note(instance("fr", 2))
    #expect(cell.languages == SpokenLanguages(fallback: "de"))
  }
}
