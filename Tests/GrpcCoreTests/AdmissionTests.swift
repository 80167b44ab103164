import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import ProtobufCodec
import Testing

@testable import GrpcCore
@testable import HTTPTransport

/// Nothing of a request is read before the interceptors have let its caller in.
struct AdmissionTests {
  /// Makes up its mind when told to.
  final class Doorkeeper: ServerInterceptor {
    private let waiting = NIOLockedValueBox<CheckedContinuation<Bool, Never>?>(nil)

    func begin(_ context: CallContext) async throws {
      let isLetIn = await withCheckedContinuation { continuation in waiting.withLockedValue { $0 = continuation } }
      guard isLetIn else { throw Status(.permissionDenied, "no") }
      context.isCallerKnown = true
    }

    func decide(_ isLetIn: Bool, _ harness: Harness) {
      waiting.withLockedValue { $0.take() }?.resume(returning: isLetIn)
      harness.loop.run()
    }
  }

  private static let limits: TransportLimits = {
    var limits = TransportLimits()
    limits.receivedBudget = 1_000_000
    limits.strangersReceivedBudget = 100_000
    return limits
  }()

  @Test(arguments: CallForm.allCases)
  func takesNothingOfAStrangersBody(_ form: CallForm) throws {
    let harness = try Harness(interceptors: [CallLifeTests.Guard()])
    let test = harness.begin("POST", "/library.v1.Library/GetBook", form.fields())
    #expect(try form.outcome(test.answer, Library_V1_Book.self).code == (form.isGRPC ? "16" : "unauthenticated"))
    #expect(test.answer.isComplete, "before anything of the body has come")
    #expect(!test.connection.isBodyTaken)
  }

  @Test(arguments: CallForm.allCases)
  func givesCreditOnceTheCallerIsLetIn(_ form: CallForm) throws {
    let door = Doorkeeper()
    let harness = try Harness(interceptors: [door])
    let test = harness.begin("POST", "/library.v1.Library/GetBook", form.fields())
    let body = try form.body(Library_V1_GetBookRequest.with(name: "x"))
    test.send(Array(body.dropLast()))
    harness.loop.run()
    #expect(test.connection.consumed == 0)
    #expect(!test.connection.isBodyTaken)
    door.decide(true, harness)
    #expect(test.connection.isBodyTaken)
    #expect(test.connection.consumed == body.count - 1)
    test.send(Array(body.suffix(1)))
    #expect(test.connection.consumed == body.count)
    test.end()
    harness.loop.run()
    #expect(try form.outcome(test.answer, Library_V1_Book.self).messages.map(\.name) == ["x"])
  }

  @Test(arguments: [true, false])
  func decidesAfterTheWholeBody(_ isLetIn: Bool) throws {
    let door = Doorkeeper()
    let harness = try Harness(interceptors: [door])
    let test = harness.begin("POST", "/library.v1.Library/GetBook", CallForm.grpc.fields())
    test.send(try CallForm.grpc.body(Library_V1_GetBookRequest.with(name: "x")))
    test.end()
    harness.loop.run()
    #expect(test.connection.consumed == 0)
    door.decide(isLetIn, harness)
    let code = try CallForm.grpc.outcome(test.answer, Library_V1_Book.self).code
    #expect(code == (isLetIn ? "0" : "7"))
    #expect(harness.library.events.withLockedValue { $0 } == (isLetIn ? ["getBook x"] : []))
  }

  @Test func streamsWaitForTheirCallers() throws {
    let door = Doorkeeper()
    let harness = try Harness(interceptors: [door])
    let test = harness.begin("POST", "/library.v1.Library/Upload", CallForm.grpc.fields())
    let body = try CallForm.grpc.body(Library_V1_Book.with(name: "x", pages: 2))
    test.send(body + body.dropLast())
    harness.loop.run()
    #expect(test.connection.consumed == 0)
    door.decide(true, harness)
    #expect(test.connection.consumed == 2 * body.count - 1)
    test.send(Array(body.suffix(1)))
    test.end()
    harness.loop.run()
    #expect(try CallForm.grpc.outcome(test.answer, Library_V1_Book.self).messages.map(\.pages) == [4])
  }

  /// A stream need not end, but a message that has begun is to be whole in the time that a body has.
  @Test(arguments: ["Upload", "Exchange"], [CallForm.grpc, .grpcJSON, .web, .text])
  func messagesOfStreamsHaveTheirTime(_ method: String, _ form: CallForm) throws {
    let harness = try Harness()
    var limits = TransportLimits()
    limits.stallTimeout = .hours(1)
    let test = harness.begin("POST", "/library.v1.Library/\(method)", form.fields(), limits: limits)
    func isTimed() -> Bool { test.exchange.due(limits)?.refusal == .slowBody }
    let body = try form.body(Library_V1_Book.with(name: "x", pages: 2))
    for _ in 1...2 {
      #expect(!isTimed())
      for cut in [1, 3] {
        test.send(Array(body[(cut == 1 ? 0 : 1)..<cut]))
        harness.loop.run()
        #expect(isTimed())
      }
      test.send(Array(body[3...]))
      harness.loop.run()
    }
    #expect(!isTimed())
    test.end()
    harness.loop.run()
    #expect(try form.outcome(test.answer, Library_V1_Book.self).code == "0")
  }

  @Test(arguments: CallForm.allCases, [BodyRefusal.overBudget, .tooSlow])
  func refusesWhatTheTransportDoes(_ form: CallForm, _ reason: BodyRefusal) throws {
    let harness = try Harness()
    let test = harness.begin("POST", "/library.v1.Library/GetBook", form.fields())
    test.send(Array("A".utf8))
    harness.executor.turn { test.exchange.refuse(reason) }
    let code = try form.outcome(test.answer, Library_V1_Book.self).code
    switch reason {
    case .overBudget: #expect(code == (form.isGRPC ? "8" : "resource_exhausted"))
    case .tooSlow: #expect(code == (form.isGRPC ? "4" : "deadline_exceeded"))
    }
  }

  @Test(arguments: [
    ("PATCH", "/v1/shelves/1/books/2", BodyRefusal.overBudget, 429), ("PATCH", "/v1/shelves/1/books/2", .tooSlow, 408),
    ("POST", "/form", .overBudget, 503), ("POST", "/form", .tooSlow, 408),
  ])
  func refusesInHTTPsWords(_ method: String, _ path: String, _ reason: BodyRefusal, _ status: Int) throws {
    let harness = try Harness(routes: [HTTPRoute("POST", path: "/form") { _ in HTTPRouteResponse(status: 204) }])
    let test = harness.begin(method, path)
    test.send(Array("{".utf8))
    harness.executor.turn { test.exchange.refuse(reason) }
    #expect(test.answer.status == status)
  }

  /// What is kept of a request counts for strangers until it is known who sends it.
  @Test func countsForTheOneWhoSendsIt() throws {
    let door = Doorkeeper()
    let harness = try Harness(interceptors: [door])
    let budgets = ByteBudgets(Self.limits)
    let test = harness.begin("POST", "/library.v1.Library/CreateBook", CallForm.grpc.fields())
    test.connection.budgets = LoopBudgets(budgets, on: harness.executor)
    var request = Library_V1_CreateBookRequest()
    request.bookID = String(repeating: "x", count: 50_000)
    let body = try CallForm.grpc.body(request)
    test.send(Array(body[..<40_000]))
    harness.loop.run()
    test.exchange.accountReceived()
    #expect(budgets.receivedOfStrangers.used >= 40_000)
    #expect(budgets.received.used == 0)
    door.decide(true, harness)
    #expect(budgets.receivedOfStrangers.used == 0)
    #expect(budgets.received.used >= 40_000)
    test.send(Array(body[40_000...]))
    test.end()
    #expect(budgets.received.used == 0)
    harness.loop.run()
    #expect(test.answer.trailers?.first("grpc-status") == "0")
  }

  /// A stream in which nothing is said takes a task.
  @Test func countsStreamsThatWait() throws {
    let harness = try Harness()
    let budgets = ByteBudgets(TransportLimits())
    let test = harness.begin("POST", "/library.v1.Library/Exchange", CallForm.grpc.fields())
    test.connection.budgets = LoopBudgets(budgets, on: harness.executor)
    harness.loop.run()
    test.exchange.accountReceived()
    #expect(budgets.received.used > 5_000)
    test.abort()
    #expect(budgets.received.used == 0)
  }

  /// Messages of no bytes take memory too.
  @Test func countsMessagesThatNobodyTakes() throws {
    let harness = try Harness()
    let budgets = ByteBudgets(TransportLimits())
    let test = harness.begin("POST", "/library.v1.Library/Exchange", CallForm.grpc.fields())
    test.connection.budgets = LoopBudgets(budgets, on: harness.executor)
    test.connection.isReading = false
    // The handler stops after an answer that is not taken.
    test.send(try CallForm.grpc.body(Library_V1_Book.with(name: String(repeating: "x", count: 300_000))))
    test.send([UInt8](repeating: 0, count: 5 * 1_000))
    harness.loop.run()
    #expect(budgets.received.used > 64 * 900)
    test.abort()
    #expect(budgets.received.used == 0)
  }
}

/// The same of a plain route that knows its callers.
struct RouteAdmissionTests {
  /// Makes up its mind when told to.
  final class Doorkeeper: Sendable {
    private let waiting = NIOLockedValueBox<CheckedContinuation<Bool, Never>?>(nil)

    func admit() async -> Bool {
      await withCheckedContinuation { continuation in waiting.withLockedValue { $0 = continuation } }
    }

    func decide(_ isLetIn: Bool, _ harness: Harness) {
      waiting.withLockedValue { $0.take() }?.resume(returning: isLetIn)
      harness.loop.run()
    }
  }

  private static func harness(_ door: Doorkeeper) throws -> Harness {
    let route = HTTPRoute("POST", path: "/files") { request in
      HTTPRouteResponse(contentType: "text/plain", "\(request.body.count)")
    }
    return try Harness(routes: [
      route.admitting(maximumBodySize: 100_000) { request in
        #expect(request.body.isEmpty)
        return await door.admit() ? nil : HTTPRouteResponse(status: 401)
      }
    ])
  }

  @Test func takesNothingOfAStrangersBody() throws {
    let door = Doorkeeper()
    let harness = try Self.harness(door)
    let test = harness.begin("POST", "/files", [:])
    test.send([1, 2, 3])
    harness.loop.run()
    #expect(test.connection.consumed == 0 && !test.connection.isBodyTaken && test.answer.status == nil)
    door.decide(false, harness)
    #expect(test.answer.status == 401 && !test.connection.isBodyTaken)
  }

  @Test(arguments: [true, false])
  func takesWhatFollows(isWhole: Bool) throws {
    let door = Doorkeeper()
    let harness = try Self.harness(door)
    let test = harness.begin("POST", "/files", [:])
    test.send([1, 2, 3])
    if isWhole { test.end() }
    door.decide(true, harness)
    #expect(test.connection.consumed == 3)
    if !isWhole {
      #expect(test.connection.isBodyTaken && test.answer.status == nil)
      // More than other routes take.
      test.send([UInt8](repeating: 0, count: 99_997))
      test.end()
      harness.loop.run()
    }
    #expect(test.answer.status == 200 && test.answer.text == (isWhole ? "3" : "100000"))
  }

  @Test func bindsTheBody() throws {
    let door = Doorkeeper()
    let harness = try Self.harness(door)
    let told = harness.begin("POST", "/files", ["content-length": "100001"])
    door.decide(true, harness)
    #expect(told.answer.status == 413 && !told.connection.isBodyTaken)
    let untold = harness.begin("POST", "/files", [:])
    door.decide(true, harness)
    untold.send([UInt8](repeating: 0, count: 100_001))
    #expect(untold.answer.status == 413)
  }

  @Test func forgetsWhoLeaves() throws {
    let door = Doorkeeper()
    let harness = try Self.harness(door)
    let test = harness.begin("POST", "/files", [:])
    harness.loop.run()
    test.abort()
    door.decide(true, harness)
    #expect(test.answer.status == nil && !test.connection.isBodyTaken)
  }
}

/// One reader for every form of a body, however it is cut.
struct BodyReaderTests {
  private static let fields: HTTPFields = [:]

  private static func reader(_ form: String) throws -> BodyReader {
    switch form {
    case "frames": .frames(limit: 100, isCompressed: false)
    case "text": .frames(isText: true, limit: 100, isCompressed: false)
    default: try .whole(fields, limit: 100, isCompressed: false)
    }
  }

  private static let two: [UInt8] = [0, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0]

  @Test(
    arguments: [
      ("frames", two, [[1, 2, 3], []]), ("text", Base64.encodedBytes(two, padded: true), [[1, 2, 3], []]),
      ("whole", two, [two]), ("whole", [], [[]]), ("frames", [], []),
    ] as [(String, [UInt8], [[UInt8]])])
  func readsHoweverItIsCut(_ form: String, _ body: [UInt8], _ messages: [[UInt8]]) throws {
    for size in 1...max(1, body.count) {
      var reader = try Self.reader(form)
      var found: [[UInt8]] = []
      for start in stride(from: 0, to: body.count, by: size) {
        try body[start..<min(start + size, body.count)].withUnsafeBytes { bytes in
          var rest = bytes
          while let message = try reader.next(&rest) { found.append(message.bytes) }
          #expect(rest.isEmpty)
        }
      }
      if let last = try reader.finish() { found.append(last.bytes) }
      #expect(found == messages, "in pieces of \(size)")
    }
  }

  @Test(arguments: ["frames", "text", "whole"])
  func refusesTooMuchBeforeItIsKept(_ form: String) throws {
    var reader = try Self.reader(form)
    let body: [UInt8] = form == "whole" ? .init(repeating: 0, count: 101) : [0, 0, 0, 0, 101, 1, 2, 3]
    let bytes = form == "text" ? Base64.encodedBytes(body, padded: true) : body
    #expect(throws: Status.self) {
      try bytes.withUnsafeBytes { bytes in
        var rest = bytes
        _ = try reader.next(&rest)
      }
    }
  }

  @Test func refusesALengthThatIsTooMuch() {
    #expect(throws: Status.self) {
      try BodyReader.whole(["content-length": "101"], limit: 100, isCompressed: false)
    }
  }

  @Test func refusesABodyThatIsNotToBeRead() throws {
    var reader = try BodyReader.whole(Self.fields, isReadable: false, limit: 100, isCompressed: false)
    #expect(throws: Status.self) {
      try [1, 2].withUnsafeBytes { bytes in
        var rest = bytes
        _ = try reader.next(&rest)
      }
    }
  }
}
