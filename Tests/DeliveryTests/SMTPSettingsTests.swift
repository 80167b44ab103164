import Testing

@testable import Delivery

@Suite("SMTP settings")
struct SMTPSettingsTests {
  @Test("Everything that a URL can say")
  func everything() throws {
    let settings = try SMTPSettings(
      url: "smtp://us%40er:p%3Aa%2Fs%40s%3F@mail.example.com:2525/"
        + "?starttls=off&from=Signet%20%3Cno-reply%40example.org%3E&ca=/etc/roots.pem&helo=signet.example.org")
    #expect(!settings.isImplicitTLS)
    #expect(settings.host == "mail.example.com")
    #expect(settings.port == 2525)
    #expect(settings.user == "us@er")
    #expect(settings.password == "p:a/s@s?")
    #expect(settings.startTLS == .off)
    #expect(settings.from == Mailbox(name: "Signet", address: try MailAddress("no-reply@example.org")))
    #expect(settings.certificateAuthority == "/etc/roots.pem")
    #expect(settings.helloName?.text == "signet.example.org")
  }

  @Test(
    "Defaults",
    arguments: [
      ("smtp://mail.example.com", 587, false, "mail.example.com"),
      ("SMTP://mail.example.com/", 587, false, "mail.example.com"),
      ("smtps://mail.example.com", 465, true, "mail.example.com"),
      ("smtps://[2001:db8::1]", 465, true, "[2001:db8::1]"),
      ("smtp://[::1]:25", 25, false, "[::1]"),
      ("smtp://127.0.0.1:1", 1, false, "127.0.0.1"),
    ])
  func defaults(url: String, port: Int, isImplicitTLS: Bool, host: String) throws {
    let settings = try SMTPSettings(url: url)
    #expect(settings.port == port)
    #expect(settings.isImplicitTLS == isImplicitTLS)
    #expect(settings.host == host)
    #expect(settings.startTLS == .required)
    #expect(settings.user == nil && settings.password == nil && settings.from == nil)
    #expect(settings.certificateAuthority == nil && settings.helloName == nil)
  }

  @Test(
    "What is refused, and in which words",
    arguments: [
      ("", "expected smtp://"),
      ("mail.example.com:587", "expected smtp://"),
      ("http://mail.example.com", "expected smtp://"),
      ("smtp://", "host"),
      ("smtp://:587", "host"),
      ("smtp://ho st", "host"),
      ("smtp://host/path", "host"),
      ("smtp://[]", "host"),
      ("smtp://a:b:25", "host"),
      ("smtp://ho\r\nst", "host"),
      ("smtp://host:0", "port"),
      ("smtp://host:65536", "port"),
      ("smtp://host:+25", "port"),
      ("smtp://host:", "port"),
      ("smtp://host:smtp", "port"),
      ("smtp://:SECRET@host", "user"),
      ("smtp://user:SECRET%@host", "percent"),
      ("smtp://user:SECRET%+1@host", "percent"),
      ("smtp://user:SECRET%FF@host", "not allowed"),
      ("smtp://user:SECRET%0D%0AQUIT@host", "not allowed"),
      ("smtp://us%00er:SECRET@host", "not allowed"),
      ("smtp://host?starttls=yes", "starttls must be"),
      ("smtps://host?starttls=off", "smtps:// is always protected"),
      ("smtp://user:SECRET@host?starttls=optional", "strips STARTTLS"),
      ("smtp://host?from=nobody", "from"),
      ("smtp://host?from=a@example.com%0D%0ABcc:b@example.com", "not allowed"),
      ("smtp://host?ca=", "ca"),
      ("smtp://host?helo=a%20b", "helo"), ("smtp://host?helo=signet", "helo"), ("smtp://host?helo=192.0.2.1", "helo"),
      ("smtp://host?tls=on", "unknown option"),
      ("smtp://host?starttls=off&starttls=required", "twice"),
      ("smtp://host#part", "%23"),
    ])
  func refused(url: String, words: String) {
    let failure = #expect(throws: SMTPSettings.Failure.self) { try SMTPSettings(url: url) }
    #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
    #expect(failure?.description.contains("SECRET") == false)
  }

  @Test("Settings that are printed do not show credentials")
  func description() throws {
    #expect("\(try SMTPSettings(url: "smtp://user:SECRET@host"))" == "smtp://host:587")
  }
}
