import ProtobufCodec
import ProtocSupport
import Testing

@testable import protoc_gen_signet

/// The plugin in this process, on what protoc reads in Fixtures/.
enum Plugin {
  struct Failure: Error, Equatable {
    let text: String
  }

  /// The generated files, by name.
  /// - Parameter imported: which files are generated beside this one, of those that it imports.
  static func run(
    _ file: String, _ parameter: String = "", with imported: [String] = []
  ) throws -> [String: String] {
    let descriptors = try Protoc("Tests/ProtocPluginTests/Fixtures", "Protos", file: file).descriptors()
    return try self.run(
      Google_Protobuf_FileDescriptorSet(serialized: descriptors).file, imported + [file], parameter)
  }

  private static func run(
    _ files: [Google_Protobuf_FileDescriptorProto], _ generated: [String], _ parameter: String
  ) throws -> [String: String] {
    var request = Google_Protobuf_Compiler_CodeGeneratorRequest()
    request.fileToGenerate = generated
    request.parameter = parameter
    request.protoFile = files.map { $0.serialized() }
    let answer = PluginProtocol.respond(to: request.serialized())
    let response = try Google_Protobuf_Compiler_CodeGeneratorResponse(serialized: answer)
    guard response.error.isEmpty else { throw Failure(text: response.error) }
    #expect(response.supportedFeatures == 1)
    return Dictionary(uniqueKeysWithValues: response.file.map { ($0.name, $0.content) })
  }

  /// The error for a file that cannot be generated.
  static func failure(_ file: String, _ parameter: String = "", with imported: [String] = []) throws -> String {
    try self.failure { try self.run(file, parameter, with: imported) }
  }

  /// The error for descriptors of which the last cannot be generated.
  static func failure(_ files: [Google_Protobuf_FileDescriptorProto]) throws -> String {
    try self.failure { try self.run(files, [files.last?.name ?? ""], "") }
  }

  private static func failure(_ run: () throws -> [String: String]) throws -> String {
    do {
      _ = try run()
      return ""
    } catch let failure as Failure {
      return failure.text
    }
  }
}
