// One pair of methods for each JSON scalar type: present always, and the default left out.

extension JSONWriter {
  public mutating func presentInt32(_ json: StaticString, _ proto: StaticString, _ value: Int32) {
    self.key(json, proto)
    self.int32Value(value)
  }
  @inlinable @inline(__always)
  public mutating func int32(_ json: StaticString, _ proto: StaticString, _ value: Int32) {
    if value != 0 || self.emitDefaults { self.presentInt32(json, proto, value) }
  }

  public mutating func presentInt64(_ json: StaticString, _ proto: StaticString, _ value: Int64) {
    self.key(json, proto)
    self.int64Value(value)
  }
  @inlinable @inline(__always)
  public mutating func int64(_ json: StaticString, _ proto: StaticString, _ value: Int64) {
    if value != 0 || self.emitDefaults { self.presentInt64(json, proto, value) }
  }

  public mutating func presentUInt32(_ json: StaticString, _ proto: StaticString, _ value: UInt32) {
    self.key(json, proto)
    self.uint32Value(value)
  }
  @inlinable @inline(__always)
  public mutating func uint32(_ json: StaticString, _ proto: StaticString, _ value: UInt32) {
    if value != 0 || self.emitDefaults { self.presentUInt32(json, proto, value) }
  }

  public mutating func presentUInt64(_ json: StaticString, _ proto: StaticString, _ value: UInt64) {
    self.key(json, proto)
    self.uint64Value(value)
  }
  @inlinable @inline(__always)
  public mutating func uint64(_ json: StaticString, _ proto: StaticString, _ value: UInt64) {
    if value != 0 || self.emitDefaults { self.presentUInt64(json, proto, value) }
  }

  public mutating func presentBool(_ json: StaticString, _ proto: StaticString, _ value: Bool) {
    self.key(json, proto)
    self.boolValue(value)
  }
  @inlinable @inline(__always)
  public mutating func bool(_ json: StaticString, _ proto: StaticString, _ value: Bool) {
    if value || self.emitDefaults { self.presentBool(json, proto, value) }
  }

  public mutating func presentFloat(_ json: StaticString, _ proto: StaticString, _ value: Float) {
    self.key(json, proto)
    self.floatValue(value)
  }
  @inlinable @inline(__always)
  public mutating func float(_ json: StaticString, _ proto: StaticString, _ value: Float) {
    if value.bitPattern != 0 || self.emitDefaults { self.presentFloat(json, proto, value) }
  }

  public mutating func presentDouble(_ json: StaticString, _ proto: StaticString, _ value: Double) {
    self.key(json, proto)
    self.doubleValue(value)
  }
  @inlinable @inline(__always)
  public mutating func double(_ json: StaticString, _ proto: StaticString, _ value: Double) {
    if value.bitPattern != 0 || self.emitDefaults { self.presentDouble(json, proto, value) }
  }

  public mutating func presentString(_ json: StaticString, _ proto: StaticString, _ value: String) {
    self.key(json, proto)
    self.stringValue(value)
  }
  @inlinable @inline(__always)
  public mutating func string(_ json: StaticString, _ proto: StaticString, _ value: String) {
    if !value.isEmpty || self.emitDefaults { self.presentString(json, proto, value) }
  }

  public mutating func presentBytes(_ json: StaticString, _ proto: StaticString, _ value: [UInt8]) {
    self.key(json, proto)
    self.bytesValue(value)
  }
  @inlinable @inline(__always)
  public mutating func bytes(_ json: StaticString, _ proto: StaticString, _ value: [UInt8]) {
    if !value.isEmpty || self.emitDefaults { self.presentBytes(json, proto, value) }
  }

}
