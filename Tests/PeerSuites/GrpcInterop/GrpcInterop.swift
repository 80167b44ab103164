import ArgumentParser
import Foundation
import GrpcCore
import HTTPTransport
import NIOCore

/// Offers what gRPC's interoperability clients and benchmarks call, with health and reflection beside it.
@main
struct GrpcInterop: AsyncParsableCommand {
  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 lets the system choose. Printed once it is bound.")
  var port = 0

  @Option(help: "PEM file with the certificate; without it the port takes cleartext.")
  var certificate: String?

  @Option(help: "PEM file with the certificate's key.")
  var key: String?

  @Option(help: "Event loops, each with its own connections.")
  var loops = 1

  func run() async throws {
    let services: [any ServiceHandler] = [TestService(), BenchmarkService()]
    let health = HealthService(services: ["grpc.testing.TestService", "grpc.testing.BenchmarkService"])
    let all = services + [health]
    let service = try RPCServer(services: all + Reflection.services(describing: all))
    var configuration = HTTPServerConfiguration(host: host, port: port, eventLoopCount: loops)
    if let certificate, let key {
      configuration.tls = HTTPServerTLS(certificateChainPath: certificate, privateKeyPath: key)
    }
    let server = HTTPServer(configuration: configuration, service: service)
    let address = try await server.start()
    FileHandle.standardOutput.write(Data("\(address.port ?? 0)\n".utf8))
    try await server.run()
  }
}
