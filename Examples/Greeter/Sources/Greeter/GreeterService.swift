import GrpcCore

/// The service of greeter.proto: each method is one function, whatever protocol it is called in.
struct GreeterService: Greeter_V1_GreeterHandler {
  private static let greetings = ["Hello", "Hallo", "Bonjour", "Hola", "Ciao"]

  private func response(_ text: String) -> Greeter_V1_HelloResponse {
    var response = Greeter_V1_HelloResponse()
    response.text = text
    return response
  }

  func hello(
    _ request: Greeter_V1_HelloRequest, _ context: CallContext
  ) async throws -> Greeter_V1_HelloResponse {
    guard !request.name.isEmpty else { throw Status(.invalidArgument, "whom shall I greet?") }
    return response("Hello, \(request.name)!")
  }

  func helloInAllLanguages(
    _ request: Greeter_V1_HelloRequest, _ responses: ResponseWriter<Greeter_V1_HelloResponse>, _ context: CallContext
  ) async throws {
    for greeting in Self.greetings { try await responses.write(response("\(greeting), \(request.name)!")) }
  }

  func helloToAll(
    _ requests: RequestStream<Greeter_V1_HelloRequest>, _ context: CallContext
  ) async throws -> Greeter_V1_HelloResponse {
    var names: [String] = []
    for try await request in requests { names.append(request.name) }
    return response("Hello, \(names.joined(separator: " and "))!")
  }

  func helloToEach(
    _ requests: RequestStream<Greeter_V1_HelloRequest>, _ responses: ResponseWriter<Greeter_V1_HelloResponse>,
    _ context: CallContext
  ) async throws {
    for try await request in requests { try await responses.write(response("Hello, \(request.name)!")) }
  }
}
