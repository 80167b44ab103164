import Glibc
import GrpcCore
import HTTPTransport

/// Answers at once: what is measured is everything but the handler.
struct BenchService: Bench_V1_BenchHandler {
  func hello(_ request: Bench_V1_HelloRequest, _ context: CallContext) async throws -> Bench_V1_HelloResponse {
    var response = Bench_V1_HelloResponse()
    response.text = "Hello, " + request.name
    return response
  }

  func helloStream(
    _ request: Bench_V1_HelloRequest, _ responses: ResponseWriter<Bench_V1_HelloResponse>, _ context: CallContext
  ) async throws {
    var response = Bench_V1_HelloResponse()
    response.text = "Hello, " + request.name
    for number in 0..<request.count {
      response.number = number
      try await responses.write(response)
    }
  }
}

/// Lets everyone in who says a word, as an interceptor that checks a token would.
struct Doorkeeper: ServerInterceptor {
  func begin(_ context: CallContext) async throws {
    guard context.metadata.contains("authorization") else { throw Status(.unauthenticated, "no token") }
  }
}

// rpc-server [LOOPS] [guarded]
let arguments = CommandLine.arguments.dropFirst()
let loops = arguments.compactMap { Int($0) }.first ?? 1
let rpc = try RPCServer(
  services: [BenchService()], interceptors: arguments.contains("guarded") ? [Doorkeeper()] : [])
var configuration = HTTPServerConfiguration(eventLoopCount: loops)
// All of them come from one address here, and 10,000 are held beside those that warm up.
configuration.limits.maximumConnectionsPerAddress = configuration.limits.maximumConnections
let server = HTTPServer(configuration: configuration, service: rpc)
Task.detached {
  let address = try await server.start()
  print("listening on 127.0.0.1:\(address.port ?? 0)")
  // A pipe is not written to line by line.
  fflush(nil)
}
// The main thread stays, since valgrind does not survive that it ends.
while true { pause() }
