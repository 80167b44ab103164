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

  @Test(arguments: CallForm.allCases)
  func refusesLargeMessagesOfStrangers(_ form: CallForm) throws {
    let harness = try Harness { $0.limits.maximumOpenMessageSize = 10 }
    let open = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "more than ten bytes"))
    #expect(try form.outcome(open, Library_V1_Book.self).code == (form.isGRPC ? "8" : "resource_exhausted"))
  }

  @Test func limitsMessagesOfStrangersAlone() {
    var limits = CallLimits()
    let open = MethodDescriptor(service: "s", name: "M", input: "i", output: "o")
    #expect(limits.messageSize(of: open) == 4 << 20)
    limits.maximumOpenMessageSize = 10
    #expect(limits.messageSize(of: open) == 10)
    #expect(limits.messageSize(of: open.requiring("authenticated")) == 4 << 20)
    limits.maximumMessageSize = 5
    #expect(limits.messageSize(of: open) == 5)
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
    for coding in ["br", "gzip, br", "gzip, gzip", String(repeating: "x", count: 20_000)] {
      let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), [name: coding])
      let outcome = try form.outcome(answer, Library_V1_Book.self)
      #expect(outcome.code == (form.isGRPC ? "12" : "unimplemented"))
      #expect(outcome.message.utf8.count < 200, "what is said again is cut")
      #expect(answer.fields.first(form.isGRPC ? "grpc-accept-encoding" : "accept-encoding") == "identity,gzip,deflate")
    }
    for coding in ["identity", "Identity", "", " identity , identity"] {
      let answer = try harness.call(form, "GetBook", Library_V1_GetBookRequest.with(name: "x"), [name: coding])
      #expect(try form.outcome(answer, Library_V1_Book.self).code == "0")
    }
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

  /// Each protocol in its own form, with what is said again cut.
  @Test(arguments: CallForm.allCases)
  func answersUnknownMethods(_ form: CallForm) throws {
    let harness = try Harness()
    for name in ["Nothing", String(repeating: "Nothing", count: 3000)] {
      let answer = harness.request("POST", "/library.v1.Library/\(name)?x", form.fields())
      let outcome = try form.outcome(answer, Library_V1_Book.self)
      #expect(answer.status == (form.isGRPC ? 200 : 404))
      #expect(outcome.code == (form.isGRPC ? "12" : "unimplemented"))
      #expect(outcome.message.hasPrefix("unknown method /library.v1.Library/Nothing"))
      #expect(outcome.message.utf8.count < 200)
    }
    let stranger = harness.request("POST", "/library.v2.Library/GetBook", form.fields())
    #expect(stranger.status == (form.isGRPC ? 200 : 404))
    if form == .connectJSON { #expect(stranger.text == #"{"code":5,"message":"Not Found"}"#) }
  }

  @Test func answersUnknownMethodsOfConnect() throws {
    let harness = try Harness()
    let get = harness.request("GET", "/library.v1.Library/Nothing?connect=v1&encoding=json&message=%7B%7D")
    #expect(get.status == 404)
    #expect(
      get.text
        == #"{"code":"unimplemented","message":"unknown method /library.v1.Library/Nothing?connect=v1&encoding=json&message=%7B%7D"}"#
    )
    let stream = harness.request(
      "POST", "/library.v1.Library/Nothing", ["content-type": "application/connect+json"])
    #expect(stream.status == 200)
    #expect(
      stream.text.hasSuffix(
        #"{"error":{"code":"unimplemented","message":"unknown method /library.v1.Library/Nothing"}}"#))
    let other = harness.request(
      "POST", "/other.Service/Method", ["content-type": "application/json", "connect-protocol-version": "1"])
    #expect(other.text == #"{"code":"unimplemented","message":"unknown method /other.Service/Method"}"#)
    #expect(harness.request("GET", "/library.v1.Library/Nothing").text == #"{"code":5,"message":"Not Found"}"#)
  }

  @Test func answersOtherMethodsOfHTTP() throws {
    let answer = try Harness().request("GET", "/library.v1.Library/GetBook")
    #expect(answer.status == 405)
    #expect(answer.fields.first("allow") == "POST")
  }

  /// gRPC says in trailers how a call ended: where there are none, nothing is done.
  @Test(
    arguments: [
      (.http2, nil, true), (.http1_1, "trailers", true), (.http1_1, "deflate;q=0.5, Trailers", true),
      (.http1_1, nil, false), (.http1_1, "gzip", false), (.http1_1, "trailersx", false), (.http1_0, "trailers", false),
    ] as [(HTTPVersion, String?, Bool)], ["GetBook", "Upload", "Download"])
  func asksForTrailers(_ row: (version: HTTPVersion, te: String?, isServed: Bool), _ method: String) throws {
    for form in [CallForm.grpc, .grpcJSON, .web, .text, .connectJSON] where form.isGRPC || method == "GetBook" {
      var fields = form.fields()
      if let te = row.te { fields.append("te", te) }
      let harness = try Harness()
      let body = try form.body(Library_V1_Book.with(name: "x", pages: 1))
      let answer = harness.request(
        "POST", "/library.v1.Library/\(method)", fields, version: row.version, body: body)
      let isServed = row.isServed || !form.isGRPC || form.isWeb
      #expect(answer.status == (isServed ? 200 : 505))
      #expect(try form.outcome(answer, Library_V1_Book.self).code == (isServed ? "0" : "12"))
      #expect(isServed || answer.trailers == nil && answer.body.isEmpty)
      #expect(isServed || harness.library.events.withLockedValue { $0 } == [])
    }
  }

  /// Clients give up on trailers above 8 KiB, and then know nothing of the status.
  @Test(arguments: [CallForm.grpc, .web], ["x", "ö"])
  func boundsTheStatus(_ form: CallForm, _ character: String) throws {
    var request = Library_V1_FailRequest()
    request.code = 9
    request.message = String(repeating: character, count: 20_000)
    request.details = [String(repeating: "d", count: 100)]
    var answer = try Harness().call(form, "Fail", request)
    #expect(answer.fields.byteCount < 8000)
    let message = try #require(answer.fields.first("grpc-message"))
    let decoded = String(decoding: PercentCoding.decode(message.utf8), as: UTF8.self)
    #expect(decoded == String(repeating: character, count: 1024 / character.utf8.count))
    let details = try #require(Metadata(answer.fields).binary("grpc-status-details-bin").first)
    #expect(try Google_Rpc_Status(serialized: details).message == decoded)
    request.details = [String(repeating: "d", count: 10_000)]
    answer = try Harness().call(form, "Fail", request)
    #expect(answer.fields.byteCount < 8000)
    #expect(answer.fields.first("grpc-status") == "9")
  }
}
