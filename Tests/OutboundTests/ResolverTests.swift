import Domain
import Logging
import Testing

@testable import Outbound

@Suite struct ResolverTests {
  private static let token = Array("0123456789abcdefghijABCDEFGHIJxy".utf8)
  private static var patience: Deadline { Deadline(in: .seconds(60)) }

  private static func server(_ records: [String: [LoopbackDNS.Record]] = [:]) throws -> LoopbackDNS {
    try LoopbackDNS(
      [
        "both.example": [.a([192, 0, 2, 1]), .aaaa([0x20, 1] + [UInt8](repeating: 0, count: 13) + [9])],
        "mixed.example": [.a([1, 1, 1, 1]), .a([10, 0, 0, 1])],
        "_zitadel-challenge.good.example": [.txt([Array("v=spf1".utf8)]), .txt([token])],
        "_zitadel-challenge.split.example": [.txt([Array(token[..<10]), Array(token[10...])])],
        "_zitadel-challenge.other.example": [.txt([Array("something".utf8)])],
        "_zitadel-challenge.empty.example": [],
      ].merging(records) { $1 })
  }

  private static func prover(_ server: LoopbackDNS) throws -> NetworkDomainProver {
    var settings = PageFetch.Settings()
    settings.resolver = server.address
    return try NetworkDomainProver(settings, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func findsAddressesOfEitherFamily() throws {
    let server = try Self.server()
    defer { server.stop() }
    let resolver = Resolver(servers: server.address)
    let found = try resolver.addresses(of: "both.example", until: Self.patience)
    #expect(Set(found.map(\.description)) == ["192.0.2.1", "2001::9"])
    #expect(throws: Resolver.Failure.nothing) {
      try resolver.addresses(of: "unknown.example", until: Self.patience)
    }
    #expect(throws: Resolver.Failure.nothing) {
      try resolver.addresses(of: "_zitadel-challenge.empty.example", until: Self.patience)
    }
  }

  @Test func nobodyIsAskedForEver() throws {
    let server = try Self.server()
    server.stop()
    #expect(throws: Resolver.Failure.self) {
      try Resolver(servers: server.address).addresses(of: "both.example", until: Deadline(in: .zero))
    }
  }

  @Test(arguments: [("127.0.0.1", true), ("127.0.0.1:53,[::1]:5353", true), ("", false), ("dns.example", false)])
  func servers(text: String, areThere: Bool) { #expect(Resolver.isServerList(text) == areThere) }

  @Test(
    "a record of the domain holds the token, or the domain is not proved",
    arguments: [
      ("good.example", nil), ("split.example", nil), ("other.example", "SIGNET-Do8tm"),
      ("empty.example", "SIGNET-Do7tx"), ("unknown.example", "SIGNET-Do7tx"),
    ])
  func records(domain: String, id: String?) async throws {
    let server = try Self.server()
    defer { server.stop() }
    var refusal: DomainError?
    do {
      try await Self.prover(server).prove(
        try DomainName(domain), shows: String(decoding: Self.token, as: UTF8.self), by: .dns, for: "10")
    } catch let error as DomainError {
      refusal = error
    }
    #expect(refusal?.id == id)
    #expect(server.names == ["_zitadel-challenge.\(domain)"])
  }

  @Test("no page is read of a host that has an address within", arguments: ["mixed.example", "both.example"])
  func hostsWithin(domain: String) async throws {
    let server = try Self.server()
    defer { server.stop() }
    let error = await #expect(throws: DomainError.self) {
      try await Self.prover(server).prove(try DomainName(domain), shows: "x", by: .http, for: "10")
    }
    #expect(error?.id == "SIGNET-Do3un")
    var settings = PageFetch.Settings()
    settings.resolver = server.address
    let failure = #expect(throws: PageFetch.Failure.self) {
      try PageFetch(settings).page(of: try DomainName(domain), path: "/", until: Self.patience)
    }
    #expect("\(failure, default: "")".contains("is no public address"))
  }
}
