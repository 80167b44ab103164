/// Writes the proto3 JSON form.
///
/// As in `WireWriter`, `int32(…)` leaves the default out (unless the options ask for it) and `presentInt32(…)` always
/// writes. Fields come with both names: the JSON name and the proto name.
public struct JSONWriter: ~Copyable {
  var out: OutputBuffer
  @usableFromInline let options: JSONEncodingOptions
  @usableFromInline let emitDefaults: Bool
  private let useProtoNames: Bool
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false
  /// Set while an `Any` is written: the URL that its object begins with.
  private var pendingType: String?
  private var anyDepth = 0

  public init(options: JSONEncodingOptions = JSONEncodingOptions(), capacity: Int = 496) {
    self.out = OutputBuffer(prefix: 0, capacity: capacity)
    self.options = options
    self.emitDefaults = options.emitDefaults
    self.useProtoNames = options.useProtoNames
  }

  /// The text.
  public consuming func finish() -> [UInt8] { self.out.finish() }

  // MARK: Structure

  public mutating func beginObject() {
    self.out.append(UInt8(ascii: "{"))
    self.needsComma = false
    if let type = self.pendingType {
      self.pendingType = nil
      self.key("@type")
      self.stringValue(type)
    }
  }

  public mutating func endObject() {
    self.out.append(UInt8(ascii: "}"))
    self.needsComma = true
  }

  public mutating func beginArray() {
    self.out.append(UInt8(ascii: "["))
    self.needsComma = false
  }

  public mutating func endArray() {
    self.out.append(UInt8(ascii: "]"))
    self.needsComma = true
  }

  /// Comes before each element of an array.
  public mutating func element() {
    if self.needsComma { self.out.append(UInt8(ascii: ",")) }
    self.needsComma = true
  }

  /// Starts a member. The names are written as they are: the generator escapes them.
  public mutating func key(_ json: StaticString, _ proto: StaticString) {
    let name = self.useProtoNames ? proto : json
    let count = name.utf8CodeUnitCount
    let comma = self.needsComma
    self.out.append(upTo: count + 4) { target in
      var size = 0
      if comma {
        target[0] = UInt8(ascii: ",")
        size = 1
      }
      target[size] = UInt8(ascii: "\"")
      (target + size + 1).update(from: name.utf8Start, count: count)
      target[size + 1 + count] = UInt8(ascii: "\"")
      target[size + 2 + count] = UInt8(ascii: ":")
      return size + 3 + count
    }
    self.needsComma = true
  }

  /// Starts a member with a name that is data: a map's key.
  public mutating func key(_ name: String) {
    if self.needsComma { self.out.append(UInt8(ascii: ",")) }
    self.stringValue(name)
    self.out.append(UInt8(ascii: ":"))
    self.needsComma = true
  }

  /// Appends text that is JSON already.
  mutating func raw(_ text: UnsafeRawBufferPointer) {
    self.out.append(text)
    self.needsComma = true
  }

  /// Bounds the nesting of `Any` in `Any`, which the wire reader does not see: each is bytes to it.
  mutating func enterAny() throws(JSONError) {
    guard self.anyDepth < JSONReader.depthLimit else { throw JSONError("nested too deep") }
    self.anyDepth += 1
  }

  mutating func leaveAny() { self.anyDepth -= 1 }

  /// Makes the next object begin with an `@type` member.
  mutating func prepareType(_ url: String) { self.pendingType = url }

  // MARK: Fields of other shapes

  @inlinable @inline(__always)
  public mutating func message<M: Message>(
    _ json: StaticString, _ proto: StaticString, _ value: M?
  ) throws(JSONError) {
    guard let value else { return }
    self.key(json, proto)
    try value.encodeJSON(to: &self)
  }

  @inlinable @inline(__always)
  public mutating func repeatedMessage<M: Message>(
    _ json: StaticString, _ proto: StaticString, _ values: [M]
  ) throws(JSONError) {
    guard !values.isEmpty || self.emitDefaults else { return }
    self.key(json, proto)
    self.beginArray()
    for index in values.indices {
      self.element()
      try values[index].encodeJSON(to: &self)
    }
    self.endArray()
  }

  @inlinable
  public mutating func repeated<C: FieldCodec>(
    _ json: StaticString, _ proto: StaticString, _ values: [C.Value], _ codec: C.Type
  ) throws(JSONError) {
    guard !values.isEmpty || self.emitDefaults else { return }
    self.key(json, proto)
    self.beginArray()
    for value in values {
      self.element()
      try C.writeJSON(value, to: &self)
    }
    self.endArray()
  }

  @inlinable
  public mutating func map<K: FieldCodec, V: FieldCodec>(
    _ json: StaticString, _ proto: StaticString, _ values: [K.Value: V.Value], _ key: K.Type, _ value: V.Type
  ) throws(JSONError) {
    guard !values.isEmpty || self.emitDefaults else { return }
    self.key(json, proto)
    self.beginObject()
    for entry in values {
      K.writeJSONKey(entry.key, to: &self)
      try V.writeJSON(entry.value, to: &self)
    }
    self.endObject()
  }

  @inlinable
  public mutating func enumeration<E: ProtobufEnum>(_ json: StaticString, _ proto: StaticString, _ value: E) {
    if value.rawValue != 0 || self.emitDefaults { self.presentEnumeration(json, proto, value) }
  }

  @inlinable
  public mutating func presentEnumeration<E: ProtobufEnum>(_ json: StaticString, _ proto: StaticString, _ value: E) {
    self.key(json, proto)
    self.enumValue(value)
  }

  public mutating func enumValue<E: ProtobufEnum>(_ value: E) {
    if E.isNullValue {
      self.nullValue()
    } else if let name = value.name {
      self.out.append(UInt8(ascii: "\""))
      self.out.append(name)
      self.out.append(UInt8(ascii: "\""))
    } else {
      self.int32Value(value.rawValue)
    }
  }
}
