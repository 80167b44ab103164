import Foundation
import HTTPTransport
import NIOCore
import Testing

@Suite struct HTTP1Tests {
  /// A whole connection: what the client sends, and what must be in what comes back until the server closes.
  struct Conversation: Sendable, CustomTestStringConvertible {
    var reason: String
    var sent: String
    var expected: [String]
    var testDescription: String { reason }
  }

  @Test(arguments: [
    Conversation(
      reason: "Connection: close is honoured", sent: "GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      expected: ["HTTP/1.1 200 OK\r\n", "connection: close\r\n", "GET /describe a http http1_1"]),
    Conversation(
      reason: "HTTP/1.0 closes by default", sent: "GET /describe HTTP/1.0\r\n\r\n",
      expected: ["HTTP/1.1 200 OK\r\n", "GET /describe  http http1_0"]),
    Conversation(
      reason: "Absolute form is reduced, and its authority counts",
      sent: "GET http://other:8/describe?q=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      expected: ["HTTP/1.1 200 OK\r\n"]),
    Conversation(
      reason: "HTTP/1.1 needs a Host", sent: "GET /describe HTTP/1.1\r\n\r\n", expected: ["HTTP/1.1 400 "]),
    Conversation(
      reason: "Only one Host", sent: "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", expected: ["HTTP/1.1 400 "]),
    Conversation(
      reason: "Both lengths are a smuggling attempt",
      sent: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      expected: ["HTTP/1.1 400 "]),
    Conversation(
      reason: "An unknown expectation fails",
      sent: "POST / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 0\r\n\r\n", expected: ["HTTP/1.1 417 "]),
    Conversation(
      reason: "CONNECT is not served", sent: "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", expected: ["HTTP/1.1 501 "]),
    Conversation(
      reason: "A malformed chunk after the answer has not begun",
      sent: "POST /whole HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", expected: ["HTTP/1.1 400 "]),
    Conversation(
      reason: "A target beyond the limit",
      sent: "GET /\(String(repeating: "a", count: 70_000)) HTTP/1.1\r\nHost: a\r\n\r\n", expected: ["HTTP/1.1 414 "]),
    Conversation(
      reason: "Fields beyond the limit",
      sent: "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 70_000))\r\n\r\n",
      expected: ["HTTP/1.1 431 "]),
    Conversation(
      reason: "Too many fields",
      sent: "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "x: y\r\n", count: 300))\r\n", expected: ["HTTP/1.1 431 "]
    ),
    Conversation(
      reason: "Fields far beyond the limit are not even read to their end",
      sent: "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 300_000))", expected: ["HTTP/1.1 431 "]),
    Conversation(
      reason: "A method that nobody knows is not implemented", sent: "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n",
      expected: ["HTTP/1.1 501 "]),
    Conversation(
      reason: "Nor is it on a connection that was used",
      sent: "GET /describe HTTP/1.1\r\nHost: a\r\n\r\nBREW /pot HTTP/1.1\r\nHost: a\r\n\r\n",
      expected: ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 501 "]),
    Conversation(
      reason: "Every answer has its date", sent: "GET /describe HTTP/1.0\r\n\r\n", expected: ["\r\ndate: ", " GMT\r\n"]),
    Conversation(reason: "Another protocol gets no answer", sent: "INVALID NONSENSE\r\n\r\n", expected: []),
    Conversation(
      reason: "An offer to upgrade is ignored, the request answered",
      sent: "GET /describe HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n", expected: ["HTTP/1.1 200 OK\r\n", "connection: close\r\n"]),
  ])
  func conversation(_ row: Conversation) async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(row.sent)
      let answer = await client.receiveAll()
      for part in row.expected { #expect(answer.contains(part)) }
      if row.expected.isEmpty { #expect(answer == "") }
    }
  }

  @Test func absoluteFormIsReduced() async throws {
    try await withServer { port, _, _ in
      let answer = try await run("curl", ["-s", "-x", "http://127.0.0.1:\(port)", "http://other.example/describe"])
      #expect(answer.output == "GET /describe other.example http http1_1")
    }
  }

  @Test func pipelinedRequestsAreAnsweredInOrderWhileTheFirstIsHeld() async throws {
    try await withServer { port, _, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      let others = (0..<40).map { "POST /whole HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n\($0 + 10)" }.joined()
      client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n" + others)
      await service.untilHolding(1)
      service.release()
      let answer = await client.receive(until: "x-trailers", times: 40)
      let bodies = answer.components(separatedBy: "\r\n").filter { Int($0).map { (10..<50).contains($0) } ?? false }
      #expect(answer.contains("released"))
      #expect(bodies == (10..<50).map(String.init))
    }
  }

  @Test func chunkedBodyAndTrailersComeAndGo() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: sum\r\n\r\n")
      client.send("5\r\nhello\r\n1\r\n!\r\n0\r\nsum: 6\r\n\r\n")
      let answer = await client.receive(until: "x-trailers: sum=6\r\n\r\n")
      #expect(answer.contains("transfer-encoding: chunked\r\n"))
      #expect(answer.contains("hello"))
      #expect(answer.hasSuffix("0\r\nx-trailers: sum=6\r\n\r\n"))
      // The connection goes on.
      client.send("GET /describe HTTP/1.1\r\nHost: b\r\n\r\n")
      #expect(await client.receive(until: "http1_1").contains("GET /describe b"))
    }
  }

  @Test func continueIsSaidWhenTheBodyIsWanted() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /whole HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
      #expect(await client.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      client.send("body")
      #expect(await client.receive(until: "x-trailers").contains("body"))
    }
  }

  @Test func continueIsNotSaidWhenTheAnswerNeedsNoBody() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /early HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
      let answer = await client.receiveAll()
      #expect(answer.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
      #expect(answer.contains("connection: close\r\n"))
    }
  }

  @Test(arguments: ["/sixteen", "/describe"])
  func headHasNoBody(_ path: String) async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let answer = await client.receiveAll()
      #expect(answer.hasSuffix("\r\n\r\n"))
      #expect(answer.contains("content-length: "))
    }
  }

  @Test func noContentHasNoLength() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("GET /empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let answer = await client.receiveAll()
      let lines = answer.split(separator: "\r\n").filter { !$0.hasPrefix("date: ") }
      #expect(lines == ["HTTP/1.1 204 No Content", "connection: close"])
    }
  }

  @Test func slowReaderStopsTheWriter() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      let size = 20_000_000
      client.send("GET /big/\(size) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let answer = await client.receiveAll()
      #expect(answer.utf8.count { $0 == 0x78 } == size)
    }
  }

  @Test func unconsumedBodyStopsTheReader() async throws {
    var limits = TransportLimits()
    limits.streamWindow = 10_000
    limits.stallTimeout = .seconds(600)
    try await withServer(limits: limits) { port, server, service in
      let answer = try await run(
        "curl", ["-s", "-m", "20", "--data-binary", "@-", "http://127.0.0.1:\(port)/whole"],
        input: Array(repeating: 0x61, count: 3_000_000))
      #expect(answer.output.utf8.count == 3_000_000)
    }
  }

  @Test(arguments: ["", "GET /describe HTTP/1.1\r\nHost: a\r\n\r\n"])
  func idleConnectionIsClosed(_ sent: String) async throws {
    var limits = TransportLimits()
    limits.idleTimeout = .milliseconds(20)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(sent)
      _ = await client.receiveAll()
      #expect(server.statistics.count(of: .idle) == 1)
    }
  }

  /// Clients open connections ahead of need.
  @Test func silenceBeforeTheFirstRequestIsNotASlowHead() async throws {
    var limits = TransportLimits()
    limits.headerTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, _ in
      let silent = try RawClient(port: port)
      defer { silent.close() }
      // One that comes later, and is given up: so long has the first been silent.
      let slow = try RawClient(port: port)
      defer { slow.close() }
      slow.send("GET / HT")
      _ = await slow.receiveAll()
      silent.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await silent.receive(until: "http1_1").contains("HTTP/1.1 200 OK\r\n"))
      #expect(server.statistics.count(of: .slowHeaders) == 1)
    }
  }

  @Test(arguments: ["GET / HT", "PRI * HT", "GET / HTTP/1.1\r\nHost: a\r\nX: "])
  func slowHeadIsGivenUp(_ start: String) async throws {
    var limits = TransportLimits()
    limits.headerTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(start)
      _ = await client.receiveAll()
      #expect(server.statistics.count(of: .slowHeaders) == 1)
    }
  }

  @Test func readerThatStopsIsGivenUp() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      // More than the kernel takes for somebody who does not read.
      client.send("GET /big/50000000 HTTP/1.1\r\nHost: a\r\n\r\n")
      await service.untilAborted()
      #expect(server.statistics.count(of: .stalled) == 1)
    }
  }

  @Test func slowBodyIsGivenUp() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /whole HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
      _ = await client.receiveAll()
      await service.untilAborted()
      #expect(server.statistics.count(of: .stalled) == 1)
    }
  }
}
