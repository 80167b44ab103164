import HTTPTransport
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import ProtobufCodec
import Testing

@testable import GrpcCore

struct StreamingTests {
  static let forms = CallForm.allCases.filter(\.isGRPC)

  private func begin(_ harness: Harness, _ form: CallForm, _ method: String, high: Int = 256 * 1024) -> TestExchange {
    var limits = TransportLimits()
    limits.unsentHighWatermark = high
    return harness.begin("POST", "/library.v1.Library/\(method)", form.fields(), limits: limits)
  }

  @Test(arguments: forms)
  func exchangesMessagesOneByOne(_ form: CallForm) throws {
    let harness = try Harness()
    let test = begin(harness, form, "Exchange")
    for count in 1...3 {
      test.send(try form.body(Library_V1_Book.with(name: "book \(count)")))
      harness.loop.run()
      #expect(try form.outcome(test.answer, Library_V1_Book.self).messages.count == count)
    }
    #expect(!test.answer.isComplete)
    test.end()
    harness.loop.run()
    let outcome = try form.outcome(test.answer, Library_V1_Book.self)
    #expect(test.answer.isComplete)
    #expect(outcome.code == "0")
    #expect(outcome.messages.map(\.name) == ["book 1", "book 2", "book 3"])
  }

  @Test(arguments: forms)
  func takesRequestsAtEverySplitPoint(_ form: CallForm) throws {
    let body =
      try form.body(Library_V1_Book.with(name: "a", pages: 1)) + form.body(Library_V1_Book.with(name: "", pages: 2))
    for split in 0...body.count {
      let harness = try Harness()
      let test = begin(harness, form, "Upload")
      test.send(Array(body[..<split]))
      test.send(Array(body[split...]))
      test.end()
      harness.loop.run()
      #expect(try form.outcome(test.answer, Library_V1_Book.self).messages.map(\.pages) == [3])
      #expect(test.connection.consumed == body.count, "all credit is given back")
    }
  }

  @Test(arguments: forms)
  func answersWithAnEmptyStream(_ form: CallForm) throws {
    let harness = try Harness()
    let test = begin(harness, form, "Download")
    test.send(try form.body(Library_V1_Book()))
    test.end()
    harness.loop.run()
    let outcome = try form.outcome(test.answer, Library_V1_Book.self)
    #expect(test.answer.isComplete && outcome.messages.isEmpty)
    #expect(outcome.code == "0")
  }

  /// A handler writes no more than the client takes.
  @Test func waitsForASlowClient() throws {
    let harness = try Harness()
    let test = begin(harness, .grpc, "Download", high: 1)
    test.connection.isReading = false
    test.send(try CallForm.grpc.body(Library_V1_Book.with(name: "b", pages: 3)))
    test.end()
    harness.loop.run()
    #expect(harness.library.events.withLockedValue { $0 } == [])
    test.drain()
    harness.loop.run()
    #expect(harness.library.events.withLockedValue { $0 } == ["wrote 0"])
    test.connection.isReading = true
    test.drain()
    harness.loop.run()
    #expect(harness.library.events.withLockedValue { $0 } == ["wrote 0", "wrote 1", "wrote 2"])
    #expect(test.answer.isComplete)
  }

  /// Messages that no handler has taken keep their credit; a part of a message gives it back.
  @Test func keepsTheCreditOfWhatWaits() throws {
    let harness = try Harness()
    let test = begin(harness, .grpc, "Exchange")
    // The handler waits for its answer to be taken, and takes nothing more meanwhile.
    test.connection.isReading = false
    test.send(try CallForm.grpc.body(Library_V1_Book.with(name: String(repeating: "x", count: 300_000))))
    harness.loop.run()
    let before = test.connection.consumed
    let message = try CallForm.grpc.body(Library_V1_Book.with(name: "x", pages: 1))
    test.send(message + message + message.prefix(6))
    harness.loop.run()
    #expect(test.connection.consumed == before + 6)
    test.abort()
  }

  @Test(arguments: forms)
  func endsABrokenStreamWithItsStatus(_ form: CallForm) throws {
    let harness = try Harness()
    let test = begin(harness, form, "Download")
    test.send(try form.body(Library_V1_Book.with(name: "broken", pages: 2)))
    test.end()
    harness.loop.run()
    let outcome = try form.outcome(test.answer, Library_V1_Book.self)
    #expect(outcome.messages.count == 2)
    #expect(outcome.code == "15")
    #expect(outcome.message == "torn page")
  }

  @Test(
    arguments: forms.filter { !$0.isText },
    [
      ("Upload", [0, 0, 0, 0, 9, 1], "13", "truncated message"), ("Upload", [1, 0, 0, 0, 0], "13", "compressed"),
      ("Upload", [0, 255, 0, 0, 0], "8", "too large"), ("Download", [], "12", "no message"),
      ("Download", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "12", "two messages"),
    ] as [(String, [UInt8], String, String)])
  func refusesMalformedStreams(
    _ form: CallForm, _ row: (method: String, body: [UInt8], code: String, reason: String)
  ) throws {
    guard !(form.isJSON && row.reason == "two messages") else { return }
    let harness = try Harness()
    let test = begin(harness, form, row.method)
    test.send(row.body)
    test.end()
    harness.loop.run()
    #expect(test.answer.isComplete)
    #expect(try form.outcome(test.answer, Library_V1_Book.self).code == row.code, "\(row.reason)")
  }

  @Test func endsAtTheDeadline() throws {
    let harness = try Harness()
    let test = harness.begin(
      "POST", "/library.v1.Library/Exchange", CallForm.grpc.fields(["grpc-timeout": "1S"]))
    test.send(try CallForm.grpc.body(Library_V1_Book.with(name: "x")))
    harness.loop.run()
    harness.loop.advanceTime(by: .seconds(1))
    #expect(test.answer.trailers?.first("grpc-status") == "4")
    #expect(test.answer.isComplete)
  }

  /// `{"error":…}` or `{}` ends a stream of Connect, in an envelope with flag 2.
  @Test(arguments: [
    ("b", #"{}"#), ("broken", #"{"error":{"code":"data_loss","message":"torn page"}}"#),
    ("", #"{"error":{"code":"unimplemented","message":"the method takes exactly one message"}}"#),
  ])
  func streamsInConnect(_ name: String, _ end: String) throws {
    let harness = try Harness()
    let body = try name.isEmpty ? [] : CallForm.grpcJSON.body(Library_V1_Book.with(name: name, pages: 1))
    let answer = harness.request(
      "POST", "/library.v1.Library/Download", ["content-type": "application/connect+json"], body: body)
    #expect(answer.status == 200)
    #expect(answer.fields.first("content-type") == "application/connect+json")
    let message = name.isEmpty ? [] : try CallForm.grpcJSON.body(Library_V1_Book.with(name: name))
    #expect(answer.body == message + [2, 0, 0, 0, UInt8(end.utf8.count)] + Array(end.utf8))
    #expect(answer.isComplete && answer.trailers == nil)
  }

  @Test(arguments: ["connect-content-encoding": "br", "connect-protocol-version": "3", "connect-timeout-ms": "x"])
  func refusesConnectStreams(_ name: String, _ value: String) throws {
    let answer = try Harness().request(
      "POST", "/library.v1.Library/Exchange", ["content-type": "application/connect+proto", name: value])
    #expect(answer.status == 200)
    #expect(answer.body.first == 2)
    #expect(
      answer.text.contains(#""code":"\#(name == "connect-content-encoding" ? "unimplemented" : "invalid_argument")""#))
  }

  @Test(arguments: [CallForm.connectJSON, .connectProto])
  func hasNoUnaryForm(_ form: CallForm) throws {
    #expect(try Harness().call(form, "Download", Library_V1_Book()).status == 415)
  }
}
