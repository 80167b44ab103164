import GrpcCore
import Testing

@testable import Web

@Suite("Which names and addresses are this machine's own")
struct LocalAccessTests {
  @Test(arguments: [
    "localhost", "localhost:8080", "LOCALHOST:1", "app.localhost:8080", "127.0.0.1", "127.0.0.1:8080", "127.255.0.9:1",
    "[::1]", "[::1]:8080", "[::ffff:127.0.0.1]:80",
  ])
  func local(host: String) { #expect(HTTPRouteRequest.isLoopbackHost(host)) }

  @Test(arguments: [
    "", ":8080", "evil.example", "localhost.evil.example", "notlocalhost", "127.0.0.1.evil.example", "127.1", "127.0.0",
    "127.0.0.256", "127.0.0.+1", "127.0.0.1.", "128.0.0.1", "10.127.0.1", "0.0.0.0", "[::]", "[::1", "::1.evil",
    "[::2]:1",
    "localhost@evil.example", "evil.example:localhost", String(repeating: "a", count: 60_000) + ".localhost",
  ])
  func foreign(host: String) { #expect(!HTTPRouteRequest.isLoopbackHost(host)) }

  @Test(arguments: ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
  func localPeers(address: String) { #expect(HTTPRouteRequest.isLoopback(address)) }

  @Test(arguments: ["", "10.0.0.1", "::", "::ffff:10.0.0.1", "fe80::1", "127.0.0.1x"])
  func foreignPeers(address: String) { #expect(!HTTPRouteRequest.isLoopback(address)) }
}
