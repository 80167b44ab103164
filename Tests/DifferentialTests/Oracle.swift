import Foundation
import ProtobufCodec
import ProtocSupport

/// Google's Python implementation in a process of its own; oracle.py beside this file describes the requests.
final class Oracle {
  /// The interpreter of the end-to-end tests, which has protobuf; nil before scripts/test has made it.
  static let python: String? = {
    let path = Protoc.root.appendingPathComponent(".venv-clients/bin/python").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  struct Stopped: Error {}

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// - Parameters:
  ///   - directories: where imports are looked for, from this repository's root.
  ///   - files: the .proto files that declare the types to come.
  init(_ directories: [String], files: [String]) throws {
    self.process.executableURL = URL(fileURLWithPath: Self.python ?? "python3")
    let script = Protoc.root.appendingPathComponent("Tests/DifferentialTests/oracle.py").path
    let paths = directories.map { Protoc.root.appendingPathComponent($0).path }.joined(separator: ":")
    self.process.arguments = ["-B", script, paths] + files
    self.process.standardInput = self.input
    self.process.standardOutput = self.output
    try self.process.run()
  }

  deinit {
    try? self.input.fileHandleForWriting.close()
    self.process.waitUntilExit()
  }

  /// A random message in both forms.
  func make(_ type: any Message.Type, seed: String) throws -> (wire: [UInt8], json: [UInt8]) {
    let answer = try self.ask([Array("make".utf8), Array(type.fullName.utf8), Array(seed.utf8)])
    guard answer.count == 2 else { throw Stopped() }
    return (answer[0], answer[1])
  }

  /// What is wrong with the last message after it was read from each form and written in both; nil: nothing.
  func check(_ forms: [[UInt8]]) throws -> String? { try self.verdict([Array("check".utf8)] + forms) }

  /// The last message's wire form, spoilt.
  func damage() throws -> [UInt8] { try self.ask([Array("damage".utf8)]).first ?? [] }

  /// What is wrong with what was read from the spoilt form (nil: it was refused); nil: nothing.
  func judge(_ wire: [UInt8]?) throws -> String? {
    try self.verdict([Array("judge".utf8), wire == nil ? [] : [1], wire ?? []])
  }

  private func verdict(_ request: [[UInt8]]) throws -> String? {
    guard let text = try self.ask(request).first else { throw Stopped() }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  private func ask(_ parts: [[UInt8]]) throws -> [[UInt8]] {
    func bytes(_ number: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(number).littleEndian) { Array($0) } }
    let request = bytes(parts.count) + parts.flatMap { bytes($0.count) + $0 }
    try self.input.fileHandleForWriting.write(contentsOf: request)
    return try (0..<self.number()).map { _ in try self.read(self.number()) }
  }

  private func number() throws -> Int { try self.read(4).reversed().reduce(0) { $0 << 8 | Int($1) } }

  private func read(_ count: Int) throws -> [UInt8] {
    var result: [UInt8] = []
    while result.count < count {
      guard let data = try self.output.fileHandleForReading.read(upToCount: count - result.count), !data.isEmpty else {
        throw Stopped()
      }
      result += data
    }
    return result
  }
}
