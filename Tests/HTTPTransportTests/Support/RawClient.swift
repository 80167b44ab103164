import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A blocking socket that speaks in raw octets.
struct RawClient {
  private let descriptor: Int32

  struct SystemError: Error { var code = errno }

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard descriptor >= 0, result == 0 else { throw SystemError() }
    // What is sent in pieces is to arrive in pieces.
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    // Not for timing: a server that says nothing must fail the test rather than hang it.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Says that nothing more is sent.
  func closeOutput() { _ = Glibc.shutdown(descriptor, Int32(SHUT_WR)) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// What a closed peer does not take is lost; the test sees that in the answer.
  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// The next bytes; empty at the end of the connection.
  func receive() async -> [UInt8] {
    let (bytes, isSilence) = await offPool { [descriptor] in
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      return (count > 0 ? Array(buffer[..<count]) : [], count < 0 && errno == EAGAIN)
    }
    if isSilence { Issue.record("the server said nothing, and did not close the connection") }
    return bytes
  }

  /// Everything until the server closes.
  func receiveAll() async -> String {
    var all: [UInt8] = []
    while case let bytes = await receive(), !bytes.isEmpty { all += bytes }
    return String(decoding: all, as: UTF8.self)
  }

  /// Reads until the text has come so often.
  func receive(until text: String, times: Int = 1) async -> String {
    var all: [UInt8] = []
    while String(decoding: all, as: UTF8.self).components(separatedBy: text).count <= times {
      let bytes = await receive()
      if bytes.isEmpty { break }
      all += bytes
    }
    return String(decoding: all, as: UTF8.self)
  }
}

/// One HTTP/2 frame.
struct Frame: Equatable {
  var type: UInt8
  var flags: UInt8 = 0
  var stream: Int = 0
  var payload: [UInt8] = []

  static let data: UInt8 = 0, headers: UInt8 = 1, reset: UInt8 = 3, settings: UInt8 = 4, ping: UInt8 = 6
  static let goaway: UInt8 = 7, windowUpdate: UInt8 = 8, continuation: UInt8 = 9
  static let endStream: UInt8 = 1, acknowledgement: UInt8 = 1, endHeaders: UInt8 = 4
  static let padded: UInt8 = 8

  var bytes: [UInt8] {
    let length = payload.count
    return [UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags] + big(stream)
      + payload
  }

  /// The error code of RST_STREAM and GOAWAY.
  var code: Int { payload.suffix(from: type == Frame.goaway ? 4 : 0).prefix(4).reduce(0) { $0 << 8 | Int($1) } }

  /// GOAWAY's last stream.
  var lastStream: Int { payload.prefix(4).reduce(0) { $0 << 8 | Int($1) } }
}

func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

/// A client of HTTP/2 that can misbehave.
final class RawHTTP2 {
  let client: RawClient
  private var buffer: [UInt8] = []

  init(port: Int) throws {
    client = try RawClient(port: port)
    client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    send(Frame(type: Frame.settings))
  }

  func send(_ frames: Frame...) { client.send(frames.flatMap(\.bytes)) }

  /// A literal field without indexing (RFC 7541 section 6.2.2), name and value plain.
  static func field(_ name: String, _ value: String) -> [UInt8] {
    func text(_ text: String) -> [UInt8] {
      let bytes = Array(text.utf8)
      if bytes.count < 127 { return [UInt8(bytes.count)] + bytes }
      var rest = bytes.count - 127
      var prefix: [UInt8] = [127]
      while rest >= 128 {
        prefix.append(UInt8(rest & 127 | 128))
        rest >>= 7
      }
      return prefix + [UInt8(rest)] + bytes
    }
    return [0] + text(name) + text(value)
  }

  func request(
    _ stream: Int, _ method: String = "GET", _ path: String, fields: [(String, String)] = [], ends: Bool = true
  ) {
    var block = Self.field(":method", method) + Self.field(":scheme", "http") + Self.field(":path", path)
    block += Self.field(":authority", "test")
    for (name, value) in fields { block += Self.field(name, value) }
    let flags = ends ? Frame.endStream : 0
    var pieces: [[UInt8]] = stride(from: 0, to: block.count, by: 16_000).map {
      Array(block[$0..<min($0 + 16_000, block.count)])
    }
    let first = pieces.removeFirst()
    send(
      Frame(type: Frame.headers, flags: flags | (pieces.isEmpty ? Frame.endHeaders : 0), stream: stream, payload: first)
    )
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      send(Frame(type: Frame.continuation, flags: isLast ? Frame.endHeaders : 0, stream: stream, payload: piece))
    }
  }

  /// The next frame; nil at the end of the connection.
  func next() async -> Frame? {
    while true {
      if buffer.count >= 9 {
        let length = Int(buffer[0]) << 16 | Int(buffer[1]) << 8 | Int(buffer[2])
        if buffer.count >= 9 + length {
          let stream = buffer[5..<9].reduce(0) { $0 << 8 | Int($1) }
          let frame = Frame(
            type: buffer[3], flags: buffer[4], stream: stream, payload: Array(buffer[9..<9 + length]))
          buffer.removeFirst(9 + length)
          return frame
        }
      }
      let bytes = await client.receive()
      if bytes.isEmpty { return nil }
      buffer += bytes
    }
  }

  /// The next frame of a type; nil if the connection ends before.
  func next(_ type: UInt8) async -> Frame? {
    while let frame = await next() {
      if frame.type == type { return frame }
    }
    return nil
  }

  /// The status that a response's first field says, as the server's encoder writes it: indexed, or with the name's index.
  func nextStatus() async -> Int? {
    guard let block = await next(Frame.headers)?.payload, let first = block.first else { return nil }
    let known: [UInt8: Int] = [0x88: 200, 0x89: 204, 0x8a: 206, 0x8b: 304, 0x8c: 400, 0x8d: 404, 0x8e: 500]
    if let status = known[first] { return status }
    guard first == 0x48, block.count > 2 else { return nil }
    if block[1] & 0x80 == 0 { return Int(String(decoding: block[2..<2 + Int(block[1])], as: UTF8.self)) }
    // Digits in the Huffman code of RFC 7541: 0, 1 and 2 have five bits, 3 to 9 have six.
    var bits = block[2..<2 + Int(block[1] & 0x7f)].flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }[...]
    var status = 0
    for _ in 0..<3 {
      let five = bits.prefix(5).reduce(0) { $0 << 1 | Int($1) }
      let six = bits.prefix(6).reduce(0) { $0 << 1 | Int($1) }
      status = status * 10 + (five < 3 ? five : six - 0x19 + 3)
      bits = bits.dropFirst(five < 3 ? 5 : 6)
    }
    return status
  }
}

/// Runs a program and returns what it wrote to its standard output.
func run(_ program: String, _ arguments: [String], input: [UInt8]? = nil) async throws -> (
  output: String, status: Int32
) {
  try await offPool {
    Result {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [program] + arguments
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      let source = Pipe()
      process.standardInput = input == nil ? FileHandle.nullDevice : source
      try process.run()
      if let input {
        DispatchQueue.global().async {
          // A program that ends early does not read everything.
          try? source.fileHandleForWriting.write(contentsOf: Data(input))
          try? source.fileHandleForWriting.close()
        }
      }
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return (text, process.terminationStatus)
    }
  }.get()
}

/// A program that is spoken to while it runs.
final class RunningProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ program: String, _ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func send(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  /// What it writes until this comes, or it ends.
  func receive(until text: String? = nil) async -> String {
    await offPool { [handle = output.fileHandleForReading] in
      var all = Data()
      while case let data = handle.availableData, !data.isEmpty {
        all += data
        if let text, String(decoding: all, as: UTF8.self).contains(text) { break }
      }
      return String(decoding: all, as: UTF8.self)
    }
  }

  func end() {
    process.terminate()
    process.waitUntilExit()
  }
}

/// Does something that blocks on a thread of its own, so that it takes none from the tasks that it waits for.
func offPool<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}
