import Testing

@testable import Outbound

@Suite struct IPAddressTests {
  @Test(
    "what is asked is on the public internet",
    arguments: [
      "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.169.0.1",
      "198.17.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2001:200::1", "2001:4860::8888",
    ])
  func asked(text: String) throws { #expect(try #require(IPAddress(text)).isPublic) }

  @Test(
    "what leads within, to nobody or to many, or stands for another address, is not",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
      "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
      "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1",
      "2001::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "3fff:fff::1",
      "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
    ])
  func notAsked(text: String) throws { #expect(try !#require(IPAddress(text)).isPublic) }

  @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "a.b.c.d", "::g", "[::1]", "fe80::1%eth0"])
  func isNone(text: String) { #expect(IPAddress(text) == nil) }

  @Test(arguments: ["1.2.3.4", "2001:db8::1", "::ffff:1.2.3.4"])
  func isWrittenAsRead(text: String) throws { #expect(try #require(IPAddress(text)).description == text) }
}
