/// Appends fields in the protobuf wire format.
///
/// Each scalar type has two methods: `int32(field, value)` leaves the default out, as fields without presence want;
/// `presentInt32(field, value)` always writes. Only the first is inlined into generated code.
public struct WireWriter: ~Copyable {
  private var out: OutputBuffer

  private init(_ out: consuming OutputBuffer) {
    self.out = out
  }

  private consuming func finish() -> OutputBuffer { self.out }

  /// What `body` writes, behind `prefix` zeros for the caller to fill, e.g. 5 for a gRPC frame's head.
  public static func bytes(reservingPrefix prefix: Int = 0, _ body: (inout WireWriter) -> Void) -> [UInt8] {
    OutputBuffer.bytes(prefix: prefix) { out in
      var writer = WireWriter(out)
      body(&writer)
      return writer.finish()
    }
  }

  // MARK: Values without a tag

  @inline(__always)
  private mutating func tagged(_ tag: UInt64, _ value: UInt64) {
    self.out.append(upTo: 15) { target in
      let size = Varint.write(tag, to: target)
      return size + Varint.write(value, to: target + size)
    }
  }

  @inline(__always)
  private mutating func tagged<Bits: FixedWidthInteger>(_ tag: UInt64, fixed value: Bits) {
    self.out.append(upTo: 13) { target in
      let size = Varint.write(tag, to: target)
      UnsafeMutableRawPointer(target + size).storeBytes(of: value.littleEndian, as: Bits.self)
      return size + MemoryLayout<Bits>.size
    }
  }

  @inline(__always)
  private mutating func tagged(_ tag: UInt64, bytes: UnsafeBufferPointer<UInt8>) {
    let count = bytes.count
    self.out.append(upTo: count + 23) { target in
      var size = Varint.write(tag, to: target)
      size += Varint.write(UInt64(count), to: target + size)
      if let source = bytes.baseAddress { WordScan.copy(source, count: count, to: target + size) }
      return size + count
    }
  }

  /// A bare varint, for packed fields.
  public mutating func rawVarint(_ value: UInt64) {
    self.out.append(upTo: 10) { Varint.write(value, to: $0) }
  }

  /// Four bare bytes, for packed fields.
  public mutating func rawFixed32(_ value: UInt32) {
    self.out.append(upTo: 4) { target in
      UnsafeMutableRawPointer(target).storeBytes(of: value.littleEndian, as: UInt32.self)
      return 4
    }
  }

  /// Eight bare bytes, for packed fields.
  public mutating func rawFixed64(_ value: UInt64) {
    self.out.append(upTo: 8) { target in
      UnsafeMutableRawPointer(target).storeBytes(of: value.littleEndian, as: UInt64.self)
      return 8
    }
  }

  // MARK: Nested messages

  /// Starts a length-delimited field; `end` takes what this returns.
  public mutating func begin(_ field: UInt32) -> Int {
    self.out.append(upTo: 6) { target in
      let size = Varint.write(UInt64(field) << 3 | 2, to: target)
      target[size] = 0
      return size + 1
    }
    return self.out.count
  }

  /// Writes the length of what was appended since `begin` returned `mark`.
  public mutating func end(_ mark: Int) { self.out.patchLength(mark) }

  /// A sub-message, when there is one.
  @inlinable @inline(__always)
  public mutating func message<M: Message>(_ field: UInt32, _ value: M?) {
    if let value { self.presentMessage(field, value) }
  }

  /// A sub-message.
  @inlinable @inline(__always)
  public mutating func presentMessage<M: Message>(_ field: UInt32, _ value: M) {
    let mark = self.begin(field)
    value.encode(to: &self)
    self.end(mark)
  }

  /// Repeated sub-messages.
  @inline(never)
  public mutating func repeatedMessage<M: Message>(_ field: UInt32, _ values: [M]) {
    Lent.forEach(values) { value in
      let mark = self.begin(field)
      value.encode(to: &self)
      self.end(mark)
    }
  }

  /// Repeated values: packed where the type can be, unless the schema says otherwise.
  @inlinable
  public mutating func repeated<C: FieldCodec>(
    _ field: UInt32, _ values: [C.Value], _ codec: C.Type, packed: Bool = true
  ) {
    guard !values.isEmpty else { return }
    guard C.wireType != 2, packed else {
      for index in values.indices { C.write(field, values[index], to: &self) }
      return
    }
    let mark = self.begin(field)
    for index in values.indices { C.writeBare(values[index], to: &self) }
    self.end(mark)
  }

  /// A map: an entry message with key 1 and value 2 for each pair.
  @inlinable
  public mutating func map<K: FieldCodec, V: FieldCodec>(
    _ field: UInt32, _ values: [K.Value: V.Value], _ key: K.Type, _ value: V.Type
  ) {
    for entry in values {
      let mark = self.begin(field)
      K.write(1, entry.key, to: &self)
      V.write(2, entry.value, to: &self)
      self.end(mark)
    }
  }

  /// Fields kept from a decoded message, verbatim.
  @inlinable @inline(__always)
  public mutating func unknown(_ fields: UnknownFields) {
    if !fields.isEmpty { self.presentUnknown(fields) }
  }

  @usableFromInline
  mutating func presentUnknown(_ fields: UnknownFields) { self.out.append(fields.bytes) }

  // MARK: Scalars, always written

  /// An `int32` field, whatever its value.
  public mutating func presentInt32(_ field: UInt32, _ value: Int32) {
    // Negative numbers are sign-extended to ten bytes, so that int32 and int64 are interchangeable.
    self.tagged(UInt64(field) << 3, UInt64(bitPattern: Int64(value)))
  }
  /// An `int64` field, whatever its value.
  public mutating func presentInt64(_ field: UInt32, _ value: Int64) {
    self.tagged(UInt64(field) << 3, UInt64(bitPattern: value))
  }
  /// A `uint32` field, whatever its value.
  public mutating func presentUInt32(_ field: UInt32, _ value: UInt32) {
    self.tagged(UInt64(field) << 3, UInt64(value))
  }
  /// A `uint64` field, whatever its value.
  public mutating func presentUInt64(_ field: UInt32, _ value: UInt64) {
    self.tagged(UInt64(field) << 3, value)
  }
  /// A `sint32` field, whatever its value.
  public mutating func presentSInt32(_ field: UInt32, _ value: Int32) {
    self.tagged(UInt64(field) << 3, UInt64(ZigZag.encode(value)))
  }
  /// A `sint64` field, whatever its value.
  public mutating func presentSInt64(_ field: UInt32, _ value: Int64) {
    self.tagged(UInt64(field) << 3, ZigZag.encode(value))
  }
  /// A `bool` field, whatever its value.
  public mutating func presentBool(_ field: UInt32, _ value: Bool) {
    self.tagged(UInt64(field) << 3, value ? 1 : 0)
  }
  /// A `fixed32` field, whatever its value.
  public mutating func presentFixed32(_ field: UInt32, _ value: UInt32) {
    self.tagged(UInt64(field) << 3 | 5, fixed: value)
  }
  /// A `fixed64` field, whatever its value.
  public mutating func presentFixed64(_ field: UInt32, _ value: UInt64) {
    self.tagged(UInt64(field) << 3 | 1, fixed: value)
  }
  /// A `sfixed32` field, whatever its value.
  public mutating func presentSFixed32(_ field: UInt32, _ value: Int32) {
    self.tagged(UInt64(field) << 3 | 5, fixed: value)
  }
  /// A `sfixed64` field, whatever its value.
  public mutating func presentSFixed64(_ field: UInt32, _ value: Int64) {
    self.tagged(UInt64(field) << 3 | 1, fixed: value)
  }
  /// A `float` field, whatever its value.
  public mutating func presentFloat(_ field: UInt32, _ value: Float) {
    self.tagged(UInt64(field) << 3 | 5, fixed: value.bitPattern)
  }
  /// A `double` field, whatever its value.
  public mutating func presentDouble(_ field: UInt32, _ value: Double) {
    self.tagged(UInt64(field) << 3 | 1, fixed: value.bitPattern)
  }
  /// A `string` field, whatever its value.
  public mutating func presentString(_ field: UInt32, _ value: String) {
    value.withBytes { self.tagged(UInt64(field) << 3 | 2, bytes: $0) }
  }
  /// A `bytes` field, whatever its value.
  public mutating func presentBytes(_ field: UInt32, _ value: [UInt8]) {
    value.withUnsafeBufferPointer { self.tagged(UInt64(field) << 3 | 2, bytes: $0) }
  }

  // MARK: Scalars, the default left out

  /// An `int32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func int32(_ field: UInt32, _ value: Int32) {
    if value != 0 { self.presentInt32(field, value) }
  }
  /// An `int64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func int64(_ field: UInt32, _ value: Int64) {
    if value != 0 { self.presentInt64(field, value) }
  }
  /// A `uint32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func uint32(_ field: UInt32, _ value: UInt32) {
    if value != 0 { self.presentUInt32(field, value) }
  }
  /// A `uint64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func uint64(_ field: UInt32, _ value: UInt64) {
    if value != 0 { self.presentUInt64(field, value) }
  }
  /// A `sint32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func sint32(_ field: UInt32, _ value: Int32) {
    if value != 0 { self.presentSInt32(field, value) }
  }
  /// A `sint64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func sint64(_ field: UInt32, _ value: Int64) {
    if value != 0 { self.presentSInt64(field, value) }
  }
  /// A `bool` field, unless it is false.
  @inlinable @inline(__always)
  public mutating func bool(_ field: UInt32, _ value: Bool) {
    if value { self.presentBool(field, value) }
  }
  /// A `fixed32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func fixed32(_ field: UInt32, _ value: UInt32) {
    if value != 0 { self.presentFixed32(field, value) }
  }
  /// A `fixed64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func fixed64(_ field: UInt32, _ value: UInt64) {
    if value != 0 { self.presentFixed64(field, value) }
  }
  /// A `sfixed32` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func sfixed32(_ field: UInt32, _ value: Int32) {
    if value != 0 { self.presentSFixed32(field, value) }
  }
  /// A `sfixed64` field, unless it is zero.
  @inlinable @inline(__always)
  public mutating func sfixed64(_ field: UInt32, _ value: Int64) {
    if value != 0 { self.presentSFixed64(field, value) }
  }
  /// A `float` field, unless it is zero; `-0.0` is not.
  @inlinable @inline(__always)
  public mutating func float(_ field: UInt32, _ value: Float) {
    if value.bitPattern != 0 { self.presentFloat(field, value) }
  }
  /// A `double` field, unless it is zero; `-0.0` is not.
  @inlinable @inline(__always)
  public mutating func double(_ field: UInt32, _ value: Double) {
    if value.bitPattern != 0 { self.presentDouble(field, value) }
  }
  /// A `string` field, unless it is empty.
  @inlinable @inline(__always)
  public mutating func string(_ field: UInt32, _ value: String) {
    if !value.isEmpty { self.presentString(field, value) }
  }
  /// A `bytes` field, unless it is empty.
  @inlinable @inline(__always)
  public mutating func bytes(_ field: UInt32, _ value: [UInt8]) {
    if !value.isEmpty { self.presentBytes(field, value) }
  }
}

/// Zig-zag: small negative numbers take few bytes.
@usableFromInline
enum ZigZag {
  @usableFromInline static func encode(_ value: Int32) -> UInt32 { UInt32(bitPattern: (value << 1) ^ (value >> 31)) }
  @usableFromInline static func encode(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }
  static func decode(_ value: UInt32) -> Int32 { Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1) }
  static func decode(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}
