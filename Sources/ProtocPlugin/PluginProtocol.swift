/// `google.protobuf.compiler`: the request that protoc sends and the response that it wants.
enum PluginProtocol {
  /// `Feature.FEATURE_PROTO3_OPTIONAL`
  private static let features: UInt64 = 1

  static func respond(to request: [UInt8]) -> [UInt8] {
    var response: [UInt8] = []
    do {
      let outputs = try generate(request)
      append(varint: features, field: 2, to: &response)
      for output in outputs {
        var file: [UInt8] = []
        append(bytes: Array(output.name.utf8), field: 1, to: &file)
        append(bytes: Array(output.content.utf8), field: 15, to: &file)
        append(bytes: file, field: 15, to: &response)
      }
    } catch {
      append(bytes: Array(error.message.utf8), field: 1, to: &response)
    }
    return response
  }

  private static func generate(_ request: [UInt8]) throws(GenerationError) -> [Generator.Output] {
    let fields = try WireFields(request)
    let requested = fields.strings(1)
    let options = try PluginOptions(fields.string(2))
    let schema = try SchemaReader.read(fields.bytes(15), generated: requested)
    return try Generator(options: options, schema: schema, requested: requested).run()
  }

  private static func append(varint value: UInt64, field: UInt64, to output: inout [UInt8]) {
    append(field << 3, to: &output)
    append(value, to: &output)
  }

  private static func append(bytes: [UInt8], field: UInt64, to output: inout [UInt8]) {
    append(field << 3 | 2, to: &output)
    append(UInt64(bytes.count), to: &output)
    output += bytes
  }

  private static func append(_ value: UInt64, to output: inout [UInt8]) {
    var rest = value
    while rest > 127 {
      output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    output.append(UInt8(rest))
  }
}
