import GrpcCore

/// The service that gRPC's benchmarks call.
struct BenchmarkService: Grpc_Testing_BenchmarkServiceHandler {
  private let test = TestService()

  func unaryCall(
    _ request: Grpc_Testing_SimpleRequest, _ context: CallContext
  ) async throws -> Grpc_Testing_SimpleResponse {
    try await test.unaryCall(request, context)
  }

  func streamingCall(
    _ requests: RequestStream<Grpc_Testing_SimpleRequest>,
    _ responses: ResponseWriter<Grpc_Testing_SimpleResponse>, _ context: CallContext
  ) async throws {
    for try await request in requests { try await responses.write(test.unaryCall(request, context)) }
  }

  func streamingFromClient(
    _ requests: RequestStream<Grpc_Testing_SimpleRequest>, _ context: CallContext
  ) async throws -> Grpc_Testing_SimpleResponse {
    var last = Grpc_Testing_SimpleRequest()
    for try await request in requests { last = request }
    return try await test.unaryCall(last, context)
  }

  /// Until the client has enough.
  func streamingFromServer(
    _ request: Grpc_Testing_SimpleRequest, _ responses: ResponseWriter<Grpc_Testing_SimpleResponse>,
    _ context: CallContext
  ) async throws {
    let response = try await test.unaryCall(request, context)
    while !Task.isCancelled { try await responses.write(response) }
  }

  /// The server sends on its own for as long as the client does.
  func streamingBothWays(
    _ requests: RequestStream<Grpc_Testing_SimpleRequest>,
    _ responses: ResponseWriter<Grpc_Testing_SimpleResponse>, _ context: CallContext
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let response = try await test.unaryCall(Grpc_Testing_SimpleRequest(), context)
        while !Task.isCancelled { try await responses.write(response) }
      }
      for try await _ in requests {}
      group.cancelAll()
    }
  }
}
