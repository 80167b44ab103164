/// Reads the proto3 JSON form from memory that outlives it. Strict JSON (RFC 8259): nothing more is accepted.
///
/// Generated code enters an object and asks for one field number after the other:
///
///     var object = try reader.begin(Self.jsonFields)
///     while let field = try reader.next(&object) {
///       switch field {
///       case 1: self.firstName = try reader.string()
///       default: try reader.skip()
///       }
///     }
public struct JSONReader: ~Copyable {
  /// How deep messages may nest, counted as on the wire, so that what is read here can be read there: bounds the stack
  /// that hostile input can take. Entries of maps count; of what is stepped over, every object and array.
  static let depthLimit = 100

  let input: UnsafeBufferPointer<UInt8>
  /// Where the input begins; some address, when it is empty.
  let base: UnsafePointer<UInt8>
  var position = 0
  var depth = 0
  let options: JSONDecodingOptions
  /// True where all scalars come as text, from a path or a query: `true` may be quoted, one value be a repeated field.
  let acceptsText: Bool
  /// Set while an `Any` is read: its object's `@type` is no field.
  var skipsType = false
  /// The name of the member that was looked up last and is no field.
  private var unknownName = StringToken(start: 0, end: 0, hasEscapes: false, isASCII: true)

  /// `bytes` must stay valid while the reader is used.
  public init(_ bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions = JSONDecodingOptions()) {
    self.init(bytes, options: options, acceptsText: false)
  }

  init(_ bytes: UnsafeRawBufferPointer, options: JSONDecodingOptions, acceptsText: Bool) {
    self.input = bytes.bindMemory(to: UInt8.self)
    self.base = self.input.baseAddress ?? StaticString("").utf8Start
    self.options = options
    self.acceptsText = acceptsText
  }

  @inline(never)
  func error(_ reason: String, at offset: Int? = nil) -> JSONError {
    JSONError(reason, offset: offset ?? self.position)
  }

  @inline(never)
  func error(_ reason: StaticString) -> JSONError { self.error("\(reason)") }

  @inline(never)
  func error(expected name: StaticString, at offset: Int? = nil) -> JSONError {
    self.error("expected \(name)", at: offset)
  }

  // MARK: Tokens

  /// The next byte that is not white space; 0 at the end (a NUL byte is no JSON either).
  @inline(__always)
  mutating func peek() -> UInt8 {
    while self.position < self.input.count {
      let byte = self.input[self.position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      self.position += 1
    }
    return 0
  }

  @inline(__always)
  mutating func expect(_ byte: UInt8, _ name: StaticString) throws(JSONError) {
    guard self.peek() == byte else { throw self.error(expected: name) }
    self.position += 1
  }

  /// Steps over a literal if it is next.
  mutating func accept(_ literal: StaticString) -> Bool {
    _ = self.peek()
    let count = literal.utf8CodeUnitCount
    guard self.input.count - self.position >= count else { return false }
    for index in 0..<count where self.input[self.position + index] != literal.utf8Start[index] { return false }
    self.position += count
    return true
  }

  mutating func acceptNull() -> Bool { self.peek() == UInt8(ascii: "n") && self.accept("null") }

  /// Refuses anything but white space after the value.
  mutating func finish() throws(JSONError) {
    _ = self.peek()
    guard self.position == self.input.count else { throw self.error("unexpected text after the value") }
  }

  mutating func descend() throws(JSONError) {
    guard self.depth < Self.depthLimit else { throw self.error("nested too deep") }
    self.depth += 1
  }

  mutating func ascend() { self.depth -= 1 }

  // MARK: Objects

  /// Enters an object.
  public mutating func begin(_ fields: JSONFields) throws(JSONError) -> JSONObject {
    guard self.peek() == UInt8(ascii: "{") else { throw self.error("expected object") }
    try self.descend()
    self.position += 1
    var object = JSONObject(fields)
    object.skipsType = self.skipsType
    self.skipsType = false
    return object
  }

  /// The number of the next field that has a value; nil at the object's end. Unknown members are ignored or refused.
  public mutating func next(_ object: inout JSONObject) throws(JSONError) -> UInt32? {
    while try self.nextMember(isFirst: &object.isFirst) {
      guard let index = try self.fieldIndex(object) else {
        try self.unknownMember(&object)
        continue
      }
      let entry = object.fields.entries[index]
      object.hint = index + 1
      if self.peek() == UInt8(ascii: "n"), !entry.acceptsNull, self.accept("null") { continue }
      guard object.markSeen(index) else { throw self.error("duplicate field") }
      if entry.oneof != 0 {
        guard object.seenOneofs & entry.oneof == 0 else {
          throw self.error("another field of its oneof is set already")
        }
        object.seenOneofs |= entry.oneof
      }
      return entry.number
    }
    return nil
  }

  /// Moves to the next member's key; false, and past the object, at its end.
  @inline(__always)
  mutating func nextMember(isFirst: inout Bool) throws(JSONError) -> Bool {
    let byte = self.peek()
    if byte == UInt8(ascii: "}") {
      self.position += 1
      self.depth -= 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw self.error("expected , or }") }
      self.position += 1
      _ = self.peek()
    }
    isFirst = false
    guard self.peek() == UInt8(ascii: "\"") else { throw self.error("expected a quoted name") }
    return true
  }

  /// Moves to the next element; false, and past the array, at its end.
  mutating func nextElement(isFirst: inout Bool) throws(JSONError) -> Bool {
    let byte = self.peek()
    if byte == UInt8(ascii: "]") {
      self.position += 1
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == UInt8(ascii: ",") else { throw self.error("expected , or ]") }
    self.position += 1
    guard self.peek() != UInt8(ascii: "]") else { throw self.error("expected a value") }
    return true
  }

  /// Reads a member's name and the colon.
  @inline(__always)
  private mutating func fieldIndex(_ object: JSONObject) throws(JSONError) -> Int? {
    let start = self.position + 1
    let index: Int?
    if let found = object.fields.index(
      at: self.base + start, available: self.input.count - start, hint: object.hint)
    {
      self.position = start + found.length + 1
      index = found.index
    } else {
      index = try self.escapedFieldIndex(object.fields)
    }
    try self.expect(UInt8(ascii: ":"), ":")
    _ = self.peek()
    return index
  }

  /// The field of a name that may be spelt with escapes. Nil: there is none.
  @inline(never)
  private mutating func escapedFieldIndex(_ fields: JSONFields) throws(JSONError) -> Int? {
    let start = self.position
    let token = try self.stringToken()
    try self.validate(token, at: start)
    self.unknownName = token
    guard token.hasEscapes else { return nil }
    let name = try self.unescape(token) + CollectionOfOne(UInt8(ascii: "\""))
    let index = name.withUnsafeBufferPointer { name -> Int? in
      guard let base = name.baseAddress else { return nil }
      let found = fields.index(at: base, available: name.count, hint: 0)
      // A quote that was escaped ends no name.
      return found?.length == name.count - 1 ? found?.index : nil
    }
    return index
  }

  private mutating func unknownMember(_ object: inout JSONObject) throws(JSONError) {
    if object.skipsType, try self.isType(self.unknownName) { return try self.skip() }
    object.hasUnknown = true
    guard self.options.ignoreUnknownFields else { throw self.error("unknown field") }
    try self.skip()
  }

  private func isType(_ name: StringToken) throws(JSONError) -> Bool {
    let type = "@type".utf8
    return name.hasEscapes ? try self.unescape(name).elementsEqual(type) : self.bytes(of: name).elementsEqual(type)
  }

  // MARK: Fields of other shapes

  /// Merges an object into the sub-message that is there.
  @inlinable @inline(__always)
  public mutating func message<M: Message>(_ value: inout M?) throws(JSONError) {
    if value == nil { value = M() }
    try value?.decodeJSON(from: &self)
  }

  /// Appends the sub-messages of an array.
  @inlinable @inline(__always)
  public mutating func repeatedMessage<M: Message>(_ values: inout [M]) throws(JSONError) {
    var array = try self.beginArray()
    while try self.next(&array) {
      values.append(M())
      try values[values.count - 1].decodeJSON(from: &self)
    }
  }

  /// Appends the values of an array.
  @inlinable
  public mutating func repeated<C: FieldCodec>(_ values: inout [C.Value], _ codec: C.Type) throws(JSONError) {
    var array = try self.beginArray()
    while try self.next(&array) {
      if let value = try C.readJSON(from: &self) { values.append(value) }
    }
  }

  /// Sets the entries of a map from an object; of a key that occurs twice, the later one.
  @inlinable
  public mutating func map<K: FieldCodec, V: FieldCodec>(
    _ values: inout [K.Value: V.Value], _ keyCodec: K.Type, _ valueCodec: V.Type
  ) throws(JSONError) {
    var object = try self.beginMap()
    while try self.nextKey(&object) {
      let key = try K.readJSONKey(from: &self)
      try self.mapValue()
      if let value = try V.readJSON(from: &self) { values[key] = value }
    }
  }

  /// Where the reader is in an array or a map.
  public struct JSONList {
    var isFirst = true
    /// One value in place of an array, where text is accepted.
    var isSingle = false
  }

  /// Enters an array.
  public mutating func beginArray() throws(JSONError) -> JSONList {
    guard self.peek() == UInt8(ascii: "[") else {
      guard self.acceptsText else { throw self.error("expected array") }
      return JSONList(isFirst: true, isSingle: true)
    }
    self.position += 1
    return JSONList()
  }

  /// Moves to the next element; false, and past the array, at its end.
  public mutating func next(_ array: inout JSONList) throws(JSONError) -> Bool {
    if array.isSingle {
      defer { array.isFirst = false }
      return array.isFirst
    }
    return try self.nextElement(isFirst: &array.isFirst)
  }

  /// Enters an object whose names are data.
  public mutating func beginMap() throws(JSONError) -> JSONList {
    guard self.peek() == UInt8(ascii: "{") else { throw self.error("expected object") }
    try self.descend()
    self.position += 1
    return JSONList()
  }

  /// Moves to the next key; false, and past the map, at its end.
  public mutating func nextKey(_ map: inout JSONList) throws(JSONError) -> Bool {
    try self.nextMember(isFirst: &map.isFirst)
  }

  /// Moves from a key to its value.
  public mutating func mapValue() throws(JSONError) {
    try self.expect(UInt8(ascii: ":"), ":")
    _ = self.peek()
  }

  // MARK: Skipping

  /// Steps over any value, with all checks of its grammar.
  public mutating func skip() throws(JSONError) {
    let start = self.position
    switch self.peek() {
    case UInt8(ascii: "{"):
      var map = try self.beginMap()
      while try self.nextKey(&map) {
        try self.validate(try self.stringToken(), at: self.position)
        try self.mapValue()
        try self.skip()
      }
    case UInt8(ascii: "["):
      try self.descend()
      var array = try self.beginArray()
      while try self.next(&array) { try self.skip() }
      self.ascend()
    case UInt8(ascii: "\""): try self.validate(try self.stringToken(), at: start)
    case UInt8(ascii: "t"): guard self.accept("true") else { throw self.error("expected a value") }
    case UInt8(ascii: "f"): guard self.accept("false") else { throw self.error("expected a value") }
    case UInt8(ascii: "n"): guard self.accept("null") else { throw self.error("expected a value") }
    default: _ = try self.numberToken()
    }
  }
}
