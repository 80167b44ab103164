import GrpcCore
import GrpcTesting
import HTTPTransport
import NIOCore
import ProtobufCodec
import Testing

/// Calls in memory are what they are over a socket.
struct MemoryServerTests {
  private func request(_ name: String) -> Greeter_V1_HelloRequest {
    var request = Greeter_V1_HelloRequest()
    request.name = name
    return request
  }

  /// Fails with details, or waits until its call is over.
  private final class Odd: Greeter_V1_GreeterHandler {
    func hello(_ request: Greeter_V1_HelloRequest, _ context: CallContext) async throws -> Greeter_V1_HelloResponse {
      throw Status(.failedPrecondition, "nö 100%", details: [request], metadata: ["retry-after": "7"])
    }

    func helloToEach(
      _ requests: RequestStream<Greeter_V1_HelloRequest>, _ responses: ResponseWriter<Greeter_V1_HelloResponse>,
      _ context: CallContext
    ) async throws {
      context.responseMetadata.append("x-first", "1")
      try await responses.begin()
      for try await _ in requests {}
      context.trailers.append("x-last", "2")
    }
  }

  @Test func readsStatusesAsClientsDo() async throws {
    let server = try MemoryServer(services: [Odd()])
    let error = await #expect(throws: Status.self) {
      try await server.call(
        Greeter_V1_GreeterDescriptor.hello, self.request("x"), returning: Greeter_V1_HelloResponse.self)
    }
    let status = try #require(error)
    #expect(status.code == .failedPrecondition)
    #expect(status.message == "nö 100%")
    #expect(status.metadata.first("retry-after") == "7")
    let detail = try #require(status.details.first as? Google_Protobuf_Any)
    #expect(try detail.unpack(Greeter_V1_HelloRequest.self)?.name == "x")
  }

  /// As the generator emits it with `handlers=closures`.
  private struct Methods: ServiceMethods {
    let service = MethodHandlers(Greeter_V1_GreeterDescriptor.service)

    func hello(
      _ handler:
        @escaping @Sendable (Greeter_V1_HelloRequest, CallContext) async throws -> Greeter_V1_HelloResponse
    ) {
      service.registry.unary(Greeter_V1_GreeterDescriptor.hello) {
        try $0.answer(await handler($0.request(), $0.context))
      }
    }
  }

  /// Gives as many handlers as it is told to.
  private struct Closures: ServiceHandler {
    let count: Int

    func register(in registry: inout MethodRegistry) {
      registry.add(Methods.self) { rpc in
        for _ in 0..<count {
          rpc.hello { request, call in
            var response = Greeter_V1_HelloResponse()
            response.text = "\(request.name) by \(call.method.name)"
            return response
          }
        }
      }
    }
  }

  @Test func takesClosures() async throws {
    let server = try MemoryServer(services: [Closures(count: 1)])
    let answer = try await server.call(
      Greeter_V1_GreeterDescriptor.hello, request("x"), returning: Greeter_V1_HelloResponse.self)
    #expect(answer.text == "x by Hello")
    #expect(throws: RouteError.self, "a method has one handler") {
      _ = try MemoryServer(services: [Closures(count: 2)])
    }
  }

  @Test("A method that is given no handler answers UNIMPLEMENTED, whatever streams it has")
  func refusesWithoutClosures() async throws {
    let server = try MemoryServer(services: [Closures(count: 0)])
    for method in Greeter_V1_GreeterDescriptor.service.methods {
      let call: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> = server.open(method)
      call.send(request("x"))
      call.finish()
      let error = await #expect(throws: Status.self) { for try await _ in call {} }
      #expect(error?.code == .unimplemented)
      #expect(error?.message == "method \(method.name) not implemented")
    }
  }

  @Test func passesMessagesBothWays() async throws {
    let server = try MemoryServer(services: [GreeterService()])
    let call: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> =
      server.open(Greeter_V1_GreeterDescriptor.helloToEach)
    var answers = call.makeAsyncIterator()
    // Each answer is there before the next is asked for.
    for name in ["Ada", "", "Grace"] {
      call.send(request(name))
      #expect(try await answers.next()?.text == "Hello, \(name)!")
    }
    call.finish()
    #expect(try await answers.next() == nil)
    let all: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> =
      server.open(Greeter_V1_GreeterDescriptor.helloToAll)
    for name in ["Ada", "Grace"] { all.send(request(name)) }
    all.finish()
    var texts: [String] = []
    for try await answer in all { texts.append(answer.text) }
    #expect(texts == ["Hello, Ada and Grace!"])
  }

  @Test func tellsMetadata() async throws {
    let call: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> =
      try MemoryServer(services: [Odd()]).open(Greeter_V1_GreeterDescriptor.helloToEach)
    call.finish()
    for try await _ in call {}
    #expect(call.metadata.first("x-first") == "1")
    #expect(call.trailers.first("x-last") == "2")
  }

  @Test func cancels() async throws {
    let call: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> =
      try MemoryServer(services: [Odd()]).open(Greeter_V1_GreeterDescriptor.helloToEach)
    call.cancel()
    let error = await #expect(throws: Status.self) { for try await _ in call {} }
    #expect(error?.code == .cancelled)
  }

  @Test func keepsDeadlines() async throws {
    let call: MemoryCall<Greeter_V1_HelloRequest, Greeter_V1_HelloResponse> =
      try MemoryServer(services: [Odd()]).open(
        Greeter_V1_GreeterDescriptor.helloToEach, metadata: ["grpc-timeout": "1m"])
    let error = await #expect(throws: Status.self) { for try await _ in call {} }
    #expect(error?.code == .deadlineExceeded)
  }

  @Test func answersHTTP() async throws {
    let server = try MemoryServer(services: [GreeterService()])
    let answer = try await server.request("GET", "/v1/hello/Ada")
    #expect(answer.status == 200)
    #expect(answer.text == #"{"text":"Hello, Ada!"}"#)
    let lines = try await server.request("GET", "/v1/hello/Ada/all")
    #expect(lines.text.split(separator: "\n").count == 5)
    let connect = try await server.request(
      "POST", "/greeter.v1.Greeter/Hello", fields: ["content-type": "application/json"],
      body: Array(#"{"name":""}"#.utf8))
    #expect(connect.status == 400)
    #expect(connect.text == #"{"code":"invalid_argument","message":"whom shall I greet?"}"#)
    #expect(try await server.request("GET", "/nothing").status == 404)
  }

  @Test func makesStreams() async throws {
    let answer = try await GreeterService().helloToAll(
      RequestStream([request("Ada"), request("Grace")]), .forTesting(Greeter_V1_GreeterDescriptor.helloToAll))
    #expect(answer.text == "Hello, Ada and Grace!")
    let answers = CollectedResponses<Greeter_V1_HelloResponse>()
    try await GreeterService().helloToEach(
      RequestStream([request("Ada")]), answers.writer, .forTesting(Greeter_V1_GreeterDescriptor.helloToEach))
    #expect(answers.messages.map(\.text) == ["Hello, Ada!"])
  }

  @Test func makesContexts() {
    let context = CallContext.forTesting(
      Greeter_V1_GreeterDescriptor.hello, metadata: ["x-a": "1"], authority: "a.example", isSecure: true)
    #expect(context.method.path == "/greeter.v1.Greeter/Hello")
    #expect(context.metadata.first("x-a") == "1")
    #expect(context.authority == "a.example" && context.scheme == "https" && context.isSecure)
    #expect(context.deadline == nil)
    #expect(context.elapsed < .hours(1))
    #expect(
      CallContext.forTesting(Greeter_V1_GreeterDescriptor.hello, metadata: ["grpc-timeout": "9S"]).deadline != nil)
  }
}
