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
  static func run(_ file: String, _ parameter: String = "") throws -> [String: String] {
    let descriptors = try Protoc("Tests/ProtocPluginTests/Fixtures", file: file).descriptors()
    var request = Google_Protobuf_Compiler_CodeGeneratorRequest()
    request.fileToGenerate = [file]
    request.parameter = parameter
    request.protoFile = try Google_Protobuf_FileDescriptorSet(serialized: descriptors).file.map { $0.serialized() }
    let answer = PluginProtocol.respond(to: request.serialized())
    let response = try Google_Protobuf_Compiler_CodeGeneratorResponse(serialized: answer)
    guard response.error.isEmpty else { throw Failure(text: response.error) }
    #expect(response.supportedFeatures == 1)
    return Dictionary(uniqueKeysWithValues: response.file.map { ($0.name, $0.content) })
  }

  /// The error for a file that cannot be generated.
  static func failure(_ file: String, _ parameter: String = "") throws -> String {
    do {
      _ = try self.run(file, parameter)
      return ""
    } catch let failure as Failure {
      return failure.text
    }
  }
}
