import Foundation

/// Google's own reading and writing of messages, through `protoc --encode` and `--decode`.
enum Protoc {
  static let path: String? = ["/usr/bin/protoc", "/usr/local/bin/protoc", "/opt/homebrew/bin/protoc"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Failure: Error {
    let text: String
  }

  private static var directory: URL { URL(fileURLWithPath: #filePath).deletingLastPathComponent() }

  /// The wire form of a message in text format.
  static func encode(_ text: String) throws -> [UInt8] {
    try Self.run(["--encode=signet.test.Example", "--deterministic_output"], input: Data(text.utf8))
  }

  /// The text format of a message in wire form.
  static func decode(_ bytes: [UInt8]) throws -> String {
    String(decoding: try Self.run(["--decode=signet.test.Example"], input: Data(bytes)), as: UTF8.self)
  }

  /// The descriptor set of the example's schema.
  static func descriptors() throws -> [UInt8] {
    try Self.run(["--descriptor_set_out=/dev/stdout", "--include_source_info"], input: Data())
  }

  private static func run(_ arguments: [String], input: Data) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path ?? "protoc")
    process.arguments = ["--proto_path=\(Self.directory.path)"] + arguments + ["example.proto"]
    process.currentDirectoryURL = Self.directory
    let standardInput = Pipe()
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    standardInput.fileHandleForWriting.write(input)
    try standardInput.fileHandleForWriting.close()
    let result = output.fileHandleForReading.readDataToEndOfFile()
    let messages = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(text: String(decoding: messages, as: UTF8.self)) }
    return Array(result)
  }
}
