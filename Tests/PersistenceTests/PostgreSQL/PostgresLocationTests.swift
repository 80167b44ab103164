import Domain
import Foundation
import Testing

@testable import Persistence

/// Where a database is, and what is told of it.
@Suite("PostgreSQL: where it is", .serialized)
struct PostgresLocationTests {
  @Test("who, where and which database is shown, and nothing else")
  func shown() throws {
    let rows = [
      ("postgresql://u:secret@a,b/n?sslmode=require", "postgresql://u@a,b/n"),
      ("postgres://u@a/n", "postgresql://u@a/n"),
      ("postgresql://a/n?user=u&password=secret", "postgresql://u@a/n"),
      ("postgresql://a/n?pass%77ord=secret&user=u%40v", "postgresql://u@v@a/n"),
      ("postgresql://u:sec?ret@a:1,[::1]:2/n", "postgresql://u@a:1,[::1]:2/n"),
      ("postgresql://u:secret@%2Frun%2Fdb:7/n", "postgresql://u@/run/db:7/n"),
      ("postgresql://a,b:2/n?sslpassword=secret", "postgresql://a,b:2/n"), ("postgresql:///n", "postgresql:///n"),
      ("postgresql://u:sec/ret@a/n", "postgresql://…"),
    ]
    for (url, shown) in rows { #expect(try Database(url).location == shown) }
  }

  @Test("what is shown alike need not be the same")
  func same() throws {
    let (one, other) = (try Database("postgresql:///?service=one"), try Database("postgresql:///?service=other"))
    #expect(one.location == other.location)
    #expect(!one.isSame(as: other))
    #expect(try one.isSame(as: Database("postgresql:///?service=one")))
    #expect(try Database("sqlite:signet.db").isSame(as: Database("signet.db")))
  }

  @Test(
    "no part of a password is told, however it is written",
    arguments: [
      "postgresql://u:s%zzecret@a/n", "postgresql://a/n?user=u&password=s%zzecret", "postgresql://u:s/ecret@a/n",
      "postgresql://u:s@ecret@a/n", "postgresql://u:s?x@ecret@a/n", "postgresql://u:s@/ecret@a/n",
      "postgresql://a/n?password=s&ecret", "postgresql://a/n?password=s&ecret=1", "postgresql://a/n?pass%77ord=s&ecret",
      "postgresql://u:secret", "postgresql://u:s@a:1:ecret/n",
    ])
  func passwords(url: String) throws {
    let error = #expect(throws: StoreError.self) { _ = try PostgresServer(url) }
    let text = error?.description ?? ""
    #expect(text.contains("write all but letters and digits as %"))
    #expect(!text.contains("ecret"))
    #expect(try Database(url).location == "postgresql://…")
  }

  @Test("what is misspelt without a secret is told")
  func misspelt() {
    let error = #expect(throws: StoreError.self) { _ = try PostgresServer("postgresql://u:x@a/n?sslmod=require") }
    #expect(error?.description.contains("sslmod") == true)
  }

  /// As words, one host after the other.
  private static func hosts(_ url: String) throws -> [String] {
    try PostgresLocation(url).hosts.map { host in host.map { "\($0.keyword)=\($0.value)" }.joined(separator: " ") }
  }

  @Test("hosts are tried one by one, wherever they are named")
  func hosts() throws {
    let expected = ["host=127.0.0.1 port=1", "host=::1 port=2"]
    #expect(try Self.hosts("postgresql://127.0.0.1:1,[::1]:2/n") == expected)
    #expect(try Self.hosts("postgresql:///n?host=127.0.0.1,::1&port=1,2") == expected)
    #expect(try Self.hosts("postgresql:///n?host=/a,/b&port=7") == ["host=/a port=7", "host=/b port=7"])
    let services = NSTemporaryDirectory() + "services-\(getpid())"
    try "[both]\nhost=127.0.0.1,::1\nport=1,2\n".write(toFile: services, atomically: true, encoding: .utf8)
    defer { unlink(services) }
    setenv("PGSERVICEFILE", services, 1)
    defer { unsetenv("PGSERVICEFILE") }
    #expect(try Self.hosts("postgresql:///n?service=both") == expected)
    #expect(try Self.hosts("postgresql://127.0.0.1/n?service=both&port=9") == ["host=127.0.0.1 port=9"])
  }
}
