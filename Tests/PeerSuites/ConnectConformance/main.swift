import Foundation
import GrpcCore
import HTTPTransport
import NIOCore
import ProtobufCodec

// The suite starts the server anew for each configuration: one message on standard input says what is wanted, one on
// standard output where it is; each after its length in four bytes, big-endian. It ends the process when it is done.

func receive() throws -> Connectrpc_Conformance_V1_ServerCompatRequest {
  let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
  let length = input.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  guard input.count == 4 + length else { throw CocoaError(.fileReadCorruptFile) }
  return try .init(serialized: Array(input[4...]))
}

func send(_ response: Connectrpc_Conformance_V1_ServerCompatResponse) throws {
  let bytes = response.serialized()
  let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
  try FileHandle.standardOutput.write(contentsOf: Data(length + bytes))
}

/// Lends files with these contents, which the server reads when it starts.
func withFiles<Result>(_ contents: [[UInt8]], _ body: ([String]) async throws -> Result) async throws -> Result {
  let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(
    at: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(at: directory) }
  let files = try contents.indices.map { index in
    let file = directory.appending(path: "\(index).pem")
    try Data(contents[index]).write(to: file)
    return file.path
  }
  return try await body(files)
}

let request = try receive()
var rpc = RPCConfiguration()
if request.messageReceiveLimit > 0 { rpc.limits.maximumMessageSize = Int(request.messageReceiveLimit) }
let service = try RPCServer(services: [ConformanceService()], configuration: rpc, types: ConformanceService.types)

let credentials = request.useTls ? request.serverCreds : nil
let (server, address) = try await withFiles([
  credentials?.cert ?? [], credentials?.key ?? [], request.clientTlsCert,
]) { files in
  var http = HTTPServerConfiguration()
  if credentials != nil {
    http.tls = HTTPServerTLS(
      certificateChainPath: files[0], privateKeyPath: files[1],
      clientCertificates: request.clientTlsCert.isEmpty ? .none : .pinned(certificates: files[2]))
  }
  let server = HTTPServer(configuration: http, service: service)
  return (server, try await server.start())
}

var response = Connectrpc_Conformance_V1_ServerCompatResponse()
response.host = "127.0.0.1"
response.port = UInt32(address.port ?? 0)
response.pemCert = credentials?.cert ?? []
try send(response)
try await server.run()
