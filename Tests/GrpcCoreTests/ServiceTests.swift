import NIOEmbedded
import ProtobufCodec
import Testing

@testable import GrpcCore
@testable import HTTPTransport

struct HealthTests {
  private func check(_ harness: Harness, _ service: String) throws -> Outcome<Grpc_Health_V1_HealthCheckResponse> {
    var request = Grpc_Health_V1_HealthCheckRequest()
    request.service = service
    let answer = harness.request(
      "POST", "/grpc.health.v1.Health/Check", CallForm.grpc.fields(), body: try CallForm.grpc.body(request))
    return try CallForm.grpc.outcome(answer, Grpc_Health_V1_HealthCheckResponse.self)
  }

  @Test func checks() throws {
    let health = HealthService(services: ["a.B"])
    let harness = try Harness(services: [health])
    #expect(try check(harness, "").messages.map(\.status) == [.serving])
    #expect(try check(harness, "a.B").messages.map(\.status) == [.serving])
    #expect(try check(harness, "c").code == "5")
    health["a.B"] = .notServing
    #expect(try check(harness, "a.B").messages.map(\.status) == [.notServing])
    health.drain()
    health["a.B"] = .serving
    #expect(try check(harness, "").messages.map(\.status) == [.notServing])
    #expect(try check(harness, "a.B").messages.map(\.status) == [.notServing])
  }

  @Test func watches() throws {
    let health = HealthService(services: ["a"])
    let harness = try Harness(services: [health])
    var request = Grpc_Health_V1_HealthCheckRequest()
    request.service = "a"
    let test = harness.begin("POST", "/grpc.health.v1.Health/Watch", CallForm.grpc.fields())
    test.send(try CallForm.grpc.body(request))
    test.end()
    func seen() throws -> [Grpc_Health_V1_HealthCheckResponse.ServingStatus] {
      harness.loop.run()
      return try CallForm.grpc.outcome(test.answer, Grpc_Health_V1_HealthCheckResponse.self).messages.map(\.status)
    }
    #expect(try seen() == [.serving])
    health["a"] = .notServing
    #expect(try seen() == [.serving, .notServing])
    health["a"] = .notServing
    health["b"] = .serving
    #expect(try seen() == [.serving, .notServing])
    health["a"] = nil
    #expect(try seen() == [.serving, .notServing, .serviceUnknown])
    health.drain()
    _ = try seen()
    #expect(test.answer.trailers?.first("grpc-status") == "14")
  }

  /// "If the requested service is unknown at the time the call is received, the server should immediately send a message
  /// indicating SERVICE_UNKNOWN but should not terminate the call" (grpc.health.v1).
  @Test func watchesAreOfOneServiceEach() throws {
    let health = HealthService(services: ["a", "b"])
    let harness = try Harness(services: [health])
    let tests = try ["", "a", "later"].map { service in
      var request = Grpc_Health_V1_HealthCheckRequest()
      request.service = service
      let test = harness.begin("POST", "/grpc.health.v1.Health/Watch", CallForm.grpc.fields())
      test.send(try CallForm.grpc.body(request))
      test.end()
      return test
    }
    func seen() throws -> [[Grpc_Health_V1_HealthCheckResponse.ServingStatus]] {
      harness.loop.run()
      return try tests.map {
        try CallForm.grpc.outcome($0.answer, Grpc_Health_V1_HealthCheckResponse.self).messages.map(\.status)
      }
    }
    #expect(try seen() == [[.serving], [.serving], [.serviceUnknown]])
    health["later"] = .serving
    #expect(try seen() == [[.serving], [.serving], [.serviceUnknown, .serving]])
    health["a"] = .notServing
    health["b"] = .notServing
    #expect(try seen() == [[.serving], [.serving, .notServing], [.serviceUnknown, .serving]])
    #expect(tests.allSatisfy { $0.answer.trailers == nil })
    health.drain()
    #expect(
      try seen() == [[.serving, .notServing], [.serving, .notServing], [.serviceUnknown, .serving, .notServing]])
    #expect(tests.allSatisfy { $0.answer.trailers?.first("grpc-status") == "14" })
  }
}

struct ReflectionTests {
  private func ask(
    _ requests: [Grpc_Reflection_V1_ServerReflectionRequest.OneofMessageRequest], version: String = "v1",
    files: [EmbeddedFile] = []
  ) throws -> [Grpc_Reflection_V1_ServerReflectionResponse] {
    let library = LibraryService()
    let harness = try Harness(services: Reflection.services(describing: [library], files: files))
    let test = harness.begin(
      "POST", "/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo", CallForm.grpc.fields())
    for question in requests {
      var request = Grpc_Reflection_V1_ServerReflectionRequest()
      request.messageRequest = question
      test.send(try CallForm.grpc.body(request))
    }
    test.end()
    harness.loop.run()
    return try CallForm.grpc.outcome(test.answer, Grpc_Reflection_V1_ServerReflectionResponse.self).messages
  }

  private func files(_ response: Grpc_Reflection_V1_ServerReflectionResponse?) throws -> [String] {
    guard case .fileDescriptorResponse(let found)? = response?.messageResponse else { return [] }
    return try found.fileDescriptorProto.map { try Google_Protobuf_FileDescriptorProto(serialized: $0).name }
  }

  @Test(arguments: ["v1", "v1alpha"])
  func listsServices(_ version: String) throws {
    guard case .listServicesResponse(let list)? = try ask([.listServices("")], version: version).first?.messageResponse
    else {
      Issue.record("no list")
      return
    }
    #expect(
      list.service.map(\.name) == [
        "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "library.v1.Library",
      ])
  }

  @Test(arguments: [
    "library.v1.Library", "library.v1.Library.GetBook", "library.v1.Book", "library.v1.Book.pages",
  ])
  func findsSymbols(_ symbol: String) throws {
    let names = try files(try ask([.fileContainingSymbol(symbol)]).first)
    #expect(names.first == "library.proto")
    #expect(Set(names).isSuperset(of: ["google/api/http.proto", "google/protobuf/descriptor.proto"]))
    #expect(Set(names).count == names.count)
  }

  /// An error's details come in an `Any`, which names its type: who knows no .proto file asks for it.
  @Test(arguments: [
    "google.rpc.ErrorInfo", "google.rpc.RetryInfo", "google.rpc.BadRequest.FieldViolation", "google.rpc.Status",
  ])
  func findsWhatAnAnyMayHold(_ symbol: String) throws {
    let names = try files(try ask([.fileContainingSymbol(symbol)]).first)
    #expect(names.first?.hasPrefix("google/rpc/") == true)
  }

  @Test func findsFurtherFiles() throws {
    // `name: "own.proto"`, `package: "own"`, `message_type { name: "Detail" }`
    let file = EmbeddedFile("own.proto", "Cglvd24ucHJvdG8SA293biIICgZEZXRhaWw=")
    let answers = try ask([.fileContainingSymbol("own.Detail"), .fileByFilename("own.proto")], files: [file])
    #expect(try answers.map { try files($0) } == [["own.proto"], ["own.proto"]])
  }

  /// The files are written apart from what differs between answers; no form may show that.
  @Test(arguments: [CallForm.grpc, .grpcJSON, .web, .text], ["v1", "v1alpha"])
  func answersFilesInEveryForm(_ form: CallForm, _ version: String) throws {
    let library = LibraryService()
    let harness = try Harness(services: Reflection.services(describing: [library]))
    var request = Grpc_Reflection_V1_ServerReflectionRequest()
    request.host = "here"
    request.messageRequest = .fileByFilename("library.proto")
    let path = "/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo"
    let answer = harness.request("POST", path, form.fields(), body: try form.body(request))
    let responses = try form.outcome(answer, Grpc_Reflection_V1_ServerReflectionResponse.self).messages
    #expect(try files(responses.first).first == "library.proto")
    #expect(responses.map { $0.originalRequest?.serialized() } == [request.serialized()])
    #expect(responses.map(\.validHost) == ["here"])
  }

  /// Answers that are not taken hold the same bytes, not copies of them.
  @Test func answersShareFiles() throws {
    let harness = try Harness(services: Reflection.services(describing: [LibraryService()]))
    var request = Grpc_Reflection_V1_ServerReflectionRequest()
    request.messageRequest = .fileByFilename("library.proto")
    let tests = try (0..<2).map { _ in
      let test = harness.begin(
        "POST", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", CallForm.grpc.fields())
      test.connection.isReading = false
      test.send(try CallForm.grpc.body(request))
      harness.loop.run()
      return test
    }
    var shared = 0
    while let one = tests[0].exchange.outbound.popFirst(), let other = tests[1].exchange.outbound.popFirst() {
      #expect(one == other)
      let addresses = [one, other].map { piece in piece.withUnsafeBytes { $0.baseAddress } }
      if addresses[0] == addresses[1] { shared += one.count }
    }
    #expect(shared > 1_000)
  }

  /// Asks for a token where the method asks for a permission.
  struct Gate: ServerInterceptor {
    func begin(_ context: CallContext) async throws {
      if context.method.permission != nil { throw Status(.unauthenticated, "no token") }
    }
  }

  @Test(arguments: [(nil, "0"), ("authenticated", "16")])
  func canBeClosed(_ permission: String?, _ code: String) throws {
    let services = Reflection.services(describing: [LibraryService()], permission: permission)
    let harness = try Harness(interceptors: [Gate()], services: services)
    for version in ["v1", "v1alpha"] {
      let path = "/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo"
      let answer = harness.request("POST", path, CallForm.grpc.fields())
      #expect(try CallForm.grpc.outcome(answer, Grpc_Reflection_V1_ServerReflectionResponse.self).code == code)
    }
  }

  @Test func answersInOrder() throws {
    var number = Grpc_Reflection_V1_ExtensionRequest()
    number.containingType = "google.protobuf.MethodOptions"
    number.extensionNumber = 72_295_728
    let responses = try ask([
      .fileByFilename("google/api/http.proto"), .fileByFilename("nothing.proto"), .fileContainingExtension(number),
      .allExtensionNumbersOfType("google.protobuf.MethodOptions"), .allExtensionNumbersOfType("nothing"),
      .allExtensionNumbersOfType("library.v1.Book"),
    ])
    #expect(try files(responses.first) == ["google/api/http.proto"])
    #expect(try files(responses.dropFirst(2).first).first == "google/api/annotations.proto")
    let codes = responses.map { response -> Int32 in
      if case .errorResponse(let error)? = response.messageResponse { return error.errorCode }
      return 0
    }
    #expect(codes == [0, 5, 0, 0, 5, 0])
    guard case .allExtensionNumbersResponse(let numbers)? = responses[3].messageResponse else {
      Issue.record("no numbers")
      return
    }
    #expect(numbers.extensionNumber == [72_295_728])
    #expect(responses.map { $0.originalRequest != nil } == Array(repeating: true, count: 6))
  }
}
