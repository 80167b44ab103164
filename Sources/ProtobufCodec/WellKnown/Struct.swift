/// `google.protobuf.NullValue`: the one value is JSON's `null`.
public struct Google_Protobuf_NullValue: ProtobufEnum {
  /// 0, `NULL_VALUE`; what a newer schema might add is kept.
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }
  /// `NULL_VALUE`
  public static let nullValue = Self(rawValue: 0)
  /// In JSON it is `null`.
  public static var isNullValue: Bool { true }
  public static var names: [(number: Int32, name: StaticString)] { [(0, "NULL_VALUE")] }
}

/// `google.protobuf.Struct`: any JSON object.
public struct Google_Protobuf_Struct: Message, Hashable {
  /// The members, in no order. Names that Unicode holds for equivalent are one to Swift.
  public var fields: [String: Google_Protobuf_Value] = [:]
  public var unknownFields = UnknownFields()

  public init() {}

  /// An object with these members.
  public init(fields: [String: Google_Protobuf_Value]) {
    self.fields = fields
  }

  public static var fullName: String { "google.protobuf.Struct" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.map(1, self.fields, ProtoString.self, ProtoMessage<Google_Protobuf_Value>.self)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.map(&self.fields, ProtoString.self, ProtoMessage<Google_Protobuf_Value>.self)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    writer.beginObject()
    for (name, value) in self.fields {
      writer.key(name)
      try value.encodeJSON(to: &writer)
    }
    writer.endObject()
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    try reader.descend()
    try reader.map(&self.fields, ProtoString.self, ProtoMessage<Google_Protobuf_Value>.self)
    reader.ascend()
  }
}

/// `google.protobuf.Value`: any JSON value.
public struct Google_Protobuf_Value: Message, Hashable {
  /// What a JSON value can be.
  public enum Kind: Sendable, Hashable {
    case nullValue(Google_Protobuf_NullValue)
    case numberValue(Double)
    case stringValue(String)
    case boolValue(Bool)
    case structValue(Google_Protobuf_Struct)
    case listValue(Google_Protobuf_ListValue)
  }

  /// Nil only in a value that nobody set; written as `null`.
  public var kind: Kind?
  public var unknownFields = UnknownFields()

  public init() {}

  /// A value of this kind.
  public init(_ kind: Kind) {
    self.kind = kind
  }

  public static var fullName: String { "google.protobuf.Value" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    switch self.kind {
    case .nullValue(let value): writer.presentInt32(1, value.rawValue)
    case .numberValue(let value): writer.presentDouble(2, value)
    case .stringValue(let value): writer.presentString(3, value)
    case .boolValue(let value): writer.presentBool(4, value)
    case .structValue(let value): writer.presentMessage(5, value)
    case .listValue(let value): writer.presentMessage(6, value)
    case nil: break
    }
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: self.kind = .nullValue(Google_Protobuf_NullValue(rawValue: try reader.int32()))
      case 17: self.kind = .numberValue(try reader.double())
      case 26: self.kind = .stringValue(try reader.string())
      case 32: self.kind = .boolValue(try reader.bool())
      case 42:
        var value = if case .structValue(let value) = self.kind { value } else { Google_Protobuf_Struct() }
        try reader.merge(&value)
        self.kind = .structValue(value)
      case 50:
        var value = if case .listValue(let value) = self.kind { value } else { Google_Protobuf_ListValue() }
        try reader.merge(&value)
        self.kind = .listValue(value)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    switch self.kind {
    case .nullValue, nil: writer.nullValue()
    case .numberValue(let value):
      // "NaN" and "Infinity" would be read back as strings.
      guard value.isFinite else { throw JSONError("a Value cannot be \(value)") }
      writer.doubleValue(value)
    case .stringValue(let value): writer.stringValue(value)
    case .boolValue(let value): writer.boolValue(value)
    case .structValue(let value): try value.encodeJSON(to: &writer)
    case .listValue(let value): try value.encodeJSON(to: &writer)
    }
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    switch reader.peek() {
    case UInt8(ascii: "{"):
      try reader.descend()
      var value = Google_Protobuf_Struct()
      try value.decodeJSON(from: &reader)
      reader.ascend()
      self.kind = .structValue(value)
    case UInt8(ascii: "["):
      try reader.descend()
      var value = Google_Protobuf_ListValue()
      try value.decodeJSON(from: &reader)
      reader.ascend()
      self.kind = .listValue(value)
    case UInt8(ascii: "\""): self.kind = .stringValue(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self.kind = .boolValue(try reader.bool())
    case UInt8(ascii: "n"):
      guard reader.acceptNull() else { throw reader.error("expected a value") }
      self.kind = .nullValue(.nullValue)
    default: self.kind = .numberValue(try reader.double())
    }
  }
}

/// `google.protobuf.ListValue`: any JSON array.
public struct Google_Protobuf_ListValue: Message, Hashable {
  /// The elements, in their order.
  public var values: [Google_Protobuf_Value] = []
  public var unknownFields = UnknownFields()

  public init() {}

  /// An array of these elements.
  public init(values: [Google_Protobuf_Value]) {
    self.values = values
  }

  public static var fullName: String { "google.protobuf.ListValue" }
  public static var hasSpecialJSON: Bool { true }

  public func encode(to writer: inout WireWriter) {
    writer.repeatedMessage(1, self.values)
    writer.unknown(self.unknownFields)
  }

  public mutating func decode(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try reader.repeatedMessage(&self.values)
      default: try reader.unknown(&self.unknownFields)
      }
    }
  }

  public func encodeJSON(to writer: inout JSONWriter) throws(JSONError) {
    writer.beginArray()
    for value in self.values {
      writer.element()
      try value.encodeJSON(to: &writer)
    }
    writer.endArray()
  }

  public mutating func decodeJSON(from reader: inout JSONReader) throws(JSONError) {
    try reader.descend()
    try reader.repeatedMessage(&self.values)
    reader.ascend()
  }
}
