import Domain
import GrpcCore
import GrpcTesting
import HTTPTransport
import Testing

@testable import Web

@Suite("The developers' mailbox, and probes")
struct DevMailTests {
  /// What was captured: the newest first.
  private struct Captured: CapturedMessages {
    var messages: [CapturedMessage]

    func list(offset: Int, limit: Int) -> CapturedMessagePage {
      CapturedMessagePage(messages: messages.dropFirst(offset).prefix(limit).map(\.summary), total: messages.count)
    }

    func message(named name: String) -> CapturedMessage? { messages.first { $0.summary.name == name } }
  }

  private static func message(_ name: String, _ subject: String, html: String? = nil) -> CapturedMessage {
    CapturedMessage(
      summary: .init(
        name: name, subject: subject, from: "a@example.com", to: "b@example.com", date: "Mon, 30 Nov 2026"),
      text: "Hello <you>\nhttps://id.example/x?a=1&b=2\n", html: html)
  }

  private static let mails = Captured(
    messages: [message("1/2?", "<b>Hi</b> & \"bye\"", html: "<p>HTML</p>"), message("plain", "Plain")])

  @Test("messages are listed and shown, and nothing of them is HTML of the page")
  func shows() async throws {
    let pages = try await Pages(mails: Self.mails, shortMessages: Captured(messages: [Self.message("s", "A1B2C3")]))
    let list = try await pages.get("/ui/dev/mail")
    #expect(list.status == 200 && list.isSafe)
    #expect(list.text.contains("&lt;b&gt;Hi&lt;/b&gt; &amp; &quot;bye&quot;"))
    #expect(list.text.contains("href=\"/ui/dev/mail/1%2F2%3F\"") && list.text.contains("A1B2C3"))
    let mail = try await pages.get("/ui/dev/mail/1%2F2%3F")
    #expect(mail.status == 200 && mail.isSafe && mail.text.contains("Hello &lt;you&gt;"))
    #expect(mail.text.contains("<a href=\"https://id.example/x?a=1&amp;b=2\">"))
    let html = try await pages.get("/ui/dev/mail/1%2F2%3F/html")
    #expect(html.text == "<p>HTML</p>")
    #expect(html.fields.first("content-security-policy")?.hasPrefix("default-src 'none'; style-src") == true)
    for missing in ["/ui/dev/mail/none", "/ui/dev/mail/plain/html", "/ui/dev/sms/none"] {
      #expect(try await pages.get(missing).status == 404)
    }
    await pages.close()
  }

  @Test("a long list has pages")
  func listPages() async throws {
    let pages = try await Pages(mails: Captured(messages: (0..<150).map { Self.message("m\($0)", "S\($0)") }))
    let first = try await pages.get("/ui/dev/mail").text
    #expect(first.contains(">S99<") && !first.contains(">S100<") && first.contains("?offset=100"))
    let second = try await pages.get("/ui/dev/mail?offset=100").text
    #expect(second.contains(">S149<") && !second.contains("?offset="))
    #expect(try await pages.get("/ui/dev/mail?offset=-1").status == 200)
    await pages.close()
  }

  @Test("captured messages hold codes: they are for browsers on this machine alone")
  func local() async throws {
    let pages = try await Pages(peer: "127.0.0.1", mails: Self.mails, devPages: .local)
    #expect(try await pages.get("/ui/dev/mail").status == 200)
    for name in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"] {
      var fields = HTTPFields()
      fields.append(name, "203.0.113.1")
      #expect(try await pages.get("/ui/dev/mail", fields).status == 403)
      #expect(try await pages.get("/ui/dev/mail/plain", fields).status == 403)
    }
    await pages.close()
    let remote = try await Pages(peer: "203.0.113.1", mails: Self.mails, devPages: .local)
    #expect(try await remote.get("/ui/dev/mail").status == 403)
    await remote.close()
    let off = try await Pages(peer: "127.0.0.1", mails: Self.mails, devPages: .off)
    #expect(try await off.get("/ui/dev/mail").status == 404)
    await off.close()
  }

  @Test("probes say whether the process serves, and metrics come in the format that is asked for")
  func probes() async throws {
    let health = HealthService(services: [])
    let pages = try await Pages(health: health)
    #expect(try await pages.get("/debug/healthz").text == "ok")
    #expect(try await pages.get("/debug/ready").status == 200)
    #expect(try await pages.get("/debug/metrics").text == "plain")
    #expect(try await pages.get("/debug/metrics", ["accept": "application/openmetrics-text"]).text == "open")
    health.drain()
    #expect(try await pages.get("/debug/ready").status == 412)
    #expect(try await pages.get("/debug/healthz").status == 200)
    await pages.close()
    let full = try await Pages(trouble: "the disk is full")
    let answer = try await full.get("/debug/ready")
    #expect(answer.status == 412 && answer.text.contains("the disk is full"))
    await full.close()
  }
}
