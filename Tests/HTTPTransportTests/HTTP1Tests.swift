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
    Conversation(
      reason: "Unless it is only typed in lower case", sent: "get / HTTP/1.1\r\nHost: a\r\n\r\n",
      expected: ["HTTP/1.1 501 "]),
    Conversation(
      reason: "An empty line before the request is ignored, also before a method that nobody knows",
      sent: "\r\nBREW /pot HTTP/1.1\r\nHost: a\r\n\r\n", expected: ["HTTP/1.1 501 "]),
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

  /// A request of its own, and the status that its head gets.
  struct Head: Sendable, CustomTestStringConvertible {
    var status: Int
    var reason: String
    var line = "GET /describe HTTP/1.1"
    var fields = ["Host: a"]
    var end = "\r\n"
    var testDescription: String { "\(status): \(reason)" }
    var text: String { ([line] + fields + ["", ""]).joined(separator: end) }
  }

  @Test(arguments: [
    Head(status: 200, reason: "a name", fields: ["Host: a.example"]),
    Head(status: 200, reason: "a name and a port", fields: ["Host: a_b-c.example:8080"]),
    Head(status: 200, reason: "an address", fields: ["Host: [::1]:80"]),
    Head(status: 200, reason: "no authority (RFC 9112 section 3.2)", fields: ["Host:"]),
    Head(status: 400, reason: "a space in the host", fields: ["Host: a b"]),
    Head(status: 400, reason: "a path in the host", fields: ["Host: x/y"]),
    Head(status: 400, reason: "a user in the host", fields: ["Host: user@a"]),
    Head(status: 400, reason: "two hosts in one line", fields: ["Host: a,b:c"]),
    Head(status: 400, reason: "a port that is no number", fields: ["Host: a:b"]),
    Head(status: 400, reason: "a port that TCP has not", fields: ["Host: a:65536"]),
    Head(status: 400, reason: "a port alone", fields: ["Host: :80"]),
    Head(status: 400, reason: "an address that does not end", fields: ["Host: [::1"]),
    Head(status: 400, reason: "something after an address", fields: ["Host: [::1]a"]),
    Head(status: 400, reason: "a percent sign that codes nothing", fields: ["Host: a%2"]),
    Head(status: 400, reason: "octets beyond ASCII in the host", fields: ["Host: m\u{fc}nchen"]),
    Head(status: 400, reason: "a fault of the host over HTTP/1.0", line: "GET / HTTP/1.0", fields: ["Host: a b"]),
    Head(status: 400, reason: "a user in the target", line: "GET http://user@a/ HTTP/1.1"),
    Head(status: 400, reason: "another scheme in the target", line: "GET ftp://a/ HTTP/1.1"),
    Head(status: 400, reason: "a relative target", line: "GET describe HTTP/1.1"),
    Head(status: 400, reason: "an asterisk for GET", line: "GET * HTTP/1.1"),
    Head(status: 200, reason: "an asterisk for OPTIONS", line: "OPTIONS * HTTP/1.1"),
    Head(
      status: 400, reason: "two tokens (section 3: whoever reads the first decides)",
      fields: ["Host: a", "Authorization: Bearer a", "Authorization: Bearer b"]),
    Head(status: 400, reason: "two types", fields: ["Host: a", "Content-Type: a/b", "content-type: a/b"]),
    Head(status: 200, reason: "lists may come in lines", fields: ["Host: a", "Accept: a/b", "Accept: a/b"]),
    Head(
      status: 400, reason: "a coding before chunked that is none",
      fields: ["Host: a", "Transfer-Encoding: chunked, chunked"]),
    Head(
      status: 501, reason: "a coding that is not understood", fields: ["Host: a", "Transfer-Encoding: gzip, chunked"]),
    Head(
      status: 501, reason: "the same in two lines",
      fields: ["Host: a", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked"]),
    Head(status: 400, reason: "a body whose end is not known", fields: ["Host: a", "Transfer-Encoding: gzip"]),
    Head(status: 400, reason: "chunked is not the last", fields: ["Host: a", "Transfer-Encoding: chunked, gzip"]),
    Head(status: 400, reason: "identity is no coding any more", fields: ["Host: a", "Transfer-Encoding: identity"]),
    Head(status: 400, reason: "chunked has no parameters", fields: ["Host: a", "Transfer-Encoding: chunked;a=b"]),
    Head(status: 400, reason: "no coding", fields: ["Host: a", "Transfer-Encoding:"]),
    Head(status: 400, reason: "two lengths", fields: ["Host: a", "Content-Length: 0", "Content-Length: 0"]),
    Head(status: 400, reason: "two lengths in one line", fields: ["Host: a", "Content-Length: 0, 0"]),
    Head(status: 400, reason: "a length with a sign", fields: ["Host: a", "Content-Length: +0"]),
    Head(status: 400, reason: "a length beyond numbers", fields: ["Host: a", "Content-Length: 99999999999999999999"]),
    Head(status: 400, reason: "a line that goes on (section 5.2)", fields: ["Host: a", "X: b", " c"]),
    Head(status: 400, reason: "a space before the colon (section 5.1)", fields: ["Host: a", "X : b"]),
    Head(status: 400, reason: "a name that is no token", fields: ["Host: a", "X(: b"]),
    Head(status: 400, reason: "no name", fields: ["Host: a", ": b"]),
    Head(status: 400, reason: "a control character", fields: ["Host: a", "X: a\u{1}b"]),
    Head(status: 400, reason: "NUL", fields: ["Host: a", "X: a\u{0}b"]),
    Head(status: 400, reason: "CR within a value", fields: ["Host: a", "X: a\rb"]),
    Head(status: 400, reason: "lines without CR (section 2.2)", end: "\n"),
    Head(status: 400, reason: "one line without CR", fields: ["Host: a\nX: b"]),
    Head(status: 400, reason: "the first line without CR", line: "GET / HTTP/1.1\nX: y"),
    Head(status: 400, reason: "a space at the end of the line", line: "GET / HTTP/1.1 "),
    Head(status: 400, reason: "no version", line: "GET /"),
    Head(status: 400, reason: "a name that is not HTTP's", line: "GET / HTTPS/1.1"),
    Head(status: 505, reason: "a version that we do not speak so", line: "GET / HTTP/2.0"),
    Head(status: 505, reason: "a version that nobody speaks", line: "GET / HTTP/9.9"),
  ])
  func headIsJudged(_ row: Head) async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(row.text)
      let answer = await client.receive(until: "\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 \(row.status) "))
      #expect(answer.contains("connection: close\r\n") == (row.status != 200))
    }
  }

  /// Mended they would be those of another resource.
  @Test func targetThatIsNoTextIsRefused() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(Array("GET /a?b=".utf8) + [0xff] + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
      #expect(await client.receiveAll().hasPrefix("HTTP/1.1 400 "))
    }
  }

  /// "MUST treat the message as if the framing is faulty … and close the connection after processing the message" (RFC 9112
  /// section 6.1).
  @Test func chunksOfAnOldVersionAreTheLast() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(
        "POST /whole HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
      let answer = await client.receiveAll()
      #expect(answer.contains("connection: close\r\n") && answer.hasSuffix("\r\na"))
    }
  }

  // MARK: Answers before the end of their requests

  struct Early: Sendable, CustomTestStringConvertible {
    var reason: String
    var framing: String
    var body = [UInt8]()
    var isLast: Bool
    var testDescription: String { reason }
  }

  @Test(arguments: [
    Early(
      reason: "a short rest is read", framing: "Content-Length: 262144", body: Array(repeating: 0x61, count: 262144),
      isLast: false),
    Early(
      reason: "a long rest is not", framing: "Content-Length: 262145", body: Array(repeating: 0x61, count: 262145),
      isLast: true),
    Early(
      reason: "nor is one of which it is not known how long it is", framing: "Transfer-Encoding: chunked",
      body: Array("1\r\na\r\n0\r\n\r\n".utf8), isLast: true),
  ])
  func earlyAnswerSaysWhetherItIsTheLast(_ row: Early) async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /early HTTP/1.1\r\nHost: a\r\n\(row.framing)\r\n\r\n")
      let answer = await client.receive(until: "no")
      #expect(answer.hasPrefix("HTTP/1.1 403 "))
      #expect(answer.contains("connection: close\r\n") == row.isLast)
      client.send(row.body)
      if row.isLast {
        #expect(await client.receiveAll() == "")
      } else {
        client.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(await client.receive(until: "http1_1").contains("HTTP/1.1 200 OK\r\n"))
      }
    }
  }

  /// What came in one read is complete before its answer is written.
  @Test func earlyAnswerToAWholeRequestIsNotTheLast() async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(
        "POST /early HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"
          + "GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await !client.receive(until: "http1_1").contains("connection: close"))
    }
  }

  /// The head had promised that the connection is kept.
  @Test(arguments: ["Content-Length: 2000000", "Transfer-Encoding: chunked"])
  func restOfAnAnsweredRequestIsRead(_ framing: String) async throws {
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      let isChunked = framing.hasPrefix("T")
      client.send("POST /first HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n")
      #expect(await !client.receive(until: "\r\n\r\n").contains("connection: close"))
      client.send((isChunked ? Array("1E8480\r\n".utf8) : []) + Array(repeating: 0x61, count: 2_000_000))
      client.send("\(isChunked ? "\r\n0\r\n\r\n" : "")GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await client.receive(until: "http1_1").contains("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test func restThatDoesNotComeIsGivenUp() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
      #expect(await client.receiveAll().hasPrefix("HTTP/1.1 403 "))
      #expect(server.statistics.count(of: .stalled) == 1)
    }
  }

  // MARK: Clients that say nothing more

  @Test(arguments: [1, 3])
  func halfClosedClientIsAnswered(_ count: Int) async throws {
    try await withServer { port, _, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      let others = String(repeating: "GET /big/1000000 HTTP/1.1\r\nHost: a\r\n\r\n", count: count - 1)
      client.send("POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" + others)
      await service.untilHolding(1)
      client.closeOutput()
      // One that came later is served, so that the end has surely been seen.
      let other = try RawClient(port: port)
      defer { other.close() }
      other.send("GET /describe HTTP/1.0\r\n\r\n")
      _ = await other.receiveAll()
      service.release()
      let answer = await client.receiveAll()
      #expect(answer.components(separatedBy: "HTTP/1.1 200 OK\r\n").count == count + 1)
      #expect(answer.utf8.count { $0 == 0x78 } == 1_000_000 * (count - 1))
      #expect(answer.contains("released"))
      #expect(answer.components(separatedBy: "connection: close\r\n").count == 2)
    }
  }

  @Test func halfOfARequestIsNone() async throws {
    try await withServer { port, _, service in
      for beginning in ["POST /whole HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc", "GET / HTTP/1.1\r\nHo"] {
        let client = try RawClient(port: port)
        defer { client.close() }
        client.send(beginning)
        client.closeOutput()
        #expect(await client.receiveAll().hasPrefix("HTTP/1.1 400 "))
      }
      await service.untilAborted()
    }
  }

  @Test(arguments: ["", "B", "PRI * HT", "GET /describe HTTP/1.1\r\nHost: a\r\n\r\n"])
  func halfClosedClientThatWantsNothingIsLetGo(_ sent: String) async throws {
    try await withServer { port, server, _ in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send(sent)
      if sent.count > 10 { _ = await client.receive(until: "http1_1") }
      client.closeOutput()
      #expect(await client.receiveAll() == "")
    }
  }

  @Test func halfClosedClientIsNotAnsweredForEver() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      await service.untilHolding(1)
      client.closeOutput()
      await service.untilAborted()
      #expect(server.statistics.count(of: .stalled) == 1)
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

  /// What comes with a request that ends the connection is another's answer to nobody: neither before the refusal nor after.
  @Test(arguments: [
    ("a malformed host", "Host: a b\r\n", 400), ("no host", "", 400),
    ("an unknown coding", "Host: a\r\nTransfer-Encoding: x, chunked\r\n", 501),
    ("an unknown expectation", "Host: a\r\nExpect: more\r\n", 417),
  ])
  func whatFollowsARefusedRequestIsNotAnswered(_ reason: String, _ fields: String, _ status: Int) async throws {
    try await withServer { port, _, _ in
      let good = "GET /describe HTTP/1.1\r\nHost: a\r\n\r\n"
      let bad = "GET /describe HTTP/1.1\r\n\(fields)\r\n"
      let end = fields.contains("chunked") ? "0\r\n\r\n" : ""
      for (before, expected) in [("", [status]), (good, [200, status])] as [(String, [Int?])] {
        let client = try RawClient(port: port)
        client.send(before + bad + end + good)
        let statuses = await client.receiveAll().components(separatedBy: "HTTP/1.1 ").dropFirst().map {
          Int($0.prefix(3))
        }
        #expect(statuses == expected, "\(reason)")
        client.close()
      }
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
