import Foundation
import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPTransport

@Suite struct ServerTests {
  @Test(
    "Connections are counted for whom they are from",
    arguments: [
      ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
      // As sockets have it that take both families.
      ("::ffff:192.0.2.1", "192.0.2.1", true), ("::ffff:192.0.2.1", "::ffff:192.0.2.2", false),
      ("2001:db8::1", "2001:db8::2", true), ("2001:db8:0:1::1", "2001:db8::1", false),
      ("::ffff:192.0.2.1", "::1", false), ("2001:db8::1", "32.1.13.184", false),
    ])
  func peers(_ one: String, _ other: String, areSame: Bool) throws {
    let addresses = try [one, other].map { PeerAddress(try SocketAddress(ipAddress: $0, port: 1)) }
    #expect((addresses[0] == addresses[1]) == areSame)
  }

  @Test func drainAnnouncesTwiceAndFinishesWhatRuns() async throws {
    // The client is heard, however busy the machine is.
    var limits = TransportLimits()
    limits.drainPatience = .seconds(60)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      async let finished: Void = server.shutdown(gracePeriod: .seconds(60))
      let notice = try #require(await client.next(Frame.goaway))
      #expect(notice.lastStream == Int(Int32.max))
      // A stream that was on its way is still served.
      client.request(3, "GET", "/hold")
      await service.untilHolding(2)
      let ping = try #require(await client.next(Frame.ping))
      client.send(Frame(type: Frame.ping, flags: Frame.acknowledgement, payload: ping.payload))
      let final = try #require(await client.next(Frame.goaway))
      #expect(final.lastStream == 3)
      service.release()
      #expect(await client.next(Frame.headers) != nil)
      #expect(await client.next(Frame.headers) != nil)
      while await client.next() != nil {}
      client.client.close()
      await finished
    }
  }

  @Test func drainClosesKeptConnectionsAfterTheAnswer() async throws {
    try await withServer { port, server, service in
      let busy = try RawClient(port: port)
      let idle = try RawClient(port: port)
      idle.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = await idle.receive(until: "http1_1")
      busy.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      await service.untilHolding(1)
      async let finished: Void = server.shutdown(gracePeriod: .seconds(60))
      #expect(await idle.receive().isEmpty)
      idle.close()
      service.release()
      let answer = await busy.receiveAll()
      #expect(answer.contains("connection: close\r\n"))
      #expect(answer.hasSuffix("released"))
      busy.close()
      await finished
    }
  }

  /// What a client of HTTP/1.1 has done when the server begins to drain.
  enum Beginning: String, CaseIterable {
    case nothing = "opened a connection"
    case answered = "had an answer, which promised that the connection is kept"
    case streaming = "begun to read such an answer"
  }

  /// Its next request may be on its way, and is answered as the last.
  @Test(arguments: Beginning.allCases)
  func requestOnItsWayIsAnsweredWhileDraining(_ beginning: Beginning) async throws {
    var limits = TransportLimits()
    limits.drainPause = .seconds(60)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      switch beginning {
      case .nothing: break
      case .answered:
        client.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = await client.receive(until: "http1_1")
      case .streaming:
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
        #expect(await !client.receive(until: "a\r\n").contains("connection: close"))
      }
      // Its GOAWAY leaves with what is said to the others.
      let other = try RawHTTP2(port: port)
      #expect(await other.next(Frame.settings) != nil)
      async let finished: Void = server.shutdown(gracePeriod: .seconds(60))
      #expect(await other.next(Frame.goaway) != nil)
      if beginning == .streaming {
        client.send("0\r\n\r\n")
        _ = await client.receive(until: "x-trailers: \r\n\r\n")
      }
      client.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = await client.receiveAll()
      #expect(answer.contains("connection: close\r\n"))
      #expect(answer.hasSuffix("GET /describe a http http1_1"))
      client.close()
      other.client.close()
      await finished
    }
  }

  /// What an idle client has done when the server is told to stop, and it does not do anything more.
  enum Idler: String, CaseIterable {
    case connected, firstByte, partOfHead, answered1, answeredEarly1, preface, answered2, goneWithHalfAFrame

    func begin(_ port: Int) async throws -> RawClient {
      let client = try RawClient(port: port)
      let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
      switch self {
      case .connected: break
      case .firstByte: client.send("P")
      case .partOfHead: client.send("GET / HTTP/1.1\r\nHos")
      case .answered1:
        client.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = await client.receive(until: "http1_1")
      case .answeredEarly1:
        client.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n")
        _ = await client.receive(until: "no")
      case .preface: client.send(preface)
      case .answered2:
        let http2 = try RawHTTP2(port: port)
        http2.request(1, "GET", "/describe")
        _ = await http2.next(Frame.data)
        return http2.client
      case .goneWithHalfAFrame:
        client.send(preface + Frame(type: Frame.settings).bytes + [0, 0, 9, 1])
        _ = await client.receive()
      }
      return client
    }
  }

  /// The grace period is for what runs.
  @Test(.timeLimit(.minutes(1)), arguments: Idler.allCases)
  func idleClientsDoNotHoldUpTheEnd(_ idler: Idler) async throws {
    try await withServer { port, server, _ in
      let client = try await idler.begin(port)
      // One that is served, so that what the idle one sent has surely come.
      let other = try RawClient(port: port)
      other.send("GET /describe HTTP/1.0\r\n\r\n")
      _ = await other.receiveAll()
      await server.shutdown(gracePeriod: .seconds(3600))
      client.close()
      other.close()
    }
  }

  /// The system takes connections that we have not accepted yet: their clients have sent, and wait.
  @Test func connectionsThatTheSystemHoldsAreServed() async throws {
    var limits = TransportLimits()
    limits.drainPause = .seconds(60)
    try await withServer(limits: limits) { port, server, _ in
      let clients = try (0..<200).map { _ in
        let client = try RawClient(port: port)
        client.send("GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return client
      }
      async let finished: Void = server.shutdown(gracePeriod: .seconds(60))
      for client in clients {
        let answer = await client.receiveAll()
        #expect(answer.hasSuffix("GET /describe a http http1_1"))
        client.close()
      }
      await finished
    }
  }

  @Test func graceEnds() async throws {
    try await withServer { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      await server.shutdown(gracePeriod: .milliseconds(10))
      await service.untilAborted()
    }
  }

  @Test func oldConnectionIsToldWithItsAnswer() async throws {
    var limits = TransportLimits()
    // Long enough for a request to come on a new connection, however busy the machine is.
    limits.maximumConnectionAge = .seconds(1)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      defer { client.close() }
      client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      await service.untilHolding(1)
      // A connection that is closed for its age was opened later.
      let idle = try RawClient(port: port)
      defer { idle.close() }
      idle.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = await idle.receiveAll()
      service.release()
      #expect(await client.receiveAll().contains("connection: close\r\n"))
      #expect(server.statistics.count(of: .age) == 2)
    }
  }

  /// A service that writes faster than anybody reads, and does not look.
  @Test(arguments: [HTTPVersion.http1_1, .http2])
  func unsentBytesAreBounded(_ version: HTTPVersion) async throws {
    var limits = TransportLimits()
    limits.maximumUnsentBytes = 1_000_000
    try await withServer(limits: limits) { port, server, service in
      if version == .http2 {
        let client = try RawHTTP2(port: port)
        client.request(1, "GET", "/flood/10000000")
        #expect(await client.next(Frame.goaway)?.code == 11)
        client.client.close()
      } else {
        let client = try RawClient(port: port)
        client.send("GET /flood/10000000 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(await client.receiveAll().utf8.count < 10_000_000)
        client.close()
      }
      await service.untilAborted()
      #expect(server.statistics.count(of: .unsentBytes) == 1)
    }
  }

  /// What the socket takes goes to it at once, the rest through the channel: nothing is lost, and no answer overtakes another.
  @Test func answersThatTheSocketDoesNotTakeAtOnceStayWholeAndInOrder() async throws {
    let body = ["p", "q", "w"].map { String(repeating: $0, count: 1_000_000) }.joined()
    try await withServer { port, _, _ in
      let client = try RawClient(port: port)
      client.send("POST /whole HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
      client.send("GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let received = await client.receiveAll()
      client.close()
      let head = try #require(received.range(of: "\r\n\r\n"))
      let second = try #require(received.range(of: "HTTP/1.1 200", options: .backwards))
      #expect(received[head.upperBound..<second.lowerBound].filter("pqw".contains) == body)
      #expect(received[second.lowerBound...].contains("GET /describe"))
    }
  }

  @Test func runReturnsAfterShutdown() async throws {
    let server = HTTPServer(configuration: HTTPServerConfiguration(eventLoopCount: 1), service: TestService())
    _ = try await server.start()
    async let running: Void = server.run()
    await server.shutdown(gracePeriod: .zero)
    try await running
  }

  @Test func takenAddressIsSaid() async throws {
    try await withServer { port, _, _ in
      let second = HTTPServer(
        configuration: HTTPServerConfiguration(port: port, eventLoopCount: 1), service: TestService())
      let error = await #expect(throws: HTTPServerError.self) { try await second.start() }
      #expect(error?.description.contains("127.0.0.1:\(port)") == true)
      #expect(error?.description.contains("in use") == true)
    }
  }

  @Test func connectionsBeyondTheLimitAreClosed() async throws {
    var limits = TransportLimits()
    limits.maximumConnections = 1
    try await withServer(limits: limits) { port, server, service in
      let first = try RawHTTP2(port: port)
      first.request(1, "GET", "/hold")
      await service.untilHolding(1)
      let second = try RawClient(port: port)
      defer { second.close() }
      #expect(await second.receive().isEmpty)
      #expect(server.statistics.count(of: .tooManyConnections) == 1)
      #expect(server.statistics.openConnections == 1)
    }
  }

  /// What a connection has done that goes for a new one.
  enum Silence: String, CaseIterable {
    case nothing = "never sent a byte"
    case half = "begun a request"
    case idle1 = "an answer over HTTP/1.1"
    case idle2 = "only settings over HTTP/2"
  }

  @Test(arguments: Silence.allCases)
  func silentConnectionGoesForANewOne(_ silence: Silence) async throws {
    var limits = TransportLimits()
    limits.maximumConnections = 2
    limits.maximumConnectionsPerAddress = 1
    try await withServer(limits: limits) { port, server, _ in
      let silent: RawClient
      switch silence {
      case .nothing:
        silent = try RawClient(port: port)
      case .half:
        silent = try RawClient(port: port)
        silent.send("P")
      case .idle1:
        silent = try RawClient(port: port)
        silent.send("GET /describe HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = await silent.receive(until: "http1_1")
      case .idle2:
        let http2 = try RawHTTP2(port: port)
        #expect(await http2.next(Frame.settings) != nil)
        silent = http2.client
      }
      defer { silent.close() }
      let new = try RawClient(port: port)
      defer { new.close() }
      new.send("GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(await new.receiveAll().hasSuffix("GET /describe a http http1_1"))
      _ = await silent.receiveAll()
      #expect(server.statistics.count(of: .gaveWay) == 1)
      #expect(server.statistics.count(of: .tooManyFromAddress) == 0)
    }
  }

  @Test(arguments: [(1_024, 960, 480), (100_000, 20_000, 10_000), (10, 1, 1)])
  func connectionsFitTheDescriptors(_ descriptors: Int, _ all: Int, _ perAddress: Int) {
    let limits = TransportLimits().fitting(descriptors: descriptors)
    #expect(limits.maximumConnections == all)
    #expect(limits.maximumConnectionsPerAddress == perAddress)
  }

  @Test func tlsOffersBothProtocols() async throws {
    try await withCertificate { tls in
      try await withServer(tls: tls) { port, server, _ in
        let url = "https://localhost:\(port)/describe"
        let roots = ["-s", "--cacert", tls.certificateChainPath]
        let negotiated = try await run("curl", roots + [url])
        #expect(negotiated.output == "GET /describe localhost:\(port) https http2")
        let older = try await run("curl", roots + ["--http1.1", url])
        #expect(older.output == "GET /describe localhost:\(port) https http1_1")
        let silent = try await run("curl", roots + ["--no-alpn", url])
        #expect(silent.output == "GET /describe localhost:\(port) https http1_1")
        let old = try await run("curl", roots + ["--tls-max", "1.1", url])
        #expect(old.status != 0)
        #expect(server.statistics.count(of: .handshake) == 1)
      }
    }
  }

  /// Of a handshake the parser hears nothing, which must not be taken for the beginning of a head.
  /// Who opens connections where all places are taken by those who speak must not have all of them looked at each time.
  @Test func placesAreLookedForNowAndThen() {
    final class Busy: TransportConnection {
      var asked = 0
      var silence: HTTPTransport.Silence? {
        asked += 1
        return nil
      }
      func drain() {}
      func abort() {}
    }
    let eventLoop = EmbeddedEventLoop()
    let loop = TransportLoop(
      executor: EventLoopExecutor(eventLoop: eventLoop), service: TestService(), limits: TransportLimits(),
      statistics: TransportStatistics(), logger: nil, isSecure: false)
    let busy = Busy()
    loop.adopt(busy)
    eventLoop.advanceTime(by: .seconds(1))
    for _ in 0..<100 { #expect(!loop.giveWay(from: nil)) }
    #expect(busy.asked == 1)
    #expect(!loop.giveWay(from: PeerAddress(nil)))
    #expect(busy.asked == 2, "another question")
    eventLoop.advanceTime(by: .seconds(1))
    #expect(!loop.giveWay(from: nil))
    #expect(busy.asked == 3)
    loop.release(busy)
  }

  /// A watch costs its client nothing: it cannot shut out those who call. Whom the service knows is not cut off.
  @Test(.timeLimit(.minutes(1)), arguments: [HTTPVersion.http1_1, .http2], [false, true])
  func watchOfAStrangerGoesForANewConnection(_ version: HTTPVersion, _ isKnown: Bool) async throws {
    var limits = TransportLimits()
    limits.maximumConnections = 2
    limits.maximumConnectionsPerAddress = 1
    limits.stallTimeout = .milliseconds(1)
    try await withServer(limits: limits) { port, server, service in
      let path = isKnown ? "/hold/known" : "/hold"
      let watching: RawClient
      if version == .http1_1 {
        watching = try RawClient(port: port)
        watching.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
      } else {
        let http2 = try RawHTTP2(port: port)
        http2.request(1, "GET", path)
        watching = http2.client
      }
      defer { watching.close() }
      await service.untilHolding(1)
      var answer = ""
      repeat {
        let new = try RawClient(port: port)
        new.send("GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answer = await new.receiveAll()
        new.close()
      } while answer.isEmpty && !isKnown
      #expect(answer.isEmpty == isKnown)
      #expect(server.statistics.count(of: .gaveWay) == (isKnown ? 0 : 1))
    }
  }

  @Test func silenceAfterTheHandshakeIsNotASlowHead() async throws {
    var limits = TransportLimits()
    limits.headerTimeout = .seconds(2)
    try await withCertificate { tls in
      try await withServer(limits: limits, tls: tls) { port, server, _ in
        let client = try RunningProgram(
          "openssl", ["s_client", "-ign_eof", "-alpn", "http/1.1", "-connect", "localhost:\(port)"])
        defer { client.end() }
        #expect(await client.receive(until: "Verify return code").contains("ALPN protocol: http/1.1"))
        // One that comes later, and is given up: so long has the first been silent.
        let slow = try RawClient(port: port)
        defer { slow.close() }
        _ = await slow.receiveAll()
        #expect(server.statistics.count(of: .handshake) == 1)
        client.send("GET /describe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(await client.receive(until: "http1_1").contains("GET /describe a https http1_1"))
      }
    }
  }

  @Test func clientCertificateIsRequired() async throws {
    try await withCertificate { tls in
      var strict = tls
      strict.clientCertificates = .required(trustRoots: tls.certificateChainPath)
      try await withServer(tls: strict) { port, _, _ in
        let url = "https://localhost:\(port)/describe"
        let roots = ["-s", "--cacert", tls.certificateChainPath]
        let stranger = try await run("curl", roots + [url])
        #expect(stranger.status != 0)
        let shown = roots + ["--cert", tls.certificateChainPath, "--key", tls.privateKeyPath, url]
        let known = try await run("curl", shown)
        #expect(known.output == "GET /describe localhost:\(port) https http2")
      }
    }
  }

  /// A certificate that no authority may vouch with is taken only where it is named.
  @Test func clientCertificateIsOneOfThoseNamed() async throws {
    try await withCertificate { tls in
      try await withCertificate { client in
        var pinned = tls
        pinned.clientCertificates = .pinned(certificates: client.certificateChainPath)
        try await withServer(tls: pinned) { port, _, _ in
          let url = "https://localhost:\(port)/describe"
          let roots = ["-s", "--cacert", tls.certificateChainPath]
          let stranger = try await run("curl", roots + [url])
          #expect(stranger.status != 0)
          let others = ["--cert", tls.certificateChainPath, "--key", tls.privateKeyPath, url]
          let other = try await run("curl", roots + others)
          #expect(other.status != 0)
          let own = ["--cert", client.certificateChainPath, "--key", client.privateKeyPath, url]
          let known = try await run("curl", roots + own)
          #expect(known.output == "GET /describe localhost:\(port) https http2")
        }
      }
    }
  }

  /// "Ephemeral key exchange" and AEAD (RFC 9113 section 9.2.2): the others are prohibited, or keep no secret for long.
  @Test(arguments: [
    ("ECDHE-ECDSA-AES128-GCM-SHA256", true), ("ECDHE-ECDSA-AES256-GCM-SHA384", true),
    ("ECDHE-ECDSA-CHACHA20-POLY1305", true), ("ECDHE-ECDSA-AES128-SHA", false), ("ECDHE-ECDSA-AES256-SHA", false),
    ("ECDHE-ECDSA-AES128-SHA256", false),
  ])
  func ciphersOfTLS12(_ cipher: String, _ isTaken: Bool) async throws {
    try await withCertificate { tls in
      try await withServer(tls: tls) { port, _, _ in
        let answer = try await run(
          "curl",
          [
            "-s", "--cacert", tls.certificateChainPath, "--tls-max", "1.2", "--ciphers", cipher,
            "https://localhost:\(port)/describe",
          ])
        #expect((answer.status == 0) == isTaken)
      }
    }
  }

  /// A key of RSA could decrypt what was sent to it, if it were lost later.
  @Test(arguments: [("ECDHE-RSA-AES128-GCM-SHA256", true), ("AES128-GCM-SHA256", false), ("AES128-SHA", false)])
  func keyExchangeIsEphemeral(_ cipher: String, _ isTaken: Bool) async throws {
    try await withCertificate(key: ["rsa:2048"]) { tls in
      try await withServer(tls: tls) { port, _, _ in
        let answer = try await run(
          "curl",
          [
            "-s", "--cacert", tls.certificateChainPath, "--tls-max", "1.2", "--ciphers", cipher,
            "https://localhost:\(port)/describe",
          ])
        #expect((answer.status == 0) == isTaken)
      }
    }
  }

  @Test func certificatesAreReadAgain() async throws {
    try await withCertificate { first in
      try await withCertificate(days: 9) { second in
        let files = FileManager.default
        let served = files.temporaryDirectory.appending(path: "served-\(UUID())").path()
        try files.createDirectory(atPath: served, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: served) }
        func install(_ tls: HTTPServerTLS) throws {
          for (from, to) in [(tls.certificateChainPath, "certificate"), (tls.privateKeyPath, "key")] {
            try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: "\(served)/\(to)"))
          }
        }
        try install(first)
        let tls = HTTPServerTLS(certificateChainPath: "\(served)/certificate", privateKeyPath: "\(served)/key")
        try await withServer(tls: tls) { port, server, _ in
          func isTrusted(_ roots: HTTPServerTLS) async throws -> Bool {
            try await run("curl", ["-s", "--cacert", roots.certificateChainPath, "https://localhost:\(port)/describe"])
              .status == 0
          }
          let expiry = try #require(server.certificateExpiry)
          #expect(try await isTrusted(first))
          try install(second)
          try server.reloadCertificates()
          #expect(try await isTrusted(second))
          #expect(try await !isTrusted(first))
          #expect(try #require(server.certificateExpiry) > expiry)
          // What cannot be used is not: a key of another certificate, half a file, none.
          for broken in [try Data(contentsOf: URL(filePath: first.privateKeyPath)), Data("-----BEGIN".utf8), nil] {
            try? files.removeItem(atPath: "\(served)/key")
            try broken?.write(to: URL(filePath: "\(served)/key"))
            #expect(throws: (any Error).self) { try server.reloadCertificates() }
            #expect(try await isTrusted(second))
          }
        }
      }
    }
  }

  /// The protocol is chosen as soon as it can be, and no sooner.
  @Test func firstLineIsJudged() {
    let rows: [(String, Bool?)] = [
      ("GET ", true), ("GE", nil), ("B", nil), ("BREW /pot", nil), ("BREW /pot HTTP/1.", nil),
      ("BREW /pot HTTP/1.1\r", true), ("\r\nBREW /pot HTTP/1.1\r", true), ("\r\n", nil),
      (String(repeating: "\r\n", count: 512), false),
      ("M-SEARCH * HTTP/1.1\r\n", true),
      ("BREW /pot\r\n", false), ("BREW /pot of tea\r\n", false), ("INVALID NONSENSE\r\n", false),
      ("\u{16}\u{3}\u{1}", false), ("SSH-2.0-OpenSSH_9.2p1 Debian\r\n", false), ("a@b", false),
      (String(repeating: "A", count: 33), false), ("BREW /\(String(repeating: "a", count: 2000))", false),
    ]
    for (line, expected) in rows {
      #expect(
        ProtocolDetector.beginsLikeRequest(ByteBuffer(string: line).readableBytesView) == expected, "\(line.prefix(40))"
      )
    }
  }

  @Test func unreadableCertificateIsSaid() async throws {
    let tls = HTTPServerTLS(certificateChainPath: "/nowhere/certificate.pem", privateKeyPath: "/nowhere/key.pem")
    let server = HTTPServer(configuration: HTTPServerConfiguration(tls: tls, eventLoopCount: 1), service: TestService())
    await #expect(throws: (any Error).self) { try await server.start() }
  }

  private func withCertificate(
    key: [String] = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"], days: Int = 2,
    _ body: (HTTPServerTLS) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "transport-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let certificate = folder.appending(path: "certificate.pem").path()
    let keyFile = folder.appending(path: "key.pem").path()
    let made = try await run(
      "openssl",
      ["req", "-x509", "-newkey"] + key + ["-nodes", "-days", "\(days)"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-keyout", keyFile, "-out", certificate])
    try #require(made.status == 0)
    try await body(HTTPServerTLS(certificateChainPath: certificate, privateKeyPath: keyFile))
  }
}
