// One pair of methods for each JSON scalar type: present always, and the default left out.

extension JSONWriter {
  /// An `int32` field, whatever its value.
  public mutating func presentInt32(_ json: StaticString, _ proto: StaticString, _ value: Int32) {
    self.key(json, proto)
    self.int32Value(value)
  }
  /// An `int32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func int32(_ json: StaticString, _ proto: StaticString, _ value: Int32) {
    if value != 0 || self.emitDefaults { self.presentInt32(json, proto, value) }
  }

  /// An `int64` field, whatever its value.
  public mutating func presentInt64(_ json: StaticString, _ proto: StaticString, _ value: Int64) {
    self.key(json, proto)
    self.int64Value(value)
  }
  /// An `int64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func int64(_ json: StaticString, _ proto: StaticString, _ value: Int64) {
    if value != 0 || self.emitDefaults { self.presentInt64(json, proto, value) }
  }

  /// A `uint32` field, whatever its value.
  public mutating func presentUInt32(_ json: StaticString, _ proto: StaticString, _ value: UInt32) {
    self.key(json, proto)
    self.uint32Value(value)
  }
  /// A `uint32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func uint32(_ json: StaticString, _ proto: StaticString, _ value: UInt32) {
    if value != 0 || self.emitDefaults { self.presentUInt32(json, proto, value) }
  }

  /// A `uint64` field, whatever its value.
  public mutating func presentUInt64(_ json: StaticString, _ proto: StaticString, _ value: UInt64) {
    self.key(json, proto)
    self.uint64Value(value)
  }
  /// A `uint64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func uint64(_ json: StaticString, _ proto: StaticString, _ value: UInt64) {
    if value != 0 || self.emitDefaults { self.presentUInt64(json, proto, value) }
  }

  /// A `bool` field, whatever its value.
  public mutating func presentBool(_ json: StaticString, _ proto: StaticString, _ value: Bool) {
    self.key(json, proto)
    self.boolValue(value)
  }
  /// A `bool` field, unless it is false.
  @inlinable @inline(__always)
  public mutating func bool(_ json: StaticString, _ proto: StaticString, _ value: Bool) {
    if value || self.emitDefaults { self.presentBool(json, proto, value) }
  }

  /// A `float` field, whatever its value.
  public mutating func presentFloat(_ json: StaticString, _ proto: StaticString, _ value: Float) {
    self.key(json, proto)
    self.floatValue(value)
  }
  /// A `float` field, unless it is zero; `-0.0` is not.
  @inlinable @inline(__always)
  public mutating func float(_ json: StaticString, _ proto: StaticString, _ value: Float) {
    if value.bitPattern != 0 || self.emitDefaults { self.presentFloat(json, proto, value) }
  }

  /// A `double` field, whatever its value.
  public mutating func presentDouble(_ json: StaticString, _ proto: StaticString, _ value: Double) {
    self.key(json, proto)
    self.doubleValue(value)
  }
  /// A `double` field, unless it is zero; `-0.0` is not.
  @inlinable @inline(__always)
  public mutating func double(_ json: StaticString, _ proto: StaticString, _ value: Double) {
    if value.bitPattern != 0 || self.emitDefaults { self.presentDouble(json, proto, value) }
  }

  /// A `string` field, whatever its value.
  public mutating func presentString(_ json: StaticString, _ proto: StaticString, _ value: String) {
    self.key(json, proto)
    self.stringValue(value)
  }
  /// A `string` field, unless it is empty.
  @inlinable @inline(__always)
  public mutating func string(_ json: StaticString, _ proto: StaticString, _ value: String) {
    if !value.isEmpty || self.emitDefaults { self.presentString(json, proto, value) }
  }

  /// A `bytes` field, whatever its value.
  public mutating func presentBytes(_ json: StaticString, _ proto: StaticString, _ value: [UInt8]) {
    self.key(json, proto)
    self.bytesValue(value)
  }
  /// A `bytes` field, unless it is empty.
  @inlinable @inline(__always)
  public mutating func bytes(_ json: StaticString, _ proto: StaticString, _ value: [UInt8]) {
    if !value.isEmpty || self.emitDefaults { self.presentBytes(json, proto, value) }
  }

}
