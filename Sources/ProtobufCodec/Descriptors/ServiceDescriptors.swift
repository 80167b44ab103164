// Of google/protobuf/descriptor.proto, what the generator and reflection read. The rest stays in `unknownFields`.

/// A service (`google.protobuf.ServiceDescriptorProto`)
public struct Google_Protobuf_ServiceDescriptorProto: DescriptorMessage {
  /// The name within its file.
  public var name: String = ""
  /// Methods, in the order of the file.
  public var method: [Google_Protobuf_MethodDescriptorProto] = []
  /// What the service says of itself; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.ServiceDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.repeatedMessage(2, self.method)
    writer.message(3, self.options)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: try reader.repeatedMessage(&self.method)
      case 26: try reader.message(&self.options)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}

/// A method (`google.protobuf.MethodDescriptorProto`)
public struct Google_Protobuf_MethodDescriptorProto: DescriptorMessage {
  /// As the file spells it.
  public var name: String = ""
  /// With a leading dot.
  public var inputType: String = ""
  /// With a leading dot.
  public var outputType: String = ""
  /// HTTP rule, permission and whatever else is said of the method; nil: nothing.
  public var options: Google_Protobuf_RawOptions?
  /// Whether the client sends a stream of messages.
  public var clientStreaming: Bool = false
  /// Whether the server answers with a stream of messages.
  public var serverStreaming: Bool = false
  public var unknownFields = UnknownFields()

  public init() {}

  public static var fullName: String { "google.protobuf.MethodDescriptorProto" }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.name)
    writer.string(2, self.inputType)
    writer.string(3, self.outputType)
    writer.message(4, self.options)
    writer.bool(5, self.clientStreaming)
    writer.bool(6, self.serverStreaming)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.name = try reader.string()
      case 18: self.inputType = try reader.string()
      case 26: self.outputType = try reader.string()
      case 34: try reader.message(&self.options)
      case 40: self.clientStreaming = try reader.bool()
      case 48: self.serverStreaming = try reader.bool()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }
}
