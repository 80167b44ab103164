import HTTPTransport
import NIOConcurrencyHelpers
import NIOCore
import ProtobufCodec
import Testing

@testable import GrpcCore

/// One call, in every protocol and codec.
struct UnaryTests {
  @Test(arguments: CallForm.allCases)
  func answers(_ form: CallForm) throws {
    let harness = try Harness()
    let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "a b"), ["x-echo": "hello"])
    #expect(answer.isComplete)
    #expect(answer.status == 200)
    #expect(answer.fields.first("content-type") == form.rawValue)
    #expect(answer.fields.first("x-echoed") == "hello")
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == "0")
    #expect(outcome.messages.map(\.name) == ["a b"])
    #expect(outcome.messages.first?.pages == 7)
    if form.isGRPC {
      #expect(outcome.trailers.first("x-after") == "hello")
      #expect((answer.trailers == nil) == form.isWeb)
    } else {
      #expect(answer.fields.first("trailer-x-after") == "hello")
    }
  }

  @Test(arguments: CallForm.allCases)
  func answersAfterSuspending(_ form: CallForm) throws {
    let harness = try Harness()
    let answer = try harness.call(form, "Suspend", Library_V1_GetBookRequest.with(name: "x"))
    #expect(try form.outcome(answer, Library_V1_Book.self).messages.map(\.name) == ["x"])
  }

  /// Whatever the pieces in which a body comes.
  @Test(arguments: CallForm.allCases)
  func takesBodiesInPieces(_ form: CallForm) throws {
    let harness = try Harness()
    let body = try form.body(Library_V1_GetBookRequest.with(name: "pieces"))
    for split in 0...body.count {
      let test = harness.begin("POST", "/library.v1.Library/GetBook", form.fields())
      test.send(Array(body[..<split]))
      test.send(Array(body[split...]))
      #expect(test.answer.status == nil)
      test.end()
      #expect(try form.outcome(test.answer, Library_V1_Book.self).messages.map(\.name) == ["pieces"])
      #expect(test.connection.consumed == body.count)
    }
  }

  @Test(arguments: CallForm.allCases, Status.Code.allCases.dropFirst())
  func answersWithErrors(_ form: CallForm, _ code: Status.Code) throws {
    let harness = try Harness()
    var request = Library_V1_FailRequest()
    request.code = Int32(code.rawValue)
    request.message = "nö 100%"
    request.details = ["first"]
    let answer = try harness.call(form, "Fail", request)
    #expect(answer.isComplete)
    #expect(answer.fields.first("retry-after") == "7")
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    if form.isGRPC {
      #expect(answer.status == 200)
      #expect(answer.body.isEmpty && answer.trailers == nil, "trailers only")
      #expect(outcome.code == "\(code.rawValue)")
      #expect(outcome.message == "n%C3%B6 100%25")
      let details = try #require(Metadata(answer.fields).binary("grpc-status-details-bin").first)
      let status = try Google_Rpc_Status(serialized: details)
      #expect(status.code == Int32(code.rawValue))
      #expect(status.message == "nö 100%")
      #expect(try status.details.first?.unpack(Library_V1_Author.self)?.name == "first")
    } else {
      #expect(answer.status == code.httpStatus)
      #expect(answer.fields.first("content-type") == "application/json")
      #expect(outcome.code == "\(code.connectName)")
      #expect(outcome.message == "nö 100%")
    }
  }

  @Test(arguments: CallForm.allCases)
  func answersUnimplemented(_ form: CallForm) throws {
    let answer = try Harness().call(form, "Unwritten", Library_V1_GetBookRequest.with(name: "x"))
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "12" : "unimplemented"))
    #expect(answer.status == (form.isGRPC ? 200 : 501))
  }

  @Test(arguments: CallForm.allCases)
  func keepsUnforeseenErrorsToItself(_ form: CallForm) throws {
    var request = Library_V1_FailRequest()
    request.code = 99
    let answer = try Harness().call(form, "Fail", request)
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "13" : "internal"))
    #expect(!answer.text.contains("swordfish") && !outcome.message.contains("swordfish"))
  }

  @Test(arguments: CallForm.allCases)
  func validates(_ form: CallForm) throws {
    let harness = try Harness()
    let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest())
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "3" : "invalid_argument"))
    #expect(
      outcome.message == "invalid GetBookRequest.Name: value length must be between 1 and 200 runes, inclusive")
    #expect(harness.library.events.withLockedValue { $0 } == [])
  }

  @Test(arguments: [
    (CallForm.grpc, "INTERNAL"), (.web, "INTERNAL"), (.text, "INTERNAL"), (.connectProto, "invalid_argument"),
  ])
  func refusesInvalidUTF8(_ form: CallForm, _ code: String) throws {
    let harness = try Harness()
    let body = form.frame([0x0A, 2, 0xC3, 0x28])
    let answer = harness.request("POST", "/library.v1.Library/GetBook", form.fields(), body: body)
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "13" : code))
  }

  @Test(arguments: [CallForm.grpcJSON, .webJSON, .connectJSON])
  func saysWhereJSONIsWrong(_ form: CallForm) throws {
    let body = form.frame(Array(#"{"book":{"author":{"name":5}}}"#.utf8))
    let answer = try Harness().request("POST", "/library.v1.Library/UpdateBook", form.fields(), body: body)
    let outcome = try form.outcome(answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "3" : "invalid_argument"))
    #expect(PercentCoding.decode(outcome.message.utf8).starts(with: "book.author.name: ".utf8))
  }

  /// The bodies that are no unary request in gRPC's framing.
  @Test(
    arguments: [CallForm.grpc, .grpcJSON, .web, .text],
    [
      ([], "12", "no message"), ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "12", "two messages"),
      ([0, 0, 0, 0, 5, 1], "13", "truncated message"), ([0, 0, 0], "13", "truncated prefix"),
      ([1, 0, 0, 0, 0], "13", "compressed"), ([9, 0, 0, 0, 0], "13", "unknown flags"),
      ([0, 0x7F, 0, 0, 0], "8", "too large, refused by its prefix"),
    ] as [([UInt8], String, String)])
  func refusesMalformedFrames(_ form: CallForm, _ row: (body: [UInt8], code: String, reason: String)) throws {
    let body = form.isText ? Base64.encodedBytes(row.body, padded: true) : row.body
    let harness = try Harness()
    let answer = harness.request("POST", "/library.v1.Library/GetBook", form.fields(), body: body)
    #expect(answer.isComplete)
    #expect(try form.outcome(answer, Library_V1_Book.self).code == row.code, "\(row.reason)")
    #expect(harness.library.events.withLockedValue { $0 } == [])
  }

  @Test(arguments: CallForm.allCases)
  func refusesLargeMessagesBeforeTheyAreThere(_ form: CallForm) throws {
    let harness = try Harness { $0.limits.maximumMessageSize = 10 }
    let body = try form.body(Library_V1_GetBookRequest.with(name: "more than ten bytes"))
    let test = harness.begin("POST", "/library.v1.Library/GetBook", form.fields())
    test.send(Array(body.prefix(16)))
    let outcome = try form.outcome(test.answer, Library_V1_Book.self)
    #expect(outcome.code == (form.isGRPC ? "8" : "resource_exhausted"))
  }

  @Test func refusesBodiesByTheirLength() throws {
    let harness = try Harness { $0.limits.maximumMessageSize = 10 }
    let fields: HTTPFields = ["content-type": "application/json", "content-length": "11"]
    #expect(harness.begin("POST", "/library.v1.Library/GetBook", fields).answer.status == 429)
    #expect(harness.begin("PATCH", "/v1/shelves/1/books/2", fields).answer.status == 429)
  }

  @Test(arguments: CallForm.allCases)
  func refusesEncodings(_ form: CallForm) throws {
    let name = form.isGRPC ? "grpc-encoding" : "content-encoding"
    let harness = try Harness()
    let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), [name: "br"])
    #expect(try form.outcome(answer, Library_V1_Book.self).code == (form.isGRPC ? "12" : "unimplemented"))
    #expect(answer.fields.first(form.isGRPC ? "grpc-accept-encoding" : "accept-encoding") == "identity,gzip,deflate")
    let identity = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), [name: "identity"])
    #expect(try form.outcome(identity, Library_V1_Book.self).code == "0")
  }

  @Test(arguments: [("1", 200), ("2", 400), ("", 400)])
  func checksTheConnectVersion(_ version: String, _ status: Int) throws {
    let answer = try Harness().call(
      .connectJSON, "GetBook", Library_V1_GetBookRequest.with(name: "x"), ["connect-protocol-version": version])
    #expect(answer.status == status)
  }

  @Test(arguments: [
    ("application/grpc; charset=utf-8", "0"), ("APPLICATION/GRPC+Proto", "0"), ("application/grpc-web+proto ", "0"),
  ])
  func readsContentTypesLeniently(_ type: String, _ code: String) throws {
    let body = try CallForm.grpc.body(Library_V1_GetBookRequest.with(name: "x"))
    let answer = try Harness().request("POST", "/library.v1.Library/GetBook", ["content-type": type], body: body)
    #expect(try CallForm.web.outcome(answer, Library_V1_Book.self).code == code)
  }

  @Test(arguments: ["text/plain", "application/grpc+thrift", "application/grpcx", "application/connect+json", nil])
  func refusesOtherContentTypes(_ type: String?) throws {
    var fields = HTTPFields()
    if let type { fields.append("content-type", type) }
    let answer = try Harness().request("POST", "/library.v1.Library/GetBook", fields, body: [1])
    #expect(answer.status == 415)
    #expect(answer.fields.contains("accept-post"))
  }

  @Test func answersUnknownPaths() throws {
    let harness = try Harness()
    for form in CallForm.allCases {
      let answer = harness.request("POST", "/library.v1.Library/Nothing", form.fields())
      #expect(answer.status == (form.isGRPC ? 200 : 404))
      if form.isGRPC { #expect(answer.fields.first("grpc-status") == "12") }
    }
    let answer = harness.request("GET", "/library.v1.Library/GetBook")
    #expect(answer.status == 405)
    #expect(answer.fields.first("allow") == "POST")
  }
}
