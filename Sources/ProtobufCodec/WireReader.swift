/// Reads fields in the protobuf wire format from memory that outlives it; sub-messages are read in place.
///
/// Generated code switches on the whole tag (`number << 3 | wire type`), so that a field which arrives in another
/// wire type than the schema's is kept as an unknown field, as the specification wants.
public struct WireReader: ~Copyable {
  /// The protobuf implementations' common limit; it bounds the stack that hostile nesting can take.
  static let depthLimit = 100

  @usableFromInline var position: UnsafePointer<UInt8>
  @usableFromInline var end: UnsafePointer<UInt8>
  /// Where the field whose tag was read last begins.
  @usableFromInline var fieldStart: UnsafePointer<UInt8>
  @usableFromInline var lastTag: UInt32 = 0
  private var depth = 0

  /// `bytes` must stay valid while the reader is used.
  public init(_ bytes: UnsafeRawBufferPointer) {
    // An empty buffer may have no address; any address will do, since nothing is read from it.
    let base = bytes.baseAddress ?? UnsafeRawPointer(StaticString("").utf8Start)
    self.position = base.assumingMemoryBound(to: UInt8.self)
    self.end = self.position + bytes.count
    self.fieldStart = self.position
  }

  /// Reads from an array, which stays valid while `body` runs.
  public static func read<Value>(
    _ bytes: [UInt8], _ body: (inout WireReader) throws(WireError) -> Value
  ) throws(WireError) -> Value {
    let result = bytes.withUnsafeBytes { bytes -> Result<Value, WireError> in
      var reader = WireReader(bytes)
      do throws(WireError) { return .success(try body(&reader)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private var remaining: Int { self.end - self.position }

  /// The next field's tag; nil at the end of the message.
  @inlinable @inline(__always)
  public mutating func nextTag() throws(WireError) -> UInt32? {
    guard self.position < self.end else { return nil }
    self.fieldStart = self.position
    let byte = self.position[0]
    guard byte < 0x80, byte >= 8 else { return try self.longTag() }
    self.position += 1
    self.lastTag = UInt32(byte)
    return UInt32(byte)
  }

  @inline(never) @usableFromInline
  mutating func longTag() throws(WireError) -> UInt32 {
    let value = try self.varint()
    // A tag has 32 bits, hence five bytes at most; a longer one is no spelling of it that others read.
    guard value <= UInt64(UInt32.max), value >= 8, self.position - self.fieldStart <= 5 else { throw .malformedTag }
    self.lastTag = UInt32(value)
    return self.lastTag
  }

  /// Steps over the value of the last tag and keeps the field.
  public mutating func unknown(_ fields: inout UnknownFields) throws(WireError) {
    let start = self.fieldStart
    try self.skip(tag: self.lastTag)
    fields.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: self.position - start))
  }

  /// Steps over the value of the last tag.
  public mutating func skip() throws(WireError) {
    try self.skip(tag: self.lastTag)
  }

  private mutating func skip(tag: UInt32) throws(WireError) {
    switch tag & 7 {
    case 0: _ = try self.varint()
    case 1: try self.advance(8)
    case 2: try self.advance(try self.length())
    case 3:
      guard self.depth < Self.depthLimit else { throw .nestedTooDeep }
      self.depth += 1
      let group = tag >> 3
      while true {
        guard let inner = try self.nextTag() else { throw .truncated }
        if inner & 7 == 4 {
          guard inner >> 3 == group else { throw .malformedGroup }
          break
        }
        try self.skip(tag: inner)
      }
      self.depth -= 1
    case 4: throw .malformedGroup
    case 5: try self.advance(4)
    default: throw .malformedTag
    }
  }

  private mutating func advance(_ count: Int) throws(WireError) {
    guard count <= self.remaining else { throw .truncated }
    self.position += count
  }

  // MARK: Bare values

  @inline(__always)
  private mutating func varint() throws(WireError) -> UInt64 {
    if self.position < self.end, self.position[0] < 0x80 {
      let value = UInt64(self.position[0])
      self.position += 1
      return value
    }
    return try self.longVarint()
  }

  @inline(never)
  private mutating func longVarint() throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70 {
      guard self.position < self.end else { throw .truncated }
      let byte = self.position[0]
      self.position += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .malformedVarint
  }

  /// A length that the rest of the message can hold.
  @inline(__always)
  private mutating func length() throws(WireError) -> Int {
    let value = try self.varint()
    guard value <= UInt64(Int32.max) else { throw .malformedLength }
    let length = Int(value)
    guard length <= self.remaining else { throw .truncated }
    return length
  }

  @inline(__always)
  private mutating func fixed<Bits: FixedWidthInteger>(_ type: Bits.Type) throws(WireError) -> Bits {
    guard MemoryLayout<Bits>.size <= self.remaining else { throw .truncated }
    let value = UnsafeRawPointer(self.position).loadUnaligned(as: Bits.self)
    self.position += MemoryLayout<Bits>.size
    return Bits(littleEndian: value)
  }

  // MARK: Scalars

  /// An `int32`; of a longer varint, its low 32 bits.
  public mutating func int32() throws(WireError) -> Int32 { Int32(truncatingIfNeeded: try self.varint()) }
  /// An `int64`.
  public mutating func int64() throws(WireError) -> Int64 { Int64(bitPattern: try self.varint()) }
  /// A `uint32`; of a longer varint, its low 32 bits.
  public mutating func uint32() throws(WireError) -> UInt32 { UInt32(truncatingIfNeeded: try self.varint()) }
  /// A `uint64`.
  public mutating func uint64() throws(WireError) -> UInt64 { try self.varint() }
  /// A `sint32`; of a longer varint, its low 32 bits.
  public mutating func sint32() throws(WireError) -> Int32 {
    ZigZag.decode(UInt32(truncatingIfNeeded: try self.varint()))
  }
  /// A `sint64`.
  public mutating func sint64() throws(WireError) -> Int64 { ZigZag.decode(try self.varint()) }
  /// A `bool`: any varint but 0 is true.
  public mutating func bool() throws(WireError) -> Bool { try self.varint() != 0 }
  /// A `fixed32`, little-endian.
  public mutating func fixed32() throws(WireError) -> UInt32 { try self.fixed(UInt32.self) }
  /// A `fixed64`, little-endian.
  public mutating func fixed64() throws(WireError) -> UInt64 { try self.fixed(UInt64.self) }
  /// A `sfixed32`, little-endian.
  public mutating func sfixed32() throws(WireError) -> Int32 { try self.fixed(Int32.self) }
  /// A `sfixed64`, little-endian.
  public mutating func sfixed64() throws(WireError) -> Int64 { try self.fixed(Int64.self) }
  /// A `float`, little-endian.
  public mutating func float() throws(WireError) -> Float { Float(bitPattern: try self.fixed(UInt32.self)) }
  /// A `double`, little-endian.
  public mutating func double() throws(WireError) -> Double { Double(bitPattern: try self.fixed(UInt64.self)) }

  /// A `string`.
  /// - Throws: `invalidUTF8`; `truncated` before anything is allocated.
  public mutating func string() throws(WireError) -> String {
    let count = try self.length()
    let buffer = UnsafeBufferPointer(start: self.position, count: count)
    self.position += count
    if count <= 64, WordScan.isASCII(buffer.baseAddress.unsafelyUnwrapped, count: count) {
      return String(copying: UTF8Span(unchecked: buffer.span, isKnownASCII: true))
    }
    guard let text = try? UTF8Span(validating: buffer.span) else { throw .invalidUTF8 }
    return String(copying: text)
  }

  /// A `bytes`.
  /// - Throws: `truncated` before anything is allocated.
  public mutating func bytes() throws(WireError) -> [UInt8] {
    let count = try self.length()
    let value = [UInt8](UnsafeBufferPointer(start: self.position, count: count))
    self.position += count
    return value
  }

  // MARK: Nested messages

  /// Enters a length-delimited value: the reader ends with it until `leave` is given what this returns.
  public mutating func enter() throws(WireError) -> UnsafeRawPointer {
    let count = try self.length()
    guard self.depth < Self.depthLimit else { throw .nestedTooDeep }
    self.depth += 1
    let outer = UnsafeRawPointer(self.end)
    self.end = self.position + count
    return outer
  }

  /// Enters a packed field, whose values cannot nest: it counts for no depth. What this returns is the end to go back to.
  @usableFromInline
  mutating func enterPacked() throws(WireError) -> UnsafePointer<UInt8> {
    let count = try self.length()
    let outer = self.end
    self.end = self.position + count
    return outer
  }

  /// Leaves a length-delimited value that was read to its end.
  public mutating func leave(_ outer: UnsafeRawPointer) {
    self.depth -= 1
    self.end = outer.assumingMemoryBound(to: UInt8.self)
  }

  /// True where the message, or the value that was entered, ends.
  public var isAtEnd: Bool { self.position >= self.end }

  /// Merges a sub-message into the one that is there.
  @inlinable @inline(__always)
  public mutating func message<M: Message>(_ value: inout M?) throws(WireError) {
    let outer = try self.enter()
    if value == nil { value = M() }
    try value?.decode(from: &self)
    self.leave(outer)
  }

  /// Merges a sub-message into a value; for members of oneofs.
  @inlinable @inline(__always)
  public mutating func merge<M: Message>(_ value: inout M) throws(WireError) {
    let outer = try self.enter()
    try value.decode(from: &self)
    self.leave(outer)
  }

  /// Appends a sub-message.
  @inlinable @inline(__always)
  public mutating func repeatedMessage<M: Message>(_ values: inout [M]) throws(WireError) {
    let outer = try self.enter()
    values.append(M())
    try values[values.count - 1].decode(from: &self)
    self.leave(outer)
  }

  /// Appends one value, or all values of a packed field; `tag` is what `nextTag` gave.
  @inlinable
  public mutating func repeated<C: FieldCodec>(
    _ tag: UInt32, _ values: inout [C.Value], _ codec: C.Type
  ) throws(WireError) {
    if C.wireType == 2 || tag & 7 != 2 {
      values.append(try C.read(from: &self))
      return
    }
    let outer = try self.enterPacked()
    while !self.isAtEnd { values.append(try C.read(from: &self)) }
    self.end = outer
  }

  /// Sets one entry of a map. A missing key or value is its type's default.
  @inlinable
  public mutating func map<K: FieldCodec, V: FieldCodec>(
    _ values: inout [K.Value: V.Value], _ keyCodec: K.Type, _ valueCodec: V.Type
  ) throws(WireError) {
    let outer = try self.enter()
    var key = K.defaultValue
    var value = V.defaultValue
    while let tag = try self.nextTag() {
      if tag == 1 << 3 | K.wireType {
        key = try K.read(from: &self)
      } else if tag == 2 << 3 | V.wireType {
        try V.merge(&value, from: &self)
      } else {
        try self.skip()
      }
    }
    self.leave(outer)
    values[key] = value
  }
}
