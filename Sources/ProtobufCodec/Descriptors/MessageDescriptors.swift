// Of google/protobuf/descriptor.proto, what the generator and reflection read. The rest stays in `unknownFields`.

/// A message (`google.protobuf.DescriptorProto`)
public struct Google_Protobuf_DescriptorProto: DescriptorMessage {
  /// The name within its file or message.
  public var name: String = ""
  /// Fields, in the order of the file.
  public var field: [Google_Protobuf_FieldDescriptorProto] = []
  /// Messages within the message, entries of maps included.
  public var nestedType: [Google_Protobuf_DescriptorProto] = []
  /// Enums within the message.
  public var enumType: [Google_Protobuf_EnumDescriptorProto] = []
  /// Extensions that are declared within the message.
  public var `extension`: [Google_Protobuf_FieldDescriptorProto] = []
  /// Whether it is the entry of a map, and what else the message says of itself; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  /// Oneofs, those of proto3's `optional` last.
  public var oneofDecl: [Google_Protobuf_OneofDescriptorProto] = []
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.DescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.repeatedMessage(2, self.field)
    writer.repeatedMessage(3, self.nestedType)
    writer.repeatedMessage(4, self.enumType)
    writer.repeatedMessage(6, self.extension)
    writer.message(7, self.options)
    writer.repeatedMessage(8, self.oneofDecl)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: try reader.repeatedMessage(&self.field)
      case 26: try reader.repeatedMessage(&self.nestedType)
      case 34: try reader.repeatedMessage(&self.enumType)
      case 50: try reader.repeatedMessage(&self.extension)
      case 58: try reader.message(&self.options)
      case 66: try reader.repeatedMessage(&self.oneofDecl)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// A field or an extension (`google.protobuf.FieldDescriptorProto`)
public struct Google_Protobuf_FieldDescriptorProto: DescriptorMessage {
  /// As the file spells it.
  public var name: String = ""
  /// The message that an extension extends, with a leading dot.
  public var extendee: String = ""
  /// The number on the wire.
  public var number: Int32 = 0
  /// 1 optional, 2 required, 3 repeated.
  public var label: Int32 = 0
  /// A number of `FieldDescriptorProto.Type`.
  public var type: Int32 = 0
  /// The message or enum, with a leading dot.
  public var typeName: String = ""
  /// Of proto2 alone: the default as a text.
  public var defaultValue: String = ""
  /// What the declaration says in brackets; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  /// Which of the message's oneofs the field is in; nil: none.
  public var oneofIndex: Int32?
  /// The name in JSON: lowerCamelCase, unless the field says another.
  public var jsonName: String = ""
  /// Whether `optional` stands before it: the field knows whether it is set.
  public var proto3Optional: Bool = false
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.FieldDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.string(2, self.extendee)
    writer.int32(3, self.number)
    writer.int32(4, self.label)
    writer.int32(5, self.type)
    writer.string(6, self.typeName)
    writer.string(7, self.defaultValue)
    writer.message(8, self.options)
    if let value = self.oneofIndex { writer.presentInt32(9, value) }
    writer.string(10, self.jsonName)
    writer.bool(17, self.proto3Optional)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: self.extendee = try reader.string()
      case 24: self.number = try reader.int32()
      case 32: self.label = try reader.int32()
      case 40: self.type = try reader.int32()
      case 50: self.typeName = try reader.string()
      case 58: self.defaultValue = try reader.string()
      case 66: try reader.message(&self.options)
      case 72: self.oneofIndex = try reader.int32()
      case 82: self.jsonName = try reader.string()
      case 136: self.proto3Optional = try reader.bool()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// A oneof (`google.protobuf.OneofDescriptorProto`)
public struct Google_Protobuf_OneofDescriptorProto: DescriptorMessage {
  /// As the file spells it.
  public var name: String = ""
  /// What the declaration says in brackets; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.OneofDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.message(2, self.options)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: try reader.message(&self.options)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// An enum (`google.protobuf.EnumDescriptorProto`)
public struct Google_Protobuf_EnumDescriptorProto: DescriptorMessage {
  /// The name within its file or message.
  public var name: String = ""
  /// The values, in the order of the file; two may have one number.
  public var value: [Google_Protobuf_EnumValueDescriptorProto] = []
  /// What the declaration says in brackets; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.EnumDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.repeatedMessage(2, self.value)
    writer.message(3, self.options)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: try reader.repeatedMessage(&self.value)
      case 26: try reader.message(&self.options)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// A value of an enum (`google.protobuf.EnumValueDescriptorProto`)
public struct Google_Protobuf_EnumValueDescriptorProto: DescriptorMessage {
  /// As the file spells it.
  public var name: String = ""
  /// The number on the wire.
  public var number: Int32 = 0
  /// What the declaration says in brackets; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.EnumValueDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.int32(2, self.number)
    writer.message(3, self.options)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 16: self.number = try reader.int32()
      case 26: try reader.message(&self.options)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}
