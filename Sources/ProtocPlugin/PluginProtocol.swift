import ProtobufCodec

/// `google.protobuf.compiler`: the request that protoc sends and the response that it wants.
enum PluginProtocol {
  /// `Feature.FEATURE_PROTO3_OPTIONAL`
  private static let features: UInt64 = 1

  static func respond(to request: [UInt8]) -> [UInt8] {
    var response = Google_Protobuf_Compiler_CodeGeneratorResponse()
    do {
      for output in try generate(request) {
        var file = Google_Protobuf_Compiler_CodeGeneratorFile()
        file.name = output.name
        file.content = output.content
        response.file.append(file)
      }
      response.supportedFeatures = features
    } catch {
      response.error = error.message
    }
    return response.serialized()
  }

  private static func generate(_ bytes: [UInt8]) throws(GenerationError) -> [Generator.Output] {
    let request: Google_Protobuf_Compiler_CodeGeneratorRequest
    do {
      request = try Google_Protobuf_Compiler_CodeGeneratorRequest(serialized: bytes)
    } catch {
      throw GenerationError("standard input is not a request of protoc: \(error)")
    }
    let options = try PluginOptions(request.parameter)
    let schema = try SchemaReader.read(request.protoFile, generated: request.fileToGenerate)
    return try Generator(options: options, schema: schema, requested: request.fileToGenerate).run()
  }
}
