@testable import Domain
import Testing
import Texts

@testable import Delivery

@Suite("Providers that were set up through the interface")
struct StoredTransportTests {
  private static func server(_ host: String, isTLS: Bool = true, user: String = "") -> SMTPServer {
    SMTPServer(
      senderAddress: "acme@example.org", senderName: "Acme", replyToAddress: "help@example.org", host: host,
      isTLS: isTLS, user: user)
  }

  private static func provider(_ settings: Provider.Settings, secret: String = "", id: String = "7") -> Provider {
    Provider(
      id: id, channel: .mail, description: "", settings: settings,
      sealedSecret: secret.isEmpty ? [] : PlainVault().seal(providerSecret: secret, providerID: "7"))
  }

  private static let transports = StoredTransports(vault: PlainVault(), twilio: "https://api.example.com")

  @Test(
    "TLS is spoken from the start, after STARTTLS, or as the server does; without it nothing is",
    arguments: [
      ("h:465", true, true, false, SMTPSettings.StartTLS.required), ("h:587", true, false, false, .required),
      ("h:25", true, false, false, .required), ("h:4465", true, true, true, .required),
      ("h:25", false, false, false, .off),
      ("[::1]:465", false, false, false, .off),
    ])
  func protection(
    host: String, isTLS: Bool, isImplicit: Bool, isFound: Bool, startTLS: SMTPSettings.StartTLS
  ) throws {
    let settings = try SMTPSettings(Self.server(host, isTLS: isTLS), password: "")
    #expect(settings.isImplicitTLS == isImplicit && settings.findsProtection == isFound)
    #expect(settings.startTLS == startTLS)
    #expect(settings.user == nil && settings.password == nil)
  }

  @Test("a mail is sent from the provider's own sender, and stays the mail that it is")
  func sender() throws {
    let server = try ScriptedSMTPServer()
    let mail = try OutgoingMail.sample()
    let session = Self.transports.mails(
      Self.provider(.smtp(Self.server("127.0.0.1:\(server.port)", isTLS: false)))
    ).makeSession()
    #expect(session.send([mail]) { true } == [.sent])
    #expect(server.record.lines("MAIL").first?.hasPrefix("MAIL FROM:<acme@example.org>") == true)
    let sent = MIMEMessage(parsing: try #require(server.record.contents.first))
    #expect(sent.header("from") == "Acme <acme@example.org>" && sent.header("reply-to") == "help@example.org")
    #expect(sent.header("message-id") == mail.messageID, "whoever gets it twice can tell")
  }

  @Test("who is to speak TLS and does not is sent neither password nor mail")
  func clear() throws {
    let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
    let session = Self.transports.mails(
      Self.provider(.smtp(Self.server("127.0.0.1:\(server.port)", user: "u")), secret: "p")
    ).makeSession()
    guard case .unavailable = session.send([try .sample()], while: { true }).first else {
      Issue.record("something was sent")
      return
    }
    #expect(server.record.lines("AUTH").isEmpty && server.record.contents.isEmpty)
  }

  @Test("a secret that was sealed for another provider opens to nothing, and everything waits")
  func copies() throws {
    let copied = Self.provider(.smtp(Self.server("127.0.0.1:1", isTLS: false)), secret: "p", id: "8")
    let outcome = Self.transports.mails(copied).makeSession().send([try .sample()]) { true }
    #expect(outcome == [.unavailable(reason: "the provider's secret was sealed with another master key")])
  }

  @Test("an endpoint is posted the letter before it was laid out, signed in the interface's way")
  func webhook() throws {
    let mail = try MailComposer(
      sender: Mailbox(name: "Signet", address: try MailAddress("signet@example.org")),
      catalog: try MailCatalog.whole.get()
    ).compose(
      .verifyEmail, identifier: "42-7", recipient: "zoe@example.com", languages: ["en"],
      variables: ShortMessageTests.message.variables,
      link: try MailLink(
        template: "https://a.example/{{.Code}}",
        values: MailLink.Values(userID: "42", code: "A1B2C3", organizationID: "7")), date: 1_700_000_000)
    let webhook = Webhook(url: "https://host/", signingKey: "key", origin: .stored(id: "7", description: "\"x\""))
    let post = WebhookRequest(mail, to: webhook, time: 9).post
    let body = String(decoding: post.body, as: UTF8.self)
    #expect(
      body.hasPrefix(
        """
        {"contextInfo":{"recipientEmailAddress":"zoe@example.com","eventType":"user.human.email.code.added",\
        "provider":{"id":"7","description":"\\"x\\""}},"templateData":{"subject":
        """))
    #expect(body.contains("\"url\":\"https://a.example/A1B2C3\"") && body.contains("\"args\":{\"code\":\"A1B2C3\""))
    #expect(
      post.fields.last == "ZITADEL-Signature: t=9,v1=\(WebhookRequest.signature(of: post.body, time: 9, key: "key"))")
  }

  @Test(
    "what an endpoint's status means",
    arguments: [
      (200, SendOutcome.sent), (204, .sent), (302, .unavailable(reason: "the provider answered 302")),
      (400, .refused(reason: "the provider answered 400")), (401, .unavailable(reason: "the provider answered 401")),
      (409, .deferred(reason: "the provider answered 409")), (422, .refused(reason: "the provider answered 422")),
      (429, .unavailable(reason: "the provider answered 429")),
      (503, .unavailable(reason: "the provider answered 503")),
    ])
  func statuses(status: Int, outcome: SendOutcome) {
    #expect(SendOutcome(HTTPPost.Answer(status: status, body: [])) == outcome)
  }

  @Test("a trial says in the server's words why it took nothing")
  func trials() async throws {
    let trial = try SMTPTrial(clock: ManualClock(Timestamp(seconds: 1_700_000_000)))
    let taking = try ScriptedSMTPServer()
    try await trial.send(
      to: try EmailAddress("a@example.com"), by: Self.server("127.0.0.1:\(taking.port)", isTLS: false), password: nil,
      within: 10)
    #expect(taking.record.lines("RCPT") == ["RCPT TO:<a@example.com>"])
    let refusing = try ScriptedSMTPServer(script: ["RCPT": [.reply("550 5.1.1 no such user\r\n")]])
    let refusal = await #expect(throws: DomainError.self) {
      try await trial.send(
        to: try EmailAddress("a@example.com"), by: Self.server("127.0.0.1:\(refusing.port)", isTLS: false),
        password: nil, within: 10)
    }
    #expect(refusal?.id == "SIGNET-Pv7tR" && refusal?.subject == "RCPT was refused: 550 5.1.1 no such user")
  }
}
