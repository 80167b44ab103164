#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// protoc's plugin protocol: a `CodeGeneratorRequest` on standard input, a `CodeGeneratorResponse` on standard output.
/// An error in the schema is part of the response; the exit code says only whether there is one.
func readStandardInput() -> [UInt8] {
  var input: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(0, &chunk, chunk.count)
    if count <= 0 { return input }
    input += chunk[..<count]
  }
}

func writeStandardOutput(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    if count <= 0 { exit(1) }
    rest = rest.dropFirst(count)
  }
}

writeStandardOutput(PluginProtocol.respond(to: readStandardInput()))
