// Of google/protobuf/descriptor.proto, what the generator and reflection read. The rest stays in `unknownFields`.

/// All files of a compilation (`google.protobuf.FileDescriptorSet`)
public struct Google_Protobuf_FileDescriptorSet: DescriptorMessage {
  /// The files, imports first.
  public var file: [Google_Protobuf_FileDescriptorProto] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.FileDescriptorSet" }

  public func encode(to writer: inout WireWriter) {
    writer.repeatedMessage(1, self.file)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.repeatedMessage(&self.file)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// One .proto file (`google.protobuf.FileDescriptorProto`)
public struct Google_Protobuf_FileDescriptorProto: DescriptorMessage {
  /// Path of the file, relative to the root that it was compiled from.
  public var name: String = ""
  /// With dots; empty: none.
  public var package: String = ""
  /// Paths of the imported files.
  public var dependency: [String] = []
  /// Messages at the top of the file, in its order.
  public var messageType: [Google_Protobuf_DescriptorProto] = []
  /// Enums at the top of the file.
  public var enumType: [Google_Protobuf_EnumDescriptorProto] = []
  /// Services, in the order of the file.
  public var service: [Google_Protobuf_ServiceDescriptorProto] = []
  /// Extensions at the top of the file.
  public var `extension`: [Google_Protobuf_FieldDescriptorProto] = []
  /// What `option` says at the top; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  /// Comments and positions; nil where the compiler was not asked for them.
  public var sourceCodeInfo: Google_Protobuf_SourceCodeInfo?
  /// Which of `dependency` are imported publicly, as indices.
  public var publicDependency: [Int32] = []
  /// Which of `dependency` are imported weakly, as indices.
  public var weakDependency: [Int32] = []
  /// `proto2` when empty.
  public var syntax: String = ""
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.FileDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.string(2, self.package)
    writer.repeated(3, self.dependency, ProtoString.self)
    writer.repeatedMessage(4, self.messageType)
    writer.repeatedMessage(5, self.enumType)
    writer.repeatedMessage(6, self.service)
    writer.repeatedMessage(7, self.extension)
    writer.message(8, self.options)
    writer.message(9, self.sourceCodeInfo)
    writer.repeated(10, self.publicDependency, ProtoInt32.self, packed: false)
    writer.repeated(11, self.weakDependency, ProtoInt32.self, packed: false)
    writer.string(12, self.syntax)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: self.package = try reader.string()
      case 26: try reader.repeated(tag, &self.dependency, ProtoString.self)
      case 34: try reader.repeatedMessage(&self.messageType)
      case 42: try reader.repeatedMessage(&self.enumType)
      case 50: try reader.repeatedMessage(&self.service)
      case 58: try reader.repeatedMessage(&self.extension)
      case 66: try reader.message(&self.options)
      case 74: try reader.message(&self.sourceCodeInfo)
      case 80, 82: try reader.repeated(tag, &self.publicDependency, ProtoInt32.self)
      case 88, 90: try reader.repeated(tag, &self.weakDependency, ProtoInt32.self)
      case 98: self.syntax = try reader.string()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// Where things are declared, and their comments (`google.protobuf.SourceCodeInfo`)
public struct Google_Protobuf_SourceCodeInfo: DescriptorMessage {
  /// One for each declaration, and for parts of it.
  public var location: [Google_Protobuf_SourceLocation] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.SourceCodeInfo" }

  public func encode(to writer: inout WireWriter) {
    writer.repeatedMessage(1, self.location)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.repeatedMessage(&self.location)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// The place and the comments of one declaration (`google.protobuf.SourceCodeInfo.Location`)
public struct Google_Protobuf_SourceLocation: DescriptorMessage {
  /// Field numbers and indices that lead from the file to the declaration.
  public var path: [Int32] = []
  /// Line, column, [end line,] end column, from zero.
  public var span: [Int32] = []
  /// The comment above, without its marks.
  public var leadingComments: String = ""
  /// The comment behind, without its marks.
  public var trailingComments: String = ""
  /// Comments further above, with a blank line between.
  public var leadingDetachedComments: [String] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.SourceCodeInfo.Location" }

  public func encode(to writer: inout WireWriter) {
    writer.repeated(1, self.path, ProtoInt32.self, packed: true)
    writer.repeated(2, self.span, ProtoInt32.self, packed: true)
    writer.string(3, self.leadingComments)
    writer.string(4, self.trailingComments)
    writer.repeated(6, self.leadingDetachedComments, ProtoString.self)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8, 10: try reader.repeated(tag, &self.path, ProtoInt32.self)
      case 16, 18: try reader.repeated(tag, &self.span, ProtoInt32.self)
      case 26: self.leadingComments = try reader.string()
      case 34: self.trailingComments = try reader.string()
      case 50: try reader.repeated(tag, &self.leadingDetachedComments, ProtoString.self)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// Options with all their fields kept as bytes, so that extensions can be read from them (`google.protobuf.Options`)
public struct Google_Protobuf_RawOptions: DescriptorMessage {
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.Options" }

  public func encode(to writer: inout WireWriter) {
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while try reader.nextTag() != nil { try reader.unknown(&self.unknownFields) }
  }
}
