import GrpcCore
import HTTPTransport

let greeter = GreeterService()
let service = try RPCServer(services: [greeter] + Reflection.services(describing: [greeter]))
let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
let server = HTTPServer(configuration: HTTPServerConfiguration(port: port), service: service)
print("listening on http://127.0.0.1:\(try await server.start().port ?? port)")
try await server.run()
