import GrpcCore
import GrpcTesting
import Testing

// The examples of GrpcCore.docc/Testing.md, word for word.

/// Lets in whoever has the token, and says what a call cost.
struct TokenGuard: ServerInterceptor {
  enum Caller: CallContextKey { typealias Value = String }

  func begin(_ context: CallContext) async throws {
    guard context.metadata.first("authorization") == "Bearer secret" else {
      throw Status(.unauthenticated, "who is there?")
    }
    context[Caller.self] = "Ada"
    context.trailers.append("x-cost", "1")
  }
}

@Test func greets() async throws {
  var request = Greeter_V1_HelloRequest()
  request.name = "Ada"
  let answer = try await GreeterService().hello(request, .forTesting(Greeter_V1_GreeterDescriptor.hello))
  #expect(answer.text == "Hello, Ada!")
}

@Test func greetsInEveryLanguage() async throws {
  var request = Greeter_V1_HelloRequest()
  request.name = "Ada"
  let answers = CollectedResponses<Greeter_V1_HelloResponse>()
  try await GreeterService().helloInAllLanguages(
    request, answers.writer, .forTesting(Greeter_V1_GreeterDescriptor.helloInAllLanguages))
  #expect(answers.messages.first?.text == "Hello, Ada!")
  #expect(answers.messages.count == 5)
}

@Test func letsInWhoeverHasTheToken() async throws {
  let context = CallContext.forTesting(
    Greeter_V1_GreeterDescriptor.hello, metadata: ["authorization": "Bearer secret"])
  try await TokenGuard().begin(context)
  #expect(context[TokenGuard.Caller.self] == "Ada")
  #expect(context.trailers.first("x-cost") == "1")
}

@Test func refusesStrangers() async throws {
  let server = try MemoryServer(services: [GreeterService()], interceptors: [TokenGuard()])
  var request = Greeter_V1_HelloRequest()
  request.name = "Ada"
  let answer: Greeter_V1_HelloResponse = try await server.call(
    Greeter_V1_GreeterDescriptor.hello, request, metadata: ["authorization": "Bearer secret"])
  #expect(answer.text == "Hello, Ada!")
  let error = await #expect(throws: Status.self) {
    try await server.call(
      Greeter_V1_GreeterDescriptor.hello, request, returning: Greeter_V1_HelloResponse.self)
  }
  #expect(error?.code == .unauthenticated)
}
