import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPTransport

/// What many connections may hold together, and who has to give it back.
struct BudgetTests {
  /// Holds bytes, and notes when it has to give them up.
  final class Holder: ByteHolder {
    let name: String
    let log: Log

    init(_ name: String, _ log: Log) {
      self.name = name
      self.log = log
    }

    func overBudget(_ kind: ByteHolding.Kind) { log.given.append(name) }
  }

  final class Log {
    var given: [String] = []
  }

  /// An event loop with its books.
  struct Loop {
    let loop = EmbeddedEventLoop()
    let executor: EventLoopExecutor
    let ledger: ByteLedger

    init(_ budget: ByteBudget) {
      executor = EventLoopExecutor(eventLoop: loop)
      ledger = budget.ledger(on: executor)
    }

    func hold(_ name: String, _ bytes: Int, _ log: Log) -> ByteHolding {
      let holding = ByteHolding(.received, ledger, Holder(name, log))
      executor.turn { holding.set(bytes) }
      return holding
    }
  }

  @Test func largestGoFirst() {
    let log = Log()
    let budget = ByteBudget(limit: 10_000)
    let loop = Loop(budget)
    let all = [("small", 100), ("large", 6_000), ("middle", 3_000)].map { loop.hold($0.0, $0.1, log) }
    #expect(log.given == [])
    let more = loop.hold("more", 1_000, log)
    #expect(log.given == ["large"])
    #expect(budget.used == 4_100)
    loop.executor.turn { more.set(8_000) }
    #expect(log.given == ["large", "more"])
    for holding in all { holding.release() }
    #expect(budget.used == 0)
  }

  @Test func amongEqualsTheOldestGoes() {
    let log = Log()
    let budget = ByteBudget(limit: 100_000)
    let loop = Loop(budget)
    // More than are kept in the queue without tidying it, and every other one gone.
    let all = (0..<100).map { loop.hold("\($0)", 1_000, log) }
    for index in stride(from: 0, to: 100, by: 2) { all[index].release() }
    let later = (100..<150).map { loop.hold("\($0)", 1_000, log) }
    #expect(log.given == [])
    let last = (150..<153).map { loop.hold("\($0)", 1_000, log) }
    #expect(log.given == ["1", "3", "5"])
    for holding in later + last { holding.release() }
  }

  /// Within a turn a request may come whole: nobody is refused for what is over before its end.
  @Test func whatIsGivenBackWithinATurnCostsNobody() {
    let log = Log()
    let budget = ByteBudget(limit: 1_000)
    let loop = Loop(budget)
    let holding = loop.hold("one", 900, log)
    loop.executor.turn {
      let other = ByteHolding(.received, loop.ledger, Holder("other", log))
      other.set(2_000)
      other.release()
    }
    #expect(log.given == [])
    holding.release()
  }

  @Test func loopOfTheLargestIsAsked() {
    let log = Log()
    let budget = ByteBudget(limit: 10_000)
    let one = Loop(budget)
    let other = Loop(budget)
    let large = one.hold("large", 9_000, log)
    let small = other.hold("small", 2_000, log)
    #expect(log.given == [], "the other loop has not heard of it yet")
    one.loop.run()
    #expect(log.given == ["large"])
    #expect(budget.used == 2_000)
    for holding in [large, small] { holding.release() }
  }

  /// A loop that is held up cannot be waited for for ever.
  @Test func overdraftIsBounded() {
    let log = Log()
    let budget = ByteBudget(limit: 10_000)
    let busy = Loop(budget)
    let other = Loop(budget)
    let large = busy.hold("large", 9_000, log)
    let small = (0..<3).map { other.hold("small \($0)", 1_500, log) }
    #expect(log.given == ["small 0"])
    #expect(budget.used <= 12_500)
    for holding in [large] + small { holding.release() }
  }

  /// Three clients whose bodies nobody takes, and room for two.
  /// A process may start many servers: none leaves its loops behind.
  @Test func endedLoopsAreForgotten() {
    weak var left: EventLoopExecutor?
    let budgets = ByteBudgets(TransportLimits())
    do {
      let executor = EventLoopExecutor(eventLoop: EmbeddedEventLoop())
      left = executor
      withExtendedLifetime(LoopBudgets(budgets, on: executor)) { #expect(left != nil) }
    }
    #expect(left == nil)
  }

  @Test(arguments: [HTTPVersion.http1_1, .http2])
  func largestRequestIsRefusedAndTheOthersGoOn(_ version: HTTPVersion) async throws {
    var limits = TransportLimits()
    limits.receivedBudget = 200_000
    try await withServer(limits: limits) { port, server, service in
      func begin(_ bytes: Int) async throws -> RawClient {
        let body = [UInt8](repeating: 0x78, count: bytes)
        if version == .http1_1 {
          let client = try RawClient(port: port)
          client.send("POST /swallow HTTP/1.1\r\nHost: a\r\nContent-Length: \(bytes + 1)\r\n\r\n")
          client.send(body)
          return client
        }
        let client = try RawHTTP2(port: port)
        // The windows are as large as the server says only then.
        #expect(await client.next(Frame.settings) != nil)
        client.send(Frame(type: Frame.settings, flags: Frame.acknowledgement))
        client.request(1, "POST", "/swallow", ends: false)
        for start in stride(from: 0, to: bytes, by: 16_000) {
          client.send(Frame(type: Frame.data, stream: 1, payload: Array(body[start..<min(start + 16_000, bytes)])))
        }
        return client.client
      }
      let small = try await begin(20_000)
      let middle = try await begin(60_000)
      let large = try await begin(150_000)
      await service.untilAborted()
      #expect(server.statistics.count(of: .receivedBytes) == 1)
      #expect(server.statistics.receivedBytesHeld < 200_000)
      if version == .http1_1 { _ = await large.receiveAll() }
      for (client, bytes) in [(small, 20_001), (middle, 60_001)] {
        if version == .http1_1 {
          client.send("x")
          let answer = await client.receive(until: String(repeating: "x", count: bytes))
          #expect(answer.hasPrefix("HTTP/1.1 200"))
        } else {
          client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: [0x78]).bytes)
          #expect(await client.receive(until: "xx").contains("xx"))
        }
        client.close()
      }
      large.close()
    }
  }

  /// A head that never ends is held as well as a body: three clients that begin one, and room for two.
  @Test(.timeLimit(.minutes(1)), arguments: [HTTPVersion.http1_1, .http2])
  func largestHeadIsRefusedAndTheOthersGoOn(_ version: HTTPVersion) async throws {
    var limits = TransportLimits()
    limits.receivedBudget = 280_000
    limits.headerTimeout = .minutes(5)
    (limits.maximumHeaderListSize, limits.maximumHeaderFrames) = (1 << 20, 32)
    try await withServer(limits: limits) { port, server, _ in
      let value = String(repeating: "x", count: 1000)
      func begin(_ fields: Int) throws -> RawClient {
        if version == .http1_1 {
          let client = try RawClient(port: port)
          let lines = (0..<fields).map { "x-\($0): \(value)\r\n" }
          client.send("GET /describe HTTP/1.1\r\nHost: a\r\n" + lines.joined())
          return client
        }
        let client = try RawHTTP2(port: port)
        let head = [(":method", "GET"), (":scheme", "http"), (":path", "/describe"), (":authority", "a")]
        client.send(
          Frame(
            type: Frame.headers, flags: Frame.endStream, stream: 1,
            payload: head.flatMap { RawHTTP2.field($0, $1) }))
        // In few frames: the library takes eight.
        for start in stride(from: 0, to: fields, by: 15) {
          let block = (start..<min(start + 15, fields)).flatMap { RawHTTP2.field("x-\($0)", value) }
          client.send(Frame(type: Frame.continuation, stream: 1, payload: block))
        }
        return client.client
      }
      let (small, middle, large) = (try begin(20), try begin(40), try begin(90))
      _ = await large.receiveAll()
      #expect(server.statistics.count(of: .receivedBytes) == 1)
      #expect(server.statistics.receivedBytesHeld < 280_000)
      for client in [small, middle] {
        if version == .http1_1 {
          client.send("\r\n")
        } else {
          client.send(Frame(type: Frame.continuation, flags: Frame.endHeaders, stream: 1).bytes)
        }
        #expect(await client.receive(until: "GET /describe").contains("GET /describe"))
        client.close()
      }
      while server.statistics.receivedBytesHeld > 0 { try await Task.sleep(for: .milliseconds(1)) }
      large.close()
    }
  }

  /// Requests that wait for the one before them are there, too; beyond the window no more of them is read.
  @Test(.timeLimit(.minutes(1))) func requestsAheadOfTheirTurnAreCounted() async throws {
    var limits = TransportLimits()
    limits.receivedBudget = 100_000
    try await withServer(limits: limits) { port, server, service in
      let client = try RawClient(port: port)
      let field = "x: \(String(repeating: "x", count: 20_000))\r\n"
      let next = "GET /describe HTTP/1.1\r\nHost: a\r\n\(field)\r\n"
      client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n" + String(repeating: next, count: 6))
      await service.untilAborted()
      #expect(server.statistics.count(of: .receivedBytes) == 1)
      #expect(server.statistics.receivedBytesHeld == 0)
      client.close()
    }
  }

  /// What a reader does not take waits here, where it is counted, and not in the system's buffers, which take megabytes.
  @Test(.timeLimit(.minutes(1))) func systemHoldsLittleOfAnAnswer() async throws {
    try await withServer { port, server, _ in
      let client = try RawClient(port: port)
      client.send("GET /flood/3000000 HTTP/1.1\r\nHost: a\r\n\r\n")
      while server.statistics.unsentBytesHeld == 0 { try await Task.sleep(for: .milliseconds(1)) }
      #expect(server.statistics.unsentBytesHeld > 1_500_000)
      client.close()
    }
  }

  /// An answer to a window of zero is cut off when there is no room for it; the connection's other exchanges go on.
  @Test func largestAnswerIsCutOff() async throws {
    var limits = TransportLimits()
    limits.unsentBudget = 100_000
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      // RFC 9113 section 6.5.2: SETTINGS_INITIAL_WINDOW_SIZE.
      client.send(Frame(type: Frame.settings, payload: [0, 4] + big(0)))
      client.request(1, "GET", "/flood/30000")
      client.request(3, "GET", "/flood/90000")
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.stream == 3)
      #expect(reset.code == 11)
      await service.untilAborted()
      client.send(Frame(type: Frame.windowUpdate, stream: 1, payload: big(30_000)))
      var received = 0
      while received < 30_000, let data = await client.next(Frame.data) { received += data.payload.count }
      #expect(received == 30_000)
      #expect(server.statistics.count(of: .unsentBytes) == 1)
      client.client.close()
    }
  }

  /// Frames that are no answers wait as well where the peer does not read: here those that refuse streams.
  @Test func framesThatNobodyReadsAreCounted() throws {
    var limits = TransportLimits()
    limits.unsentBudget = 1 << 20
    limits.maximumConcurrentStreams = 4
    limits.maximumControlFrames = .max
    let loop = EmbeddedEventLoop()
    let statistics = TransportStatistics()
    let transport = TransportLoop(
      executor: EventLoopExecutor(eventLoop: loop), service: TestService(), limits: limits, statistics: statistics,
      logger: nil, isSecure: false)
    let channel = EmbeddedChannel(loop: loop)
    try channel.pipeline.syncOperations.addHandler(ProtocolDetector(loop: transport))
    channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    func receive(_ bytes: [UInt8]) throws {
      try channel.writeInbound(ByteBuffer(bytes: bytes))
      loop.run()
    }
    try receive(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + Frame(type: Frame.settings).bytes)
    channel.isWritable = false
    let head = [(":method", "POST"), (":scheme", "http"), (":path", "/swallow"), (":authority", "a")]
    let block = head.flatMap { RawHTTP2.field($0, $1) }
    var frames = 0
    for stream in stride(from: 1, to: 100_000, by: 2) where statistics.count(of: .unsentBytes) == 0 {
      try receive(Frame(type: Frame.headers, flags: Frame.endHeaders, stream: stream, payload: block).bytes)
      frames += 1
    }
    #expect(statistics.count(of: .unsentBytes) == 1)
    // But for those who were let in, and the one that was too much.
    let refused = frames - limits.maximumConcurrentStreams - 1
    #expect(refused * HTTP2Session.bytesOfFrame <= limits.unsentBudget)
    #expect(!channel.isActive)
    _ = try channel.finish(acceptAlreadyClosed: true)
  }

  /// Nothing of a body is taken before the service asks for it, and nobody is told to send it.
  @Test func heldBodyIsNotAskedFor() async throws {
    try await withServer { port, _, service in
      let head = "HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"
      let refused = try RawClient(port: port)
      refused.send("POST /asked/no \(head)")
      let asked = try RawClient(port: port)
      asked.send("POST /asked \(head)")
      await service.untilHolding(2)
      service.release()
      #expect(await refused.receiveAll().hasPrefix("HTTP/1.1 401"))
      #expect(await asked.receive(until: "100 Continue").hasPrefix("HTTP/1.1 100"))
      asked.send("body")
      #expect(await asked.receive(until: "body").contains("HTTP/1.1 200"))
      refused.close()
      asked.close()
    }
  }

  /// Over HTTP/2 too: "a server that receives a 100-continue expectation … MUST send either" (RFC 9110 section 10.1.1).
  @Test func heldBodyIsAskedForOverHTTP2() async throws {
    try await withServer { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/asked", fields: [("expect", "100-continue")], ends: false)
      await service.untilHolding(1)
      service.release()
      #expect(await client.nextStatus() == 100)
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: Array("body".utf8)))
      #expect(await client.nextStatus() == 200)
      client.client.close()
    }
  }

  /// A body that never stands still, and never ends.
  @Test(arguments: [HTTPVersion.http1_1, .http2])
  func slowBodyIsRefused(_ version: HTTPVersion) async throws {
    var limits = TransportLimits()
    limits.bodyGrace = .milliseconds(20)
    limits.minimumBodyRate = 1_000_000
    try await withServer(limits: limits) { port, server, _ in
      if version == .http1_1 {
        let client = try RawClient(port: port)
        client.send("POST /patient HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\nx")
        #expect(await client.receiveAll().hasPrefix("HTTP/1.1 408"))
        client.close()
      } else {
        let client = try RawHTTP2(port: port)
        client.request(1, "POST", "/patient", ends: false)
        client.send(Frame(type: Frame.data, stream: 1, payload: [0x78]))
        #expect(await client.nextStatus() == 408)
        client.client.close()
      }
      #expect(server.statistics.count(of: .slowBody) == 1)
    }
  }

  /// An answer that came early does not excuse the rest of its request for ever.
  @Test func restOfAnAnsweredRequestIsAwaitedForATime() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(20)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawClient(port: port)
      client.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\nx")
      #expect(await client.receiveAll().hasPrefix("HTTP/1.1 403"))
      #expect(server.statistics.count(of: .stalled) == 1)
      client.close()
    }
  }

  @Test(arguments: [
    (0, 20, "nothing earns no more than the grace"), (500, 21, "a second for each 500 bytes"),
    (50_000, 120, "a rate that is kept"), (10_000_000, 300, "the whole body has its time"),
  ])
  func bodyEarnsItsTime(_ bytes: Int, _ seconds: Int64, _ reason: String) throws {
    var limits = TransportLimits()
    limits.stallTimeout = .hours(1)
    let exchange = HTTPExchange(
      request: HTTPRequestHead(method: "POST", path: "/"), peer: nil,
      executor: EventLoopExecutor(eventLoop: EmbeddedEventLoop()), connection: Nowhere(limits: limits), streamID: 1)
    exchange.holdBody()
    #expect(exchange.due(limits) == nil, "the service has not asked for it")
    exchange.takeBody(isWhole: true)
    let begun = exchange.receivedAt
    exchange.receivedBytes = bytes
    let due = try #require(exchange.due(limits))
    #expect(due.time == begun + .seconds(seconds), "\(reason)")
    #expect(due.refusal == .slowBody)
    exchange.isRequestComplete = true
    #expect(exchange.due(limits) == nil)
  }

  /// Between its messages a stream may be quiet; a message that has begun may not, whether or not an answer has begun too.
  @Test(arguments: [false, true])
  func messageOfAStreamEarnsItsTime(_ isAnswered: Bool) throws {
    var limits = TransportLimits()
    limits.stallTimeout = .hours(1)
    let exchange = HTTPExchange(
      request: HTTPRequestHead(method: "POST", path: "/"), peer: nil,
      executor: EventLoopExecutor(eventLoop: EmbeddedEventLoop()), connection: Nowhere(limits: limits), streamID: 1)
    exchange.holdBody()
    exchange.takeBody(isWhole: false)
    if isAnswered { exchange.sendHead(status: 200, fields: HTTPFields()) }
    exchange.receivedBytes = 1_000_000
    #expect(exchange.due(limits)?.refusal != .slowBody)
    let begun = NIODeadline.now()
    exchange.awaitsRest(true)
    exchange.receivedBytes += 500
    exchange.awaitsRest(true)
    let due = try #require(exchange.due(limits))
    #expect(due.refusal == .slowBody)
    #expect(due.time >= begun + .seconds(21), "what came before earns nothing")
    #expect(due.time <= .now() + .seconds(21))
    exchange.awaitsRest(false)
    #expect(exchange.due(limits)?.refusal != .slowBody)
  }

  final class Nowhere: ExchangeConnection {
    let limits: TransportLimits
    init(limits: TransportLimits) { self.limits = limits }
    func sendHead(status: Int, fields: HTTPFields, endsExchange: Bool, for exchange: HTTPExchange) {}
    func bodyChanged(of exchange: HTTPExchange) {}
    func consumed(_ count: Int, by exchange: HTTPExchange) {}
    func reset(_ exchange: HTTPExchange, code: HTTPResetCode) {}
  }
}
