import HTTPTransport
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import ProtobufCodec
import Testing

@testable import GrpcCore

/// Deadlines, cancellation and interceptors.
struct CallLifeTests {
  /// Remembers what it saw; refuses whoever has no token.
  final class Guard: ServerInterceptor, CallObserver {
    enum Caller: CallContextKey { typealias Value = String }
    let ends = NIOLockedValueBox<[Status.Code]>([])
    let begun = NIOLockedValueBox(0)

    func begin(_ context: CallContext) async throws {
      begun.withLockedValue { $0 += 1 }
      guard let token = context.metadata.first("authorization") else {
        throw Status(.unauthenticated, "auth header missing")
      }
      context[Caller.self] = token
    }

    func end(_ context: CallContext, _ status: Status) { ends.withLockedValue { $0.append(status.code) } }
  }

  private func timeout(_ form: CallForm?) -> HTTPFields {
    switch form {
    case .connectProto, .connectJSON: ["connect-timeout-ms": "50"]
    default: ["grpc-timeout": "50m"]
    }
  }

  @Test(arguments: CallForm.allCases)
  func answersAtTheDeadline(_ form: CallForm) throws {
    let harness = try Harness()
    let test = harness.begin("POST", "/library.v1.Library/Wait", form.fields(timeout(form)))
    test.send(try form.body(Library_V1_GetBookRequest.with(name: "x")))
    test.end()
    harness.loop.advanceTime(by: .milliseconds(49))
    #expect(test.answer.status == nil)
    harness.loop.advanceTime(by: .milliseconds(1))
    #expect(try form.outcome(test.answer, Library_V1_Book.self).code == (form.isGRPC ? "4" : "deadline_exceeded"))
    harness.loop.run()
    #expect(harness.library.events.withLockedValue { $0 } == ["waiting", "cancelled"])
  }

  @Test func answersRESTAtTheDeadline() throws {
    let harness = try Harness()
    let test = harness.begin("GET", "/v1/wait?name=x", timeout(nil))
    test.end()
    harness.loop.advanceTime(by: .milliseconds(50))
    #expect(test.answer.status == 504)
    #expect(test.answer.text == #"{"code":4,"message":"deadline exceeded"}"#)
  }

  @Test func answersAtTheDeadlineWhenTheMessageDoesNotCome() throws {
    let harness = try Harness()
    let test = harness.begin("POST", "/library.v1.Library/GetBook", CallForm.grpc.fields(timeout(.grpc)))
    test.send([0, 0, 0])
    harness.loop.advanceTime(by: .milliseconds(50))
    #expect(test.answer.fields.first("grpc-status") == "4")
  }

  /// Nobody waits: nothing is run, and no interceptor asked.
  @Test(arguments: CallForm.allCases, ["0", "00"])
  func runsNothingThatHasExpired(_ form: CallForm, _ amount: String) throws {
    let observer = Guard()
    let harness = try Harness(interceptors: [observer], observers: [observer])
    let fields: HTTPFields = form.isGRPC ? ["grpc-timeout": amount + "n"] : ["connect-timeout-ms": amount]
    let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), fields)
    #expect(try form.outcome(answer, Library_V1_Book.self).code == (form.isGRPC ? "4" : "deadline_exceeded"))
    if form.isGRPC {
      for method in ["Upload", "Download", "Exchange"] {
        let answer = try harness.call(form, method, Library_V1_Book.with(name: "x", pages: 1), fields)
        #expect(try form.outcome(answer, Library_V1_Book.self).code == "4")
      }
    }
    #expect(harness.library.events.withLockedValue { $0 } == [])
    #expect(observer.begun.withLockedValue { $0 } == 0)
    #expect(observer.ends.withLockedValue { $0 } == Array(repeating: .deadlineExceeded, count: form.isGRPC ? 4 : 1))
  }

  /// Lets time pass while it is asked, before the event loop can say so.
  struct Slow: ServerInterceptor {
    let loop: EmbeddedEventLoop
    let suspends: Bool

    func begin(_ context: CallContext) async throws {
      loop.advanceTime(by: .milliseconds(60))
      if suspends { await Task.yield() }
    }
  }

  @Test(arguments: [CallForm.grpc, .web, .connectJSON], [false, true])
  func runsNothingThatExpiresWhileItIsIntercepted(_ form: CallForm, _ suspends: Bool) throws {
    let loop = EmbeddedEventLoop()
    let harness = try Harness(loop: loop, interceptors: [Slow(loop: loop, suspends: suspends)])
    for method in form.isGRPC ? ["GetBook", "Download"] : ["GetBook"] {
      let answer = try harness.call(form, method, Library_V1_Book.with(name: "x", pages: 1), timeout(form))
      #expect(try form.outcome(answer, Library_V1_Book.self).code == (form.isGRPC ? "4" : "deadline_exceeded"))
    }
    #expect(harness.library.events.withLockedValue { $0 } == [])
  }

  /// The deadline passes between the end of the message and the turn in which the call would run.
  @Test func runsNothingThatExpiresWhileItWaits() throws {
    let harness = try Harness()
    let test = harness.begin("POST", "/library.v1.Library/GetBook", CallForm.grpc.fields(timeout(.grpc)))
    test.send(try CallForm.grpc.body(Library_V1_GetBookRequest.with(name: "x")))
    harness.executor.turn {
      test.end()
      harness.loop.advanceTime(by: .milliseconds(60))
    }
    harness.loop.run()
    #expect(test.answer.fields.first("grpc-status") == "4")
    #expect(harness.library.events.withLockedValue { $0 } == [])
  }

  @Test(arguments: ["", "50", "x", "999999999S"])
  func refusesMalformedTimeouts(_ value: String) throws {
    let answer = try Harness().call(
      .grpc, "GetBook", Library_V1_GetBookRequest.with(name: "x"), ["grpc-timeout": value])
    #expect(answer.fields.first("grpc-status") == "3")
  }

  @Test func cancelsWhenTheClientGoes() throws {
    let observer = Guard()
    let harness = try Harness(interceptors: [observer], observers: [observer])
    let test = harness.begin("POST", "/library.v1.Library/Wait", CallForm.grpc.fields(["authorization": "a"]))
    test.send(try CallForm.grpc.body(Library_V1_GetBookRequest.with(name: "x")))
    test.end()
    test.abort()
    harness.loop.run()
    #expect(harness.library.events.withLockedValue { $0 } == ["waiting", "cancelled"])
    #expect(observer.ends.withLockedValue { $0 } == [.cancelled])
  }

  /// Whatever is wrong with a stranger's request, the answer is the same.
  @Test(
    arguments: [CallForm.grpc, .web, .text, .connectProto, .connectJSON],
    [
      ("GetBook", [], "no message"), ("GetBook", [0, 0, 0, 0, 0], "an invalid message"),
      ("GetBook", [0, 0, 0, 0, 9, 1], "a truncated message"), ("GetBook", [7, 7, 7, 7, 7], "no frame"),
      ("GetBook", [0, 255, 255, 255, 255], "a huge message"), ("Unwritten", [0, 0, 0, 0, 0], "an unwritten method"),
    ] as [(String, [UInt8], String)])
  func tellsStrangersNothing(_ form: CallForm, _ row: (method: String, body: [UInt8], reason: String)) throws {
    let observer = Guard()
    let harness = try Harness(interceptors: [observer], observers: [observer])
    let body = form.isText ? Base64.encodedBytes(row.body, padded: true) : row.body
    let answer = harness.request("POST", "/library.v1.Library/\(row.method)", form.fields(), body: body)
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "16" : "unauthenticated"), "\(row.reason)")
    #expect(outcome.message == "auth header missing")
    #expect(harness.library.events.withLockedValue { $0 } == [])
    #expect(observer.ends.withLockedValue { $0 } == [.unauthenticated])
  }

  @Test func refusesStrangersInREST() throws {
    let answer = try Harness(interceptors: [Guard()]).request("PATCH", "/v1/shelves/1/books/2", body: Array("!".utf8))
    #expect(answer.status == 401)
    #expect(answer.text == #"{"code":16,"message":"auth header missing"}"#)
  }

  @Test func endsEachCallOnce() throws {
    let observer = Guard()
    let harness = try Harness(interceptors: [observer, observer], observers: [observer, observer])
    let fields: HTTPFields = ["authorization": "a"]
    _ = try harness.call(.grpc, "GetBook", Library_V1_GetBookRequest.with(name: "x"), fields)
    _ = try harness.call(.grpc, "GetBook", Library_V1_GetBookRequest(), fields)
    #expect(observer.ends.withLockedValue { $0 } == [.ok, .ok, .invalidArgument, .invalidArgument])
    _ = try harness.call(.grpc, "GetBook", Library_V1_GetBookRequest())
    #expect(observer.begun.withLockedValue { $0 } == 5, "one that throws keeps the later ones from beginning")
  }

  /// Calls of methods that nobody wants to see begin at once; their ends are heard of all the same.
  @Test func asksOnlyForMethodsThatAreSeen() throws {
    struct Picky: ServerInterceptor {
      func begin(_ context: CallContext) async throws { throw Status(.unauthenticated, "no") }
      func sees(_ method: MethodDescriptor) -> Bool { method.name != "GetBook" }
    }
    let observer = Guard()
    let harness = try Harness(interceptors: [Picky()], observers: [observer])
    _ = try harness.call(.grpc, "GetBook", Library_V1_GetBookRequest.with(name: "x"))
    _ = try harness.call(.grpc, "Unwritten", Library_V1_GetBookRequest.with(name: "x"))
    #expect(observer.ends.withLockedValue { $0 } == [.ok, .unauthenticated])
  }

  /// What follows from method and protocol is looked up once, however often they are called.
  @Test func observesEachKindOfCallApart() throws {
    final class Counting: CallObserver {
      let kinds = NIOLockedValueBox<[String]>([])
      let ends = NIOLockedValueBox<[String]>([])

      struct One: CallObserver {
        let name: String
        let all: Counting
        func end(_ context: CallContext, _ status: Status) { all.ends.withLockedValue { $0.append(name) } }
      }

      func end(_ context: CallContext, _ status: Status) {}

      func observer(of method: MethodDescriptor, in protocol: CallProtocol) -> any CallObserver {
        let name = "\(method.name) \(`protocol`.rawValue)"
        kinds.withLockedValue { $0.append(name) }
        return One(name: name, all: self)
      }
    }
    let observer = Counting()
    let harness = try Harness(observers: [observer])
    let expected = ["GetBook grpc", "GetBook connect", "GetBook rest", "Unwritten grpc"]
    for _ in 1...2 {
      _ = try harness.call(.grpc, "GetBook", Library_V1_GetBookRequest.with(name: "x"))
      _ = try harness.call(.connectJSON, "GetBook", Library_V1_GetBookRequest.with(name: "x"))
      _ = harness.request("GET", "/v1/shelves/1/books/2")
      _ = try harness.call(.grpc, "Unwritten", Library_V1_GetBookRequest.with(name: "x"))
    }
    #expect(observer.kinds.withLockedValue { $0 } == expected)
    #expect(observer.ends.withLockedValue { $0 } == expected + expected)
  }

  /// A stream is seen as a unary call is: before its handler, and once at its end.
  @Test(arguments: StreamingTests.forms, ["Upload", "Download", "Exchange"])
  func interceptsStreams(_ form: CallForm, _ method: String) throws {
    let observer = Guard()
    let harness = try Harness(interceptors: [observer], observers: [observer])
    func begin(_ fields: HTTPFields) throws -> TestExchange {
      let test = harness.begin("POST", "/library.v1.Library/\(method)", form.fields(fields))
      test.send(try form.body(Library_V1_Book.with(name: "x", pages: 1)))
      harness.loop.run()
      return test
    }
    let stranger = try begin([:])
    #expect(try form.outcome(stranger.answer, Library_V1_Book.self).code == "16")
    #expect(stranger.answer.isComplete, "nobody waits for the rest of its stream")
    #expect(observer.ends.withLockedValue { $0 } == [.unauthenticated])
    let known = try begin(["authorization": "a"])
    #expect(!known.answer.isComplete)
    #expect(observer.ends.withLockedValue { $0 } == [.unauthenticated])
    known.end()
    harness.loop.run()
    #expect(try form.outcome(known.answer, Library_V1_Book.self).code == "0")
    #expect(observer.ends.withLockedValue { $0 } == [.unauthenticated, .ok])
    try begin(["authorization": "a"]).abort()
    harness.loop.run()
    #expect(observer.ends.withLockedValue { $0 } == [.unauthenticated, .ok, .cancelled])
  }

  @Test func translatesErrorsOnce() throws {
    let harness = try Harness { configuration in
      configuration.errorStatus = { error, context in Status(.aborted, "\(context.method.name): \(type(of: error))") }
    }
    var request = Library_V1_FailRequest()
    request.code = -1
    #expect(try harness.call(.grpc, "Fail", request).fields.first("grpc-message") == "Fail: Unforeseen")
  }

  @Test(arguments: CallForm.allCases)
  func addsTheConfiguredFieldsEverywhere(_ form: CallForm) throws {
    let harness = try Harness { $0.responseFields = ["cache-control": "no-store"] }
    for method in ["GetBook", "Unwritten", "Nothing"] {
      let answer = try harness.call(form, method, Library_V1_GetBookRequest.with(name: "x"))
      #expect(answer.fields.values("cache-control") == ["no-store"])
    }
    #expect(harness.request("GET", "/v1/books/x").fields.first("cache-control") == "no-store")
    #expect(harness.request("GET", "/nothing").fields.first("cache-control") == "no-store")
  }
}
