/// How one value of a field type is written and read; names the element of repeated fields and maps in generated code.
public protocol FieldCodec {
  associatedtype Value: Sendable
  /// The wire type of a single value.
  static var wireType: UInt32 { get }
  static var defaultValue: Value { get }
  /// Writes a whole field, its tag included, even when the value is the default.
  static func write(_ field: UInt32, _ value: Value, to writer: inout WireWriter)
  /// Writes the value alone, as in packed fields.
  static func writeBare(_ value: Value, to writer: inout WireWriter)
  static func read(from reader: inout WireReader) throws(WireError) -> Value
  /// Reads an occurrence of a field that may have occurred before: messages are merged, other values replaced.
  static func merge(_ value: inout Value, from reader: inout WireReader) throws(WireError)
  static func writeJSON(_ value: Value, to writer: inout JSONWriter) throws(JSONError)
  /// Nil: an enum's name that the schema does not have, where unknown things are ignored.
  static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Value?
  /// The value as the key of a JSON object, when its type can be one.
  static func writeJSONKey(_ value: Value, to writer: inout JSONWriter)
  static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Value
}

extension FieldCodec {
  // Length-delimited values are never packed; map keys are the scalars below. The generator uses neither otherwise.
  public static func writeBare(_ value: Value, to writer: inout WireWriter) {}
  public static func merge(_ value: inout Value, from reader: inout WireReader) throws(WireError) {
    value = try Self.read(from: &reader)
  }
  public static func writeJSONKey(_ value: Value, to writer: inout JSONWriter) {}
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Value { Self.defaultValue }
}

/// `int32`
public enum ProtoInt32: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: Int32 { 0 }
  public static func write(_ field: UInt32, _ value: Int32, to writer: inout WireWriter) {
    writer.presentInt32(field, value)
  }
  public static func writeBare(_ value: Int32, to writer: inout WireWriter) {
    writer.rawVarint(UInt64(bitPattern: Int64(value)))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int32 { try reader.int32() }
  public static func writeJSON(_ value: Int32, to writer: inout JSONWriter) { writer.int32Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int32? { try reader.int32() }
  public static func writeJSONKey(_ value: Int32, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int32 { try reader.int32Key() }
}

/// `int64`
public enum ProtoInt64: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: Int64 { 0 }
  public static func write(_ field: UInt32, _ value: Int64, to writer: inout WireWriter) {
    writer.presentInt64(field, value)
  }
  public static func writeBare(_ value: Int64, to writer: inout WireWriter) {
    writer.rawVarint(UInt64(bitPattern: value))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int64 { try reader.int64() }
  public static func writeJSON(_ value: Int64, to writer: inout JSONWriter) { writer.int64Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int64? { try reader.int64() }
  public static func writeJSONKey(_ value: Int64, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int64 { try reader.int64Key() }
}

/// `uint32`
public enum ProtoUInt32: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: UInt32 { 0 }
  public static func write(_ field: UInt32, _ value: UInt32, to writer: inout WireWriter) {
    writer.presentUInt32(field, value)
  }
  public static func writeBare(_ value: UInt32, to writer: inout WireWriter) { writer.rawVarint(UInt64(value)) }
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt32 { try reader.uint32() }
  public static func writeJSON(_ value: UInt32, to writer: inout JSONWriter) { writer.uint32Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> UInt32? { try reader.uint32() }
  public static func writeJSONKey(_ value: UInt32, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> UInt32 { try reader.uint32Key() }
}

/// `uint64`
public enum ProtoUInt64: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: UInt64 { 0 }
  public static func write(_ field: UInt32, _ value: UInt64, to writer: inout WireWriter) {
    writer.presentUInt64(field, value)
  }
  public static func writeBare(_ value: UInt64, to writer: inout WireWriter) { writer.rawVarint(value) }
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt64 { try reader.uint64() }
  public static func writeJSON(_ value: UInt64, to writer: inout JSONWriter) { writer.uint64Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> UInt64? { try reader.uint64() }
  public static func writeJSONKey(_ value: UInt64, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> UInt64 { try reader.uint64Key() }
}

/// `sint32`
public enum ProtoSInt32: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: Int32 { 0 }
  public static func write(_ field: UInt32, _ value: Int32, to writer: inout WireWriter) {
    writer.presentSInt32(field, value)
  }
  public static func writeBare(_ value: Int32, to writer: inout WireWriter) {
    writer.rawVarint(UInt64(ZigZag.encode(value)))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int32 { try reader.sint32() }
  public static func writeJSON(_ value: Int32, to writer: inout JSONWriter) { writer.int32Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int32? { try reader.int32() }
  public static func writeJSONKey(_ value: Int32, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int32 { try reader.int32Key() }
}

/// `sint64`
public enum ProtoSInt64: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: Int64 { 0 }
  public static func write(_ field: UInt32, _ value: Int64, to writer: inout WireWriter) {
    writer.presentSInt64(field, value)
  }
  public static func writeBare(_ value: Int64, to writer: inout WireWriter) { writer.rawVarint(ZigZag.encode(value)) }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int64 { try reader.sint64() }
  public static func writeJSON(_ value: Int64, to writer: inout JSONWriter) { writer.int64Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int64? { try reader.int64() }
  public static func writeJSONKey(_ value: Int64, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int64 { try reader.int64Key() }
}

/// `fixed32`
public enum ProtoFixed32: FieldCodec {
  public static var wireType: UInt32 { 5 }
  public static var defaultValue: UInt32 { 0 }
  public static func write(_ field: UInt32, _ value: UInt32, to writer: inout WireWriter) {
    writer.presentFixed32(field, value)
  }
  public static func writeBare(_ value: UInt32, to writer: inout WireWriter) { writer.rawFixed32(value) }
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt32 { try reader.fixed32() }
  public static func writeJSON(_ value: UInt32, to writer: inout JSONWriter) { writer.uint32Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> UInt32? { try reader.uint32() }
  public static func writeJSONKey(_ value: UInt32, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> UInt32 { try reader.uint32Key() }
}

/// `fixed64`
public enum ProtoFixed64: FieldCodec {
  public static var wireType: UInt32 { 1 }
  public static var defaultValue: UInt64 { 0 }
  public static func write(_ field: UInt32, _ value: UInt64, to writer: inout WireWriter) {
    writer.presentFixed64(field, value)
  }
  public static func writeBare(_ value: UInt64, to writer: inout WireWriter) { writer.rawFixed64(value) }
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt64 { try reader.fixed64() }
  public static func writeJSON(_ value: UInt64, to writer: inout JSONWriter) { writer.uint64Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> UInt64? { try reader.uint64() }
  public static func writeJSONKey(_ value: UInt64, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> UInt64 { try reader.uint64Key() }
}

/// `sfixed32`
public enum ProtoSFixed32: FieldCodec {
  public static var wireType: UInt32 { 5 }
  public static var defaultValue: Int32 { 0 }
  public static func write(_ field: UInt32, _ value: Int32, to writer: inout WireWriter) {
    writer.presentSFixed32(field, value)
  }
  public static func writeBare(_ value: Int32, to writer: inout WireWriter) {
    writer.rawFixed32(UInt32(bitPattern: value))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int32 { try reader.sfixed32() }
  public static func writeJSON(_ value: Int32, to writer: inout JSONWriter) { writer.int32Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int32? { try reader.int32() }
  public static func writeJSONKey(_ value: Int32, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int32 { try reader.int32Key() }
}

/// `sfixed64`
public enum ProtoSFixed64: FieldCodec {
  public static var wireType: UInt32 { 1 }
  public static var defaultValue: Int64 { 0 }
  public static func write(_ field: UInt32, _ value: Int64, to writer: inout WireWriter) {
    writer.presentSFixed64(field, value)
  }
  public static func writeBare(_ value: Int64, to writer: inout WireWriter) {
    writer.rawFixed64(UInt64(bitPattern: value))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> Int64 { try reader.sfixed64() }
  public static func writeJSON(_ value: Int64, to writer: inout JSONWriter) { writer.int64Value(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Int64? { try reader.int64() }
  public static func writeJSONKey(_ value: Int64, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Int64 { try reader.int64Key() }
}

/// `float`
public enum ProtoFloat: FieldCodec {
  public static var wireType: UInt32 { 5 }
  public static var defaultValue: Float { 0 }
  public static func write(_ field: UInt32, _ value: Float, to writer: inout WireWriter) {
    writer.presentFloat(field, value)
  }
  public static func writeBare(_ value: Float, to writer: inout WireWriter) { writer.rawFixed32(value.bitPattern) }
  public static func read(from reader: inout WireReader) throws(WireError) -> Float { try reader.float() }
  public static func writeJSON(_ value: Float, to writer: inout JSONWriter) { writer.floatValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Float? { try reader.float() }
}

/// `double`
public enum ProtoDouble: FieldCodec {
  public static var wireType: UInt32 { 1 }
  public static var defaultValue: Double { 0 }
  public static func write(_ field: UInt32, _ value: Double, to writer: inout WireWriter) {
    writer.presentDouble(field, value)
  }
  public static func writeBare(_ value: Double, to writer: inout WireWriter) { writer.rawFixed64(value.bitPattern) }
  public static func read(from reader: inout WireReader) throws(WireError) -> Double { try reader.double() }
  public static func writeJSON(_ value: Double, to writer: inout JSONWriter) { writer.doubleValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Double? { try reader.double() }
}

/// `bool`
public enum ProtoBool: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: Bool { false }
  public static func write(_ field: UInt32, _ value: Bool, to writer: inout WireWriter) {
    writer.presentBool(field, value)
  }
  public static func writeBare(_ value: Bool, to writer: inout WireWriter) { writer.rawVarint(value ? 1 : 0) }
  public static func read(from reader: inout WireReader) throws(WireError) -> Bool { try reader.bool() }
  public static func writeJSON(_ value: Bool, to writer: inout JSONWriter) { writer.boolValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> Bool? { try reader.bool() }
  public static func writeJSONKey(_ value: Bool, to writer: inout JSONWriter) { writer.key(String(value)) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> Bool { try reader.boolKey() }
}

/// `string`
public enum ProtoString: FieldCodec {
  public static var wireType: UInt32 { 2 }
  public static var defaultValue: String { "" }
  public static func write(_ field: UInt32, _ value: String, to writer: inout WireWriter) {
    writer.presentString(field, value)
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> String { try reader.string() }
  public static func writeJSON(_ value: String, to writer: inout JSONWriter) { writer.stringValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> String? { try reader.string() }
  public static func writeJSONKey(_ value: String, to writer: inout JSONWriter) { writer.key(value) }
  public static func readJSONKey(from reader: inout JSONReader) throws(JSONError) -> String { try reader.stringKey() }
}

/// `bytes`
public enum ProtoBytes: FieldCodec {
  public static var wireType: UInt32 { 2 }
  public static var defaultValue: [UInt8] { [] }
  public static func write(_ field: UInt32, _ value: [UInt8], to writer: inout WireWriter) {
    writer.presentBytes(field, value)
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> [UInt8] { try reader.bytes() }
  public static func writeJSON(_ value: [UInt8], to writer: inout JSONWriter) { writer.bytesValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> [UInt8]? { try reader.bytes() }
}

/// An enum of the schema.
public enum ProtoEnum<E: ProtobufEnum>: FieldCodec {
  public static var wireType: UInt32 { 0 }
  public static var defaultValue: E { E(rawValue: 0) }
  public static func write(_ field: UInt32, _ value: E, to writer: inout WireWriter) {
    writer.presentInt32(field, value.rawValue)
  }
  public static func writeBare(_ value: E, to writer: inout WireWriter) {
    writer.rawVarint(UInt64(bitPattern: Int64(value.rawValue)))
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> E { E(rawValue: try reader.int32()) }
  public static func writeJSON(_ value: E, to writer: inout JSONWriter) { writer.enumValue(value) }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> E? {
    try reader.enumeration(E.self)
  }
}

/// A message of the schema.
public enum ProtoMessage<M: Message>: FieldCodec {
  public static var wireType: UInt32 { 2 }
  public static var defaultValue: M { M() }
  public static func write(_ field: UInt32, _ value: M, to writer: inout WireWriter) {
    writer.presentMessage(field, value)
  }
  public static func read(from reader: inout WireReader) throws(WireError) -> M {
    var value = M()
    try reader.merge(&value)
    return value
  }
  public static func merge(_ value: inout M, from reader: inout WireReader) throws(WireError) {
    try reader.merge(&value)
  }
  public static func writeJSON(_ value: M, to writer: inout JSONWriter) throws(JSONError) {
    try value.encodeJSON(to: &writer)
  }
  public static func readJSON(from reader: inout JSONReader) throws(JSONError) -> M? {
    var value = M()
    try value.decodeJSON(from: &reader)
    return value
  }
}
