import Foundation
import HTTPTransport
import NIOCore
import Testing

@Suite struct HTTP2Tests {
  @Test func curlSendsAndReceives() async throws {
    try await withServer { port, _, _ in
      let body = String(repeating: "0123456789", count: 100_000)
      let answer = try await run(
        "curl", ["-s", "--http2-prior-knowledge", "--data-binary", "@-", "http://127.0.0.1:\(port)/echo"],
        input: Array(body.utf8))
      #expect(answer.output == body)
      let described = try await run("curl", ["-s", "--http2-prior-knowledge", "http://127.0.0.1:\(port)/describe"])
      #expect(described.output == "GET /describe 127.0.0.1:\(port) http http2")
    }
  }

  /// "A server SHOULD send a Content-Length header field" where it knows (RFC 9110 section 8.6): of a body that is there, once;
  /// not where trailers follow, nor where there is none.
  @Test(arguments: [
    ("/describe", ["content-length: 26"]), ("/sixteen", ["content-length: 16"]), ("/other", []), ("/empty", []),
  ])
  func aWholeBodyIsToldInTheHead(_ path: String, _ expected: [String]) async throws {
    try await withServer { port, _, _ in
      let url = "http://127.0.0.1:\(port)\(path)"
      let head = try await run(
        "curl", ["-s", "-D", "-", "-o", "/dev/null", "-H", "host: a", "--http2-prior-knowledge", url])
      #expect(
        head.output.split(separator: "\r\n").filter { $0.hasPrefix("content-length") }.map(String.init) == expected)
    }
  }

  @Test func trailersComeAndGo() async throws {
    try await withServer { port, _, _ in
      let answer = try await run(
        "nghttp", ["-v", "--trailer", "sum: 6", "-d", "/dev/null", "http://127.0.0.1:\(port)/echo"])
      #expect(answer.output.contains("x-trailers: sum=6"))
    }
  }

  @Test func headHasNoBody() async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "HEAD", "/sixteen")
      let head = try #require(await client.next(Frame.headers))
      #expect(head.flags & Frame.endStream != 0)
    }
  }

  @Test func wholeAnswerWithTrailersLeavesTogether() async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/whole", ends: false)
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: Array("abc".utf8)))
      #expect(await client.nextStatus() == 200)
      #expect(await client.next() == Frame(type: Frame.data, stream: 1, payload: Array("abc".utf8)))
      let trailers = try #require(await client.next())
      #expect(trailers.type == Frame.headers)
      #expect(trailers.flags == Frame.endStream | Frame.endHeaders)
    }
  }

  @Test func answerBeforeTheBodyEndsTheStreamWithoutError() async throws {
    try await withEarlyAnswers(1) { client in
      // What is still on its way may come to its end, and is ignored; its credit is the connection's.
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: Array(repeating: 0, count: 1000)))
      client.request(3, "POST", "/early")
      var frames: [Frame] = []
      while let frame = await client.next() {
        frames.append(frame)
        if frame.stream == 3, frame.flags & Frame.endStream != 0 { break }
      }
      #expect(frames.last?.stream == 3)
      #expect(!frames.contains { $0.type == Frame.reset })
    }
  }

  @Test(arguments: [false, true])
  func requestThatGoesOnAfterItsAnswerIsReset(isDraining: Bool) async throws {
    var limits = TransportLimits()
    limits.earlyAnswerPause = isDraining ? .seconds(3600) : .milliseconds(1)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      client.request(3, "POST", "/early", ends: false)
      #expect(await client.next(Frame.data)?.stream == 3)
      async let drained: Void = isDraining ? server.shutdown(gracePeriod: .seconds(3600)) : ()
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.stream == 3 && reset.code == 0)
      // Nothing that comes still disturbs the others.
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 3, payload: [0]))
      service.release()
      #expect(await client.next(Frame.data)?.stream == 1)
      client.client.close()
      await drained
    }
  }

  /// The stream is half-closed until its request has ended: an increment of 0 is an error, not late.
  @Test func streamOfAnEarlyAnswerKeepsItsRules() async throws {
    try await withEarlyAnswers(1) { client in
      client.send(Frame(type: Frame.windowUpdate, stream: 1, payload: big(0)))
      #expect(await client.next(Frame.goaway)?.code == 1)
    }
  }

  @Test func clientThatGivesUpWhatWasAnsweredIsNoRapidReset() async throws {
    var limits = TransportLimits()
    limits.maximumConcurrentStreams = 1000
    try await withEarlyAnswers(210, limits: limits) { client in
      for stream in 0..<210 { client.send(Frame(type: Frame.reset, stream: 2 * stream + 1, payload: big(8))) }
      client.request(1001, "GET", "/describe")
      #expect(await client.next(Frame.headers)?.stream == 1001)
    }
  }

  /// No more requests linger than half of the streams that there may be, so that there is always room for new ones.
  @Test func lingeringRequestsTakeNoRoom() async throws {
    var limits = TransportLimits()
    limits.maximumConcurrentStreams = 4
    try await withEarlyAnswers(3, limits: limits) { client in
      let resets = [await client.next(Frame.reset), await client.next(Frame.reset), await client.next(Frame.reset)]
      #expect(resets.map { $0?.stream } == [1, 3, 5])
    }
  }

  /// So many requests are answered whose ends do not come, and no pause is over.
  private func withEarlyAnswers(
    _ count: Int, limits: TransportLimits = TransportLimits(), _ body: (RawHTTP2) async throws -> Void
  ) async throws {
    var limits = limits
    limits.earlyAnswerPause = .seconds(3600)
    try await withServer(limits: limits) { port, _, _ in
      let client = try RawHTTP2(port: port)
      for index in 0..<count {
        client.request(2 * index + 1, "POST", "/early", ends: false)
        // The encoder has the others' by heart.
        if index == 0 { #expect(await client.nextStatus() == 403) }
        #expect(
          await client.next(Frame.data)
            == Frame(type: Frame.data, flags: Frame.endStream, stream: 2 * index + 1, payload: Array("no".utf8)))
      }
      try await body(client)
    }
  }

  /// A status can be given: it is HTTP/2 as it should be, but nobody knows which is meant.
  @Test(arguments: [("authorization", true), ("authorization", false), ("content-type", true)])
  func fieldsThatDecideMayComeOnce(_ name: String, _ ends: Bool) async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/whole", fields: [(name, "a"), (name, "b")], ends: ends)
      #expect(await client.nextStatus() == 400)
      client.request(3, "GET", "/describe", fields: [(name, "a")])
      #expect(await client.nextStatus() == 200)
    }
  }

  @Test func connectIsNotServed() async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      let block = RawHTTP2.field(":method", "CONNECT") + RawHTTP2.field(":authority", "a:1")
      client.send(Frame(type: Frame.headers, flags: Frame.endHeaders, stream: 1, payload: block))
      #expect(await client.nextStatus() == 501)
    }
  }

  @Test(arguments: [
    ("fields of many bytes", Array(repeating: ("x", String(repeating: "a", count: 40_000)), count: 2)),
    ("many fields", Array(repeating: ("x", "y"), count: 300)),
  ])
  func largeHeadIsRefusedAndTheConnectionGoesOn(_ reason: String, _ fields: [(String, String)]) async throws {
    try await withServer { port, server, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/describe", fields: fields)
      #expect(await client.nextStatus() == 431)
      client.request(3, "GET", "/describe")
      #expect(await client.nextStatus() == 200)
      #expect(server.statistics.count(of: .headersTooLarge) == 1)
    }
  }

  /// What ends a connection, with which error code.
  struct Violation: Sendable, CustomTestStringConvertible {
    var reason: String
    var code: Int
    var refusal = TransportRefusal.malformed
    var frames: @Sendable (RawHTTP2) -> Void
    var testDescription: String { reason }
  }

  @Test(arguments: [
    Violation(reason: "an even stream", code: 1) { $0.request(2, "GET", "/describe") },
    Violation(reason: "a stream that was passed over", code: 1) {
      $0.request(5, "GET", "/describe")
      $0.request(3, "GET", "/describe")
    },
    Violation(reason: "DATA on an idle stream", code: 1) { $0.send(Frame(type: Frame.data, stream: 7)) },
    Violation(reason: "a frame beyond the size", code: 6) {
      $0.send(Frame(type: Frame.data, stream: 1, payload: Array(repeating: 0, count: 20_000)))
    },
    Violation(reason: "broken header compression", code: 9) {
      $0.send(Frame(type: Frame.headers, flags: 5, stream: 1, payload: [0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
    },
    Violation(reason: "a field of more than the library takes", code: 9) {
      $0.request(1, "GET", "/describe", fields: [("x", String(repeating: "a", count: 70_000))])
    },
    Violation(reason: "a header list in too many frames", code: 11, refusal: .continuationFlood) { client in
      client.send(Frame(type: Frame.headers, stream: 1, payload: RawHTTP2.field(":method", "GET")))
      for _ in 0..<8 { client.send(Frame(type: Frame.continuation, stream: 1, payload: RawHTTP2.field("x", "y"))) }
    },
    Violation(reason: "rapid reset", code: 11, refusal: .rapidReset) { client in
      for index in 0..<300 {
        client.request(2 * index + 1, "POST", "/whole", ends: false)
        client.send(Frame(type: Frame.reset, stream: 2 * index + 1, payload: big(8)))
      }
    },
    Violation(reason: "rapid reset that calls itself no error", code: 11, refusal: .rapidReset) { client in
      for index in 0..<300 {
        client.request(2 * index + 1, "POST", "/whole", ends: false)
        client.send(Frame(type: Frame.reset, stream: 2 * index + 1, payload: big(0)))
      }
    },
    Violation(reason: "credit for what was not sent", code: 11, refusal: .controlFlood) { client in
      for _ in 0..<2_100 { client.send(Frame(type: Frame.windowUpdate, payload: big(1))) }
    },
    Violation(reason: "credit for streams that are over", code: 11, refusal: .controlFlood) { client in
      client.request(1, "GET", "")
      for _ in 0..<2_100 { client.send(Frame(type: Frame.windowUpdate, stream: 1, payload: big(1))) }
    },
    Violation(reason: "requests so malformed that they are reset", code: 11, refusal: .rapidReset) { client in
      for index in 0..<300 { client.request(2 * index + 1, "GET", "") }
    },
    Violation(reason: "a flood of PING", code: 11, refusal: .controlFlood) { client in
      for _ in 0..<2_100 { client.send(Frame(type: Frame.ping, payload: Array(repeating: 0, count: 8))) }
    },
    Violation(reason: "a flood of SETTINGS", code: 11, refusal: .controlFlood) { client in
      for _ in 0..<2_100 { client.send(Frame(type: Frame.settings)) }
    },
    Violation(reason: "a flood of empty DATA", code: 11, refusal: .controlFlood) { client in
      client.request(1, "POST", "/whole", ends: false)
      for _ in 0..<2_100 { client.send(Frame(type: Frame.data, stream: 1)) }
    },
    Violation(reason: "a flood of PING behind DATA that is padding alone", code: 11, refusal: .controlFlood) { client in
      client.request(1, "POST", "/whole", ends: false)
      for _ in 0..<2_100 {
        client.send(Frame(type: Frame.data, flags: Frame.padded, stream: 1, payload: [0]))
        client.send(Frame(type: Frame.ping, payload: Array(repeating: 0, count: 8)))
      }
    },
  ])
  func violationEndsTheConnection(_ row: Violation) async throws {
    var limits = TransportLimits()
    // However slowly the frames come.
    limits.resetInterval = .seconds(3600)
    limits.floodInterval = .seconds(3600)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawHTTP2(port: port)
      row.frames(client)
      let goaway = try #require(await client.next(Frame.goaway))
      #expect(goaway.code == row.code)
      while await client.next() != nil {}
      let counted = TransportRefusal.allCases.map { server.statistics.count(of: $0) }
      #expect(counted.reduce(0, +) == 1)
      #expect(server.statistics.count(of: row.refusal) == 1)
      let bystander = try RawHTTP2(port: port)
      bystander.request(1, "GET", "/describe")
      #expect(await bystander.nextStatus() == 200)
    }
  }

  /// Two ways to end a stream, and two to go on with it all the same (RFC 9113 section 5.1).
  @Test(arguments: [false, true], [Frame.headers, Frame.data])
  func streamThatItsClientHasEndedIsNotGoneOnWith(_ isReset: Bool, _ type: UInt8) async throws {
    try await withServer { port, server, _ in
      let client = try RawHTTP2(port: port)
      if isReset {
        client.request(1, "POST", "/swallow", ends: false)
        client.send(Frame(type: Frame.reset, stream: 1, payload: big(8)))
      } else {
        client.request(1, "GET", "/describe")
        while let frame = await client.next(), frame.stream != 1 || frame.flags & Frame.endStream == 0 {}
      }
      // Others come and go meanwhile.
      for stream in stride(from: 3, through: 9, by: 2) {
        client.request(stream, "GET", "/describe")
        while let frame = await client.next(), frame.stream != stream || frame.flags & Frame.endStream == 0 {}
      }
      if type == Frame.data {
        client.send(Frame(type: type, stream: 1, payload: [1]))
      } else {
        client.request(1, "GET", "/describe")
      }
      let goaway = try #require(await client.next(Frame.goaway))
      #expect(goaway.code == 5)
      #expect(server.statistics.count(of: .malformed) == 1)
    }
  }

  /// They are refused one by one, as long as the limit is not acknowledged: for nothing.
  @Test func streamsBeyondTheLimitAreAFlood() async throws {
    var limits = TransportLimits()
    limits.maximumConcurrentStreams = 4
    limits.maximumControlFrames = 100
    limits.floodInterval = .seconds(3600)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawHTTP2(port: port)
      for index in 0..<120 { client.request(2 * index + 1, "POST", "/swallow", ends: false) }
      let goaway = try #require(await client.next(Frame.goaway))
      #expect(goaway.code == 11)
      #expect(server.statistics.count(of: .controlFlood) == 1)
    }
  }

  @Test(arguments: [("less", [1]), ("more", [1, 2, 3, 4, 5, 6])] as [(String, [UInt8])])
  func contentLengthThatDoesNotMatchResetsTheStream(_ reason: String, _ body: [UInt8]) async throws {
    try await withServer { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/whole", fields: [("content-length", "5")], ends: false)
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: body))
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.code == 1)
      await service.untilAborted()
      client.request(3, "GET", "/describe")
      #expect(await client.nextStatus() == 200)
    }
  }

  /// Answered or not: what an honest proxy makes of such a request is another one.
  @Test(
    arguments: [
      ("more", "1", Array("test".utf8), true), ("more, without an end", "1", Array("test".utf8), false),
      ("less", "5", Array("test".utf8), true), ("nothing", "5", [], true),
    ] as [(String, String, [UInt8], Bool)])
  func contentLengthHoldsAfterAnEarlyAnswer(_ reason: String, _ length: String, _ body: [UInt8], _ ends: Bool)
    async throws
  {
    var limits = TransportLimits()
    limits.earlyAnswerPause = .seconds(3600)
    try await withServer(limits: limits) { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/early", fields: [("content-length", length)], ends: false)
      #expect(await client.next(Frame.data)?.flags == Frame.endStream)
      client.send(Frame(type: Frame.data, flags: ends ? Frame.endStream : 0, stream: 1, payload: body))
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.stream == 1 && reset.code == 1)
      client.request(3, "GET", "/describe")
      #expect(await client.next(Frame.headers)?.stream == 3)
    }
  }

  @Test func contentLengthThatHoldsAfterAnEarlyAnswerIsNoError() async throws {
    var limits = TransportLimits()
    limits.earlyAnswerPause = .seconds(3600)
    try await withServer(limits: limits) { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/early", fields: [("content-length", "5")], ends: false)
      #expect(await client.next(Frame.data)?.flags == Frame.endStream)
      client.send(Frame(type: Frame.data, stream: 1, payload: Array("12".utf8)))
      client.send(Frame(type: Frame.data, flags: Frame.endStream, stream: 1, payload: Array("345".utf8)))
      client.request(3, "GET", "/describe")
      while let frame = await client.next(), frame.stream != 3 { #expect(frame.type != Frame.reset) }
    }
  }

  // MARK: What honest clients do often

  /// A client may return credit in steps as it likes; each of these is another program's.
  @Test(arguments: [64, 1024, 4096])
  func creditForWhatWasSentIsNoFlood(_ step: Int) async throws {
    var limits = TransportLimits()
    limits.maximumControlFrames = 50
    limits.floodInterval = .seconds(3600)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawHTTP2(port: port)
      let size = 300_000
      client.request(1, "GET", "/big/\(size)")
      var received = 0
      while received < size, let frame = await client.next() {
        #expect(frame.type != Frame.goaway)
        guard frame.type == Frame.data else { continue }
        received += frame.payload.count
        var rest = frame.payload.count
        while rest > 0 {
          let credit = big(min(step, rest))
          rest -= step
          client.send(
            Frame(type: Frame.windowUpdate, payload: credit),
            Frame(type: Frame.windowUpdate, stream: 1, payload: credit))
        }
      }
      #expect(received == size)
      client.request(3, "GET", "/describe")
      #expect(await client.next(Frame.headers)?.stream == 3)
    }
  }

  /// A proxy carries many users, of whom some give up: more than the limit, and more than the library's own.
  @Test func cancelledCallsAmongAnsweredOnesAreNoRapidReset() async throws {
    var limits = TransportLimits()
    limits.maximumResets = 10
    limits.resetInterval = .seconds(3600)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      for index in 0..<1300 {
        client.request(4 * index + 1, "GET", "/describe")
        client.request(4 * index + 3, "GET", "/hold")
        let answer = await client.next(Frame.data)
        guard answer?.stream == 4 * index + 1 else {
          Issue.record("call \(index) was not answered")
          return
        }
        client.send(Frame(type: Frame.reset, stream: 4 * index + 3, payload: big(8)))
      }
      #expect(server.statistics.count(of: .rapidReset) == 0)
    }
  }

  // MARK: Clients that say nothing more

  @Test func halfClosedClientIsAnswered() async throws {
    try await withServer { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      client.request(3, "POST", "/whole", ends: false)
      await service.untilHolding(1)
      client.client.closeOutput()
      // What is not complete never will be.
      #expect(await client.next(Frame.reset)?.stream == 3)
      await service.untilAborted()
      service.release()
      let answer = try #require(await client.next(Frame.data))
      #expect(answer.stream == 1 && answer.payload == Array("released".utf8))
      #expect(await client.next(Frame.data) == nil)
    }
  }

  @Test func vanishedClientIsFoundByItsSystem() async throws {
    var limits = TransportLimits()
    limits.keepaliveInterval = .seconds(3600)
    limits.stallTimeout = .seconds(3600)
    try await withServer(limits: limits) { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      client.client.close()
      await service.untilAborted()
    }
  }

  @Test(arguments: [("content-length", "5"), ("connection", "close")])
  func malformedRequestResetsItsStreamAlone(_ name: String, _ value: String) async throws {
    try await withServer { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/describe", fields: [(name, value)])
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.stream == 1)
      #expect(reset.code == 1)
      client.request(3, "GET", "/describe")
      #expect(await client.nextStatus() == 200)
    }
  }

  @Test(arguments: [
    ("a pseudo-header field", Frame.endStream, RawHTTP2.field(":path", "/")), ("no end", 0, RawHTTP2.field("sum", "6")),
  ])
  func malformedTrailersResetTheStream(_ reason: String, _ flags: UInt8, _ block: [UInt8]) async throws {
    try await withServer { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "POST", "/whole", ends: false)
      client.send(Frame(type: Frame.headers, flags: flags | Frame.endHeaders, stream: 1, payload: block))
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.code == 1)
      await service.untilAborted()
    }
    // Answered before its end: there is no exchange left to abort.
    try await withEarlyAnswers(1) { client in
      client.send(Frame(type: Frame.headers, flags: flags | Frame.endHeaders, stream: 1, payload: block))
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.code == 1)
    }
  }

  @Test func peerResetAbortsTheExchange() async throws {
    try await withServer { port, _, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      client.send(Frame(type: Frame.reset, stream: 1, payload: big(8)))
      await service.untilAborted()
      service.release()
      client.request(3, "GET", "/describe")
      #expect(await client.next(Frame.headers)?.stream == 3)
    }
  }

  @Test func streamsBeyondTheLimitAreRefused() async throws {
    var limits = TransportLimits()
    limits.maximumConcurrentStreams = 2
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      client.request(3, "GET", "/hold")
      await service.untilHolding(2)
      client.request(5, "GET", "/hold")
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.stream == 5)
      #expect(reset.code == 7)
      #expect(server.statistics.count(of: .tooManyStreams) == 1)
    }
  }

  @Test func unconsumedBodyHoldsTheWindow() async throws {
    var limits = TransportLimits()
    limits.streamWindow = 20_000
    try await withServer(limits: limits) { port, _, _ in
      let client = try RawHTTP2(port: port)
      // The limit holds once the client has acknowledged it.
      #expect(await client.next(Frame.settings) != nil)
      client.send(Frame(type: Frame.settings, flags: Frame.acknowledgement))
      client.request(1, "POST", "/swallow", ends: false)
      client.send(Frame(type: Frame.data, stream: 1, payload: Array(repeating: 0, count: 16_000)))
      client.send(Frame(type: Frame.ping, payload: Array(repeating: 7, count: 8)))
      // Whatever is sent before the PING is answered, it is no credit for the stream.
      while let frame = await client.next(), frame.type != Frame.ping {
        #expect(!(frame.type == Frame.windowUpdate && frame.stream == 1))
      }
      // More than the window is an error of flow control.
      client.send(Frame(type: Frame.data, stream: 1, payload: Array(repeating: 0, count: 16_000)))
      var codes: [Int] = []
      while codes.isEmpty, let frame = await client.next() {
        if frame.type == Frame.reset || frame.type == Frame.goaway { codes.append(frame.code) }
      }
      #expect(codes == [3])
    }
  }

  @Test func streamsShareTheWindowOfTheConnection() async throws {
    var limits = TransportLimits()
    limits.streamWindow = 80_000
    limits.connectionWindow = 100_000
    try await withServer(limits: limits) { port, _, _ in
      let client = try RawHTTP2(port: port)
      #expect(await client.next(Frame.settings) != nil)
      client.send(Frame(type: Frame.settings, flags: Frame.acknowledgement))
      // Within the window of each stream, beyond that of all.
      for stream in [1, 3] {
        client.request(stream, "POST", "/swallow", ends: false)
        for _ in 0..<4 {
          client.send(Frame(type: Frame.data, stream: stream, payload: Array(repeating: 0, count: 16_000)))
        }
      }
      #expect(await client.next(Frame.goaway)?.code == 3)
    }
  }

  @Test func slowReaderStopsTheWriter() async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/big/2000000")
      var received = 0
      while received < 2_000_000, let frame = await client.next(Frame.data) {
        received += frame.payload.count
        guard !frame.payload.isEmpty else { continue }
        client.send(
          Frame(type: Frame.windowUpdate, payload: big(frame.payload.count)),
          Frame(type: Frame.windowUpdate, stream: 1, payload: big(frame.payload.count)))
      }
      #expect(received == 2_000_000)
    }
  }

  @Test func readerWithoutWindowIsGivenUp() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/big/1000000")
      let reset = try #require(await client.next(Frame.reset))
      #expect(reset.code == 8)
      #expect(server.statistics.count(of: .stalled) == 1)
    }
  }

  /// Takes a byte now and then: more than nothing, less than is worth the memory.
  @Test func readerOfSingleBytesIsGivenUp() async throws {
    var limits = TransportLimits()
    limits.stallTimeout = .milliseconds(50)
    // More than the bytes of a stall one by one, whatever the machine.
    limits.minimumTaken = 32 * 1024
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/big/1000000")
      var reset: Frame?
      while reset == nil, let frame = await client.next() {
        if frame.type == Frame.reset { reset = frame }
        // A byte for every frame that comes; the next comes when it was given.
        if frame.type == Frame.data {
          client.send(Frame(type: Frame.windowUpdate, stream: 1, payload: big(1)))
        }
      }
      #expect(reset?.code == 8)
      #expect(server.statistics.count(of: .stalled) == 1)
    }
  }

  @Test func oldConnectionIsToldToGo() async throws {
    var limits = TransportLimits()
    limits.maximumConnectionAge = .milliseconds(50)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      await service.untilHolding(1)
      // The notice, and after a round trip the end: what runs is finished.
      let notice = try #require(await client.next(Frame.goaway))
      #expect(notice.code == 0)
      let ping = try #require(await client.next(Frame.ping))
      client.send(Frame(type: Frame.ping, flags: Frame.acknowledgement, payload: ping.payload))
      #expect(await client.next(Frame.goaway)?.code == 0)
      service.release()
      #expect(await client.next(Frame.data)?.stream == 1)
      #expect(server.statistics.count(of: .age) == 1)
    }
  }

  @Test func connectionsOfOneAddressAreCounted() async throws {
    var limits = TransportLimits()
    limits.maximumConnectionsPerAddress = 1
    try await withServer(limits: limits) { port, server, service in
      let first = try RawHTTP2(port: port)
      first.request(1, "GET", "/hold")
      await service.untilHolding(1)
      let second = try RawHTTP2(port: port)
      #expect(await second.next() == nil)
      #expect(server.statistics.count(of: .tooManyFromAddress) == 1)
      service.release()
      #expect(await first.next(Frame.headers) != nil)
    }
  }

  @Test func idleConnectionIsSentAway() async throws {
    var limits = TransportLimits()
    limits.idleTimeout = .milliseconds(500)
    try await withServer(limits: limits) { port, server, _ in
      let client = try RawHTTP2(port: port)
      let goaway = try #require(await client.next(Frame.goaway))
      #expect(goaway.code == 0)
      #expect(await client.next() == nil)
      #expect(server.statistics.count(of: .idle) == 1)
    }
  }

  @Test func vanishedClientIsFound() async throws {
    var limits = TransportLimits()
    limits.keepaliveInterval = .milliseconds(30)
    limits.keepaliveTimeout = .milliseconds(30)
    try await withServer(limits: limits) { port, server, service in
      let client = try RawHTTP2(port: port)
      client.request(1, "GET", "/hold")
      #expect(await client.next(Frame.ping) != nil)
      await service.untilAborted()
      #expect(server.statistics.count(of: .keepalive) == 1)
    }
  }

  @Test(arguments: ["PRI * HTTP/2.0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])
  func missingPrefaceIsGivenUp(_ start: String) async throws {
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

  @Test func prefaceMayComeInPieces() async throws {
    try await withServer { port, _, _ in
      let client = try RawHTTP2(port: port)
      #expect(await client.next(Frame.settings) != nil)
      let pieces = try RawClient(port: port)
      defer { pieces.close() }
      for piece in ["P", "RI * HTTP/2", ".0\r\n\r\nSM\r\n", "\r\n"] { pieces.send(piece) }
      #expect(await pieces.receive().dropFirst(3).first == Frame.settings)
    }
  }
}
