// google/protobuf/compiler/plugin.proto: how protoc talks to a plugin.

/// What protoc gives to a plugin on its standard input (`google.protobuf.compiler.CodeGeneratorRequest`)
public struct Google_Protobuf_Compiler_CodeGeneratorRequest: DescriptorMessage {
  /// Paths of the files to generate for.
  public var fileToGenerate: [String] = []
  /// What `--NAME_opt` says.
  public var parameter: String = ""
  /// Those files and all they import, imports first: serialized `FileDescriptorProto`s, so that they can be passed on
  /// as they came.
  public var protoFile: [[UInt8]] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.compiler.CodeGeneratorRequest" }

  public func encode(to writer: inout WireWriter) {
    writer.repeated(1, self.fileToGenerate, ProtoString.self)
    writer.string(2, self.parameter)
    writer.repeated(15, self.protoFile, ProtoBytes.self)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.repeated(tag, &self.fileToGenerate, ProtoString.self)
      case 18: self.parameter = try reader.string()
      case 122: try reader.repeated(tag, &self.protoFile, ProtoBytes.self)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// What a plugin answers on its standard output (`google.protobuf.compiler.CodeGeneratorResponse`)
public struct Google_Protobuf_Compiler_CodeGeneratorResponse: DescriptorMessage {
  /// What is wrong with the input; empty: nothing.
  public var error: String = ""
  /// Bits; 1: proto3 optional.
  public var supportedFeatures: UInt64 = 0
  /// The files to write.
  public var file: [Google_Protobuf_Compiler_CodeGeneratorFile] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.compiler.CodeGeneratorResponse" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.error)
    writer.uint64(2, self.supportedFeatures)
    writer.repeatedMessage(15, self.file)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.error = try reader.string()
      case 16: self.supportedFeatures = try reader.uint64()
      case 122: try reader.repeatedMessage(&self.file)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// One generated file (`google.protobuf.compiler.CodeGeneratorResponse.File`)
public struct Google_Protobuf_Compiler_CodeGeneratorFile: DescriptorMessage {
  /// Path below the directory that `--NAME_out` names.
  public var name: String = ""
  /// The whole text.
  public var content: String = ""
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.compiler.CodeGeneratorResponse.File" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.string(15, self.content)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 122: self.content = try reader.string()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}
