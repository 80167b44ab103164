import Testing

@testable import Delivery

@Suite("EHLO name")
struct HelloNameTests {
  @Test(
    "A full name or an address in brackets, as strict servers want",
    arguments: ["mail.example.org", "a-1.example", "3com.example", "[192.0.2.1]", "[IPv6:2001:db8::1]", "[ipv6:::1]"])
  func valid(text: String) { #expect(HelloName(text)?.text == text) }

  @Test(
    "Names without a dot, bare addresses and what is neither are none",
    arguments: [
      "", "signet", "8d3f0a1b2c4e", "localhost", "192.0.2.1", "[192.0.2]", "[2001:db8::1]", "[]", "[example.org]",
      "mail.", ".example.org", "mail..org", "-a.example.org", "a_b.example.org", "a b.example.org", "mail.1",
      "[192.0.2.1", "a.b\r\nDATA",
    ])
  func invalid(text: String) { #expect(HelloName(text) == nil) }

  @Test(
    "Without a setting: the host's full name, else the sender's domain, else an address",
    arguments: [
      ("mail.example.net", "signet@example.org", "mail.example.net"),
      ("8d3f0a1b2c4e", "signet@example.org", "example.org"), (nil, "signet@example.org", "example.org"),
      ("localhost.localdomain", "signet@example.org", "example.org"),
      ("ip-10-0-0-1.ec2.internal", "signet@example.org", "example.org"),
      ("web-0.web.prod.svc.cluster.local", "signet@example.org", "example.org"),
      ("mac.lan", "signet@id.example.org", "id.example.org"),
      ("signet", "no-reply@localhost", "[127.0.0.1]"), (nil, "signet@server.local", "[127.0.0.1]"),
    ] as [(String?, String, String)])
  func standard(host: String?, sender: String, name: String) throws {
    #expect(HelloName.standard(sender: try MailAddress(sender), host: host).text == name)
  }
}
