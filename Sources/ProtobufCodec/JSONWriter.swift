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

  private init(_ out: consuming OutputBuffer, options: JSONEncodingOptions) {
    self.out = out
    self.options = options
    self.emitDefaults = options.emitDefaults
    self.useProtoNames = options.useProtoNames
  }

  private consuming func finish() -> OutputBuffer { self.out }

  /// The text that `body` writes, behind `prefix` zeros for the caller to fill, e.g. 5 for a gRPC frame's head.
  public static func bytes<Failure: Error>(
    options: JSONEncodingOptions = JSONEncodingOptions(), reservingPrefix prefix: Int = 0,
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) -> [UInt8] {
    try OutputBuffer.bytes(prefix: prefix) { out throws(Failure) in
      var writer = JSONWriter(out, options: options)
      try body(&writer)
      return writer.finish()
    }
  }

  /// The error with the path to its place: what was written so far ends where a value without a form would stand.
  func located(_ error: JSONError, after prefix: Int) -> JSONError {
    self.out.withBytes { bytes in
      let written = UnsafeRawBufferPointer(rebasing: bytes[prefix...])
      let path = JSONPath.leading(to: written.count, in: written)
      return JSONError(path: path, error.reason, offset: written.count)
    }
  }

  // MARK: Structure

  /// Opens an object, as a value.
  public mutating func beginObject() {
    self.out.append(UInt8(ascii: "{"))
    self.needsComma = false
    if let type = self.pendingType {
      self.pendingType = nil
      self.key("@type")
      self.stringValue(type)
    }
  }

  /// Closes the object.
  public mutating func endObject() {
    self.out.append(UInt8(ascii: "}"))
    self.needsComma = true
  }

  /// Opens an array, as a value.
  public mutating func beginArray() {
    self.out.append(UInt8(ascii: "["))
    self.needsComma = false
  }

  /// Closes the array.
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
    let comma = self.needsComma ? 1 : 0
    self.out.append(upTo: count + 12) { target in
      target[0] = UInt8(ascii: ",")
      target[comma] = UInt8(ascii: "\"")
      WordScan.copy(name.utf8Start, count: count, to: target + comma + 1)
      target[comma + count + 1] = UInt8(ascii: "\"")
      target[comma + count + 2] = UInt8(ascii: ":")
      return comma + count + 3
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

  /// A sub-message, when there is one.
  @inlinable @inline(__always)
  public mutating func message<M: Message>(
    _ json: StaticString, _ proto: StaticString, _ value: M?
  ) throws(JSONError) {
    if let value { try self.presentMessage(json, proto, value) }
  }

  /// A sub-message.
  @inlinable @inline(__always)
  public mutating func presentMessage<M: Message>(
    _ json: StaticString, _ proto: StaticString, _ value: M
  ) throws(JSONError) {
    self.key(json, proto)
    try value.encodeJSON(to: &self)
  }

  /// Repeated sub-messages, unless there are none.
  @inline(never)
  public mutating func repeatedMessage<M: Message>(
    _ json: StaticString, _ proto: StaticString, _ values: [M]
  ) throws(JSONError) {
    guard !values.isEmpty || self.emitDefaults else { return }
    self.key(json, proto)
    self.beginArray()
    try Lent.forEach(values) { value throws(JSONError) in
      self.element()
      try value.encodeJSON(to: &self)
    }
    self.endArray()
  }

  /// Repeated values, unless there are none.
  @inlinable
  public mutating func repeated<C: FieldCodec>(
    _ json: StaticString, _ proto: StaticString, _ values: [C.Value], _ codec: C.Type
  ) throws(JSONError) {
    guard !values.isEmpty || self.emitDefaults else { return }
    self.key(json, proto)
    self.beginArray()
    for index in values.indices {
      self.element()
      try C.writeJSON(values[index], to: &self)
    }
    self.endArray()
  }

  /// A map as an object, unless it is empty.
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

  /// An enum field, unless it is zero.
  @inlinable
  public mutating func enumeration<E: ProtobufEnum>(_ json: StaticString, _ proto: StaticString, _ value: E) {
    if value.rawValue != 0 || self.emitDefaults { self.presentEnumeration(json, proto, value) }
  }

  /// An enum field, whatever its value.
  @inlinable
  public mutating func presentEnumeration<E: ProtobufEnum>(_ json: StaticString, _ proto: StaticString, _ value: E) {
    self.key(json, proto)
    self.enumValue(value)
  }

  /// An enum's proto name; the number where the schema has no name for it; `null` for `NullValue`.
  @inlinable @inline(__always)
  public mutating func enumValue<E: ProtobufEnum>(_ value: E) {
    if E.isNullValue { self.nullValue() } else { self.enumValue(value.rawValue, E.names) }
  }

  @usableFromInline
  mutating func enumValue(_ number: Int32, _ names: [(number: Int32, name: StaticString)]) {
    guard let name = EnumNames.name(of: number, in: names) else { return self.int32Value(number) }
    self.out.append(upTo: name.utf8CodeUnitCount + 10) { target in
      let count = name.utf8CodeUnitCount
      target[0] = UInt8(ascii: "\"")
      WordScan.copy(name.utf8Start, count: count, to: target + 1)
      target[count + 1] = UInt8(ascii: "\"")
      return count + 2
    }
  }
}
