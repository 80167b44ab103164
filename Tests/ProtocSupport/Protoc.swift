import Foundation

/// Google's own reading and writing of messages, through `protoc --encode` and `--decode`.
public struct Protoc: Sendable {
  /// Where protoc is; nil: tests that need it are left out.
  public static let path: String? = ["/usr/bin/protoc", "/usr/local/bin/protoc", "/opt/homebrew/bin/protoc"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What protoc says of bad input.
  public struct Failure: Error {
    public let text: String
  }

  /// The root of this repository.
  public static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  let directories: [String]
  let file: String

  /// - Parameters:
  ///   - directories: where imports are looked for, from this repository's root.
  ///   - file: the .proto file, from one of them.
  public init(_ directories: String..., file: String) {
    self.directories = directories.map { Self.root.appendingPathComponent($0).path }
    self.file = file
  }

  /// The wire form of a message in text format.
  public func encode(_ text: String, as message: String) throws -> [UInt8] {
    try self.run(["--encode=\(message)", "--deterministic_output"], input: Data(text.utf8))
  }

  /// The text format of a message in wire form.
  public func decode(_ bytes: [UInt8], as message: String) throws -> String {
    String(decoding: try self.run(["--decode=\(message)"], input: Data(bytes)), as: UTF8.self)
  }

  /// The descriptor set of the file and what it imports, as a plugin gets it.
  public func descriptors() throws -> [UInt8] {
    try self.run(
      ["--descriptor_set_out=/dev/stdout", "--include_source_info", "--include_imports"], input: Data())
  }

  private func run(_ arguments: [String], input: Data) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path ?? "protoc")
    process.arguments = self.directories.map { "--proto_path=\($0)" } + arguments + [self.file]
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
