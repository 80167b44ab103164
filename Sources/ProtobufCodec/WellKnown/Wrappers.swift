// The wrappers of google/protobuf/wrappers.proto: a scalar that can be absent; in JSON the scalar itself.

/// `google.protobuf.DoubleValue`
public struct Google_Protobuf_DoubleValue: Message, Hashable {
  /// What is wrapped.
  public var value: Double = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: Double) { self.value = value }

  public static var fullName: String { "google.protobuf.DoubleValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.double(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 9: self.value = try reader.double()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.doubleValue(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.double() }
}

/// `google.protobuf.FloatValue`
public struct Google_Protobuf_FloatValue: Message, Hashable {
  /// What is wrapped.
  public var value: Float = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: Float) { self.value = value }

  public static var fullName: String { "google.protobuf.FloatValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.float(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 13: self.value = try reader.float()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.floatValue(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.float() }
}

/// `google.protobuf.Int64Value`
public struct Google_Protobuf_Int64Value: Message, Hashable {
  /// What is wrapped.
  public var value: Int64 = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: Int64) { self.value = value }

  public static var fullName: String { "google.protobuf.Int64Value" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.int64(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.value = try reader.int64()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.int64Value(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.int64() }
}

/// `google.protobuf.UInt64Value`
public struct Google_Protobuf_UInt64Value: Message, Hashable {
  /// What is wrapped.
  public var value: UInt64 = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: UInt64) { self.value = value }

  public static var fullName: String { "google.protobuf.UInt64Value" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.uint64(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.value = try reader.uint64()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.uint64Value(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.uint64() }
}

/// `google.protobuf.Int32Value`
public struct Google_Protobuf_Int32Value: Message, Hashable {
  /// What is wrapped.
  public var value: Int32 = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: Int32) { self.value = value }

  public static var fullName: String { "google.protobuf.Int32Value" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.int32(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.value = try reader.int32()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.int32Value(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.int32() }
}

/// `google.protobuf.UInt32Value`
public struct Google_Protobuf_UInt32Value: Message, Hashable {
  /// What is wrapped.
  public var value: UInt32 = 0
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: UInt32) { self.value = value }

  public static var fullName: String { "google.protobuf.UInt32Value" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.uint32(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.value = try reader.uint32()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.uint32Value(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.uint32() }
}

/// `google.protobuf.BoolValue`
public struct Google_Protobuf_BoolValue: Message, Hashable {
  /// What is wrapped.
  public var value: Bool = false
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: Bool) { self.value = value }

  public static var fullName: String { "google.protobuf.BoolValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.bool(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.value = try reader.bool()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.boolValue(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.bool() }
}

/// `google.protobuf.StringValue`
public struct Google_Protobuf_StringValue: Message, Hashable {
  /// What is wrapped.
  public var value: String = ""
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: String) { self.value = value }

  public static var fullName: String { "google.protobuf.StringValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.string(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.value = try reader.string()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.stringValue(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.string() }
}

/// `google.protobuf.BytesValue`
public struct Google_Protobuf_BytesValue: Message, Hashable {
  /// What is wrapped.
  public var value: [UInt8] = []
  public var unknownFields = UnknownFields()

  public init() {}
  /// Wraps `value`.
  public init(_ value: [UInt8]) { self.value = value }

  public static var fullName: String { "google.protobuf.BytesValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.bytes(1, self.value)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: self.value = try reader.bytes()
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) { writer.bytesValue(self.value) }
  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) { self.value = try reader.bytes() }
}
