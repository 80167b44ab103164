import Foundation
import Testing

@testable import Delivery

@Suite("SMTP")
struct SMTPTransportTests {
  private static func session(
    _ server: ScriptedSMTPServer, credentials: String = "", options: String = "starttls=off&helo=signet.test"
  ) throws -> any MessageSession<OutgoingMail> {
    let settings = try SMTPSettings(url: "smtp://\(credentials)127.0.0.1:\(server.port)?\(options)")
    return SMTPTransport(settings).makeSession()
  }

  @Test("A mail is handed over in the words of RFC 5321, byte for byte")
  func conversation() throws {
    let server = try ScriptedSMTPServer(extensions: ["SIZE 1000000", "8BITMIME", "SMTPUTF8"])
    let mail = try OutgoingMail.sample(text: ".a line with a dot\n..\n.\n", html: "<p>grüße</p>\n")
    #expect(try Self.session(server).send([mail]) { true } == [.sent])
    let size = mail.encoded().count
    #expect(
      server.record.lines.prefix(4) == [
        "EHLO signet.test", "MAIL FROM:<signet@example.org> SIZE=\(size)", "RCPT TO:<reader@example.com>", "DATA",
      ])
    #expect(server.record.contents == [mail.encoded()])
  }

  @Test("A session keeps its connection from mail to mail")
  func reuse() throws {
    let server = try ScriptedSMTPServer()
    let session = try Self.session(server)
    #expect(session.send([try .sample("1"), try .sample("2")]) { true } == [.sent, .sent])
    #expect(session.send([try .sample("3")]) { true } == [.sent])
    #expect(server.record.connections == 1)
    #expect(server.record.lines("EHLO").count == 1)
    #expect(server.record.contents.count == 3)
  }

  @Test("Credentials arrive as they are meant, percent-decoded")
  func login() throws {
    let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
    let session = try Self.session(server, credentials: "sig%40net:s3cret%3A%2F%40%20%C3%BC@")
    #expect(session.send([try .sample()]) { true } == [.sent])
    let expected = String(decoding: Base64.encode(Array("\0sig@net\0s3cret:/@ ü".utf8)), as: UTF8.self)
    #expect(server.record.lines.contains(expected) || server.record.lines.contains("AUTH PLAIN \(expected)"))
  }

  @Test("What the server says decides whether a mail is tried again", arguments: SMTPReplies.all)
  func outcome(_ row: SMTPReplies.Row) throws {
    let server = try ScriptedSMTPServer(script: [row.stage: [.reply(row.wire)]])
    let session = try Self.session(server)
    let outcome = try #require(session.send([try .sample()]) { true }.first)
    let said = "\(row.stage == "content" ? "DATA" : row.stage) was refused: \(row.words)"
    let isAboutAll = ["MAIL", "greeting"].contains(row.stage) || row.reply.hasPrefix("421")
    let later: SendOutcome = isAboutAll ? .unavailable(reason: said) : .deferred(reason: said)
    #expect(outcome == (row.isFinal ? .refused(reason: said) : later), "\(row.reason)")
    // What went wrong once goes well the next time.
    #expect(session.send([try .sample()]) { true } == [.sent])
  }

  @Test("A connection that ends is no refusal", arguments: ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"])
  func hangUp(stage: String) throws {
    let server = try ScriptedSMTPServer(script: [stage: [.hangUp]])
    let session = try Self.session(server)
    let outcomes = session.send([try .sample()]) { true }
    #expect(outcomes.count == 1 && outcomes.allSatisfy { $0.isDeferred })
    #expect(session.send([try .sample()]) { true } == [.sent])
  }

  @Test("A refused mail does not keep the next ones from being sent")
  func independence() throws {
    let server = try ScriptedSMTPServer(script: [
      "RCPT": [.reply("550 no such user"), .reply("250 ok"), .reply("451 busy")]
    ])
    let outcomes = try Self.session(server).send([
      try .sample("1"), try .sample("2"), try .sample("3"), try .sample("4"),
    ]) { true }
    #expect(
      outcomes == [
        .refused(reason: "RCPT was refused: 550 no such user"), .sent, .deferred(reason: "RCPT was refused: 451 busy"),
        .sent,
      ])
  }

  @Test("A refused login is tried once for a batch, and its reason names no credentials")
  func refusedLogin() throws {
    let server = try ScriptedSMTPServer(
      extensions: ["AUTH PLAIN"], script: ["AUTH": [.reply("535 5.7.8 wrong password s3cret for user signet")]])
    let session = try Self.session(server, credentials: "signet:s3cret@")
    let outcomes = session.send([try .sample("1"), try .sample("2"), try .sample("3")]) { true }
    #expect(outcomes == Array(repeating: .unavailable(reason: "the login was refused (535)"), count: 3))
    #expect(server.record.connections == 1)
    #expect(server.record.lines("MAIL").isEmpty)
  }

  @Test("Reasons do not name the recipient, whatever the server says")
  func discretion() throws {
    let server = try ScriptedSMTPServer(
      script: ["RCPT": [.reply("550-5.1.1 <reader@example.com>:\r\n550 5.1.1 unknown\u{7}")]])
    #expect(
      try Self.session(server).send([try .sample()]) { true }
        == [.refused(reason: "RCPT was refused: 550 5.1.1 <…>: 5.1.1 unknown")])
  }

  @Test("Nothing is said in clear where STARTTLS is required and not offered")
  func startTLSMissing() throws {
    let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
    let session = try Self.session(server, credentials: "signet:s3cret@", options: "starttls=required")
    let outcomes = session.send([try .sample()]) { true }
    #expect(outcomes == [.unavailable(reason: "STARTTLS not supported.")])
    #expect(server.record.lines("AUTH").isEmpty)
    #expect(server.record.lines("MAIL").isEmpty)
  }

  @Test("Where nobody listens, the batch waits for better times")
  func nobody() throws {
    let port = try ScriptedSMTPServer().port
    let session = SMTPTransport(try SMTPSettings(url: "smtp://127.0.0.1:\(port)?starttls=off")).makeSession()
    let outcomes = session.send([try .sample("1"), try .sample("2")]) { true }
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { $0.isDeferred })
  }

  @Test("A server that says nothing is given up after the time that the settings allow", arguments: ["smtp", "smtps"])
  func silence(scheme: String) async throws {
    let server = try ScriptedSMTPServer(script: ["greeting": [.silence]])
    let options = scheme == "smtp" ? "starttls=off&timeout=1" : "timeout=1"
    let settings = try SMTPSettings(url: "\(scheme)://127.0.0.1:\(server.port)?\(options)")
    let outcomes = try await onThread {
      SMTPTransport(settings).makeSession().send([try .sample("1"), try .sample("2")]) { true }
    }
    #expect(outcomes.count == 2 && outcomes.allSatisfy { $0.isDeferred })
    #expect(server.record.connections == 1, "what is about the provider is tried once for a batch")
  }

  /// As of providers that look who speaks first: some pause for more than 10 s.
  @Test("A server that pauses before it greets, for as long as the settings allow, gets its mail")
  func lateGreeting() async throws {
    let server = try ScriptedSMTPServer(script: ["greeting": [.late(seconds: 11, "220 scripted.test ESMTP")]])
    let outcomes = try await onThread { try Self.session(server).send([try .sample()]) { true } }
    #expect(outcomes == [.sent])
    #expect(server.record.connections == 1)
  }

  @Test(
    "EHLO names what the settings say, else the host if it has a full name, else the sender's domain",
    arguments: [
      ("helo=mail.example.net", "mail.example.net"), ("helo=[192.0.2.1]", "[192.0.2.1]"),
      ("helo=%5BIPv6:2001:db8::1%5D", "[IPv6:2001:db8::1]"),
    ])
  func hello(option: String, name: String) throws {
    let server = try ScriptedSMTPServer()
    #expect(try Self.session(server, options: "starttls=off&\(option)").send([try .sample()]) { true } == [.sent])
    #expect(server.record.lines.first == "EHLO \(name)")
  }

  @Test("No mail is begun when there is no time")
  func noTime() throws {
    let server = try ScriptedSMTPServer()
    var left = 1
    let outcomes = try Self.session(server).send([try .sample("1"), try .sample("2"), try .sample("3")]) {
      left -= 1
      return left >= 0
    }
    #expect(outcomes == [.sent, .notTried, .notTried])
    #expect(server.record.contents.count == 1)
  }
}

/// Waits on a thread of its own: tests share no more threads than there are processors.
private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
  }
}

extension SendOutcome {
  var isDeferred: Bool {
    switch self {
    case .deferred, .unavailable: true
    case .sent, .refused, .notTried: false
    }
  }
}
