import Glibc

/// Header or trailer fields in their order: names in lower case, everything in one flat buffer.
///
/// An empty value allocates nothing, any other owns one array in which each field is the lengths of its name and its value,
/// four bytes each, then the name, then the value. Values are octets, as RFC 9110 section 5.5 has them; the String accessors
/// repair what is not UTF-8.
public struct HTTPFields: Sendable, Equatable {
  /// The lengths before a field's name.
  private static let prefix = 8

  @usableFromInline private(set) var bytes: [UInt8] = []
  /// How many fields there are; repeated names count each time.
  public private(set) var count = 0

  /// No fields.
  public init() {}

  /// Whether there are no fields.
  public var isEmpty: Bool { count == 0 }
  /// The sum of the lengths of all names and values, in bytes.
  public var byteCount: Int { bytes.count - count * Self.prefix }

  /// Makes room for fields that are about to be appended.
  /// - Parameter bytes: of their names and values together.
  public mutating func reserve(fields: Int, bytes: Int) {
    self.bytes.reserveCapacity(bytes + fields * Self.prefix)
  }

  /// Appends a field; an upper-case ASCII name is put in lower case.
  public mutating func append(_ name: String, _ value: String) {
    var name = name
    var value = value
    name.withUTF8 { name in
      value.withUTF8 { value in append(name: UnsafeRawBufferPointer(name), value: UnsafeRawBufferPointer(value)) }
    }
  }

  /// Appends a field from raw bytes; an upper-case ASCII name is put in lower case, and control characters in the value
  /// become spaces: "a recipient of CR, LF, or NUL within a field value MUST either reject the message or replace each of
  /// those characters with SP" (RFC 9110 section 5.5). So a value can never end its field and begin another.
  public mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    let start = bytes.count + Self.prefix
    append(wellFormedName: name, value: value)
    bytes.withUnsafeMutableBufferPointer { bytes in
      let valueStart = start + name.count
      for index in start..<valueStart where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
      for index in valueStart..<bytes.count where bytes[index] < 0x20 && bytes[index] != 0x09 { bytes[index] = 0x20 }
    }
  }

  /// Appends a field of which it is known that its name is in lower case and that its value has no control characters.
  mutating func append(wellFormedName name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    var lengths = (UInt32(truncatingIfNeeded: name.count), UInt32(truncatingIfNeeded: value.count))
    withUnsafeBytes(of: &lengths) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: name)
    bytes.append(contentsOf: value)
    count += 1
  }

  /// Appends all fields of another list.
  public mutating func append(contentsOf other: HTTPFields) {
    bytes.append(contentsOf: other.bytes)
    count += other.count
  }

  /// Whether the field that begins at a position, counted in bytes of the buffer, is this one.
  /// - Returns: where the next field begins; nil when it is another, or none.
  @inline(__always)
  func end(ofField name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, at position: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      let start = position + Self.prefix
      let end = start + name.count + value.count
      guard end <= bytes.count, let base = bytes.baseAddress else { return nil }
      guard base.loadUnaligned(fromByteOffset: position, as: UInt32.self) == name.count,
        base.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self) == value.count
      else { return nil }
      guard memcmp(base + start, name.baseAddress ?? base, name.count) == 0,
        memcmp(base + start + name.count, value.baseAddress ?? base, value.count) == 0
      else { return nil }
      return end
    }
  }

  /// The length of the buffer.
  var length: Int { bytes.count }

  /// Replaces every field of this name by one.
  public mutating func set(_ name: String, _ value: String) {
    removeAll(name)
    append(name, value)
  }

  /// Removes every field of this name.
  public mutating func removeAll(_ name: String) {
    guard contains(name) else { return }
    var kept = HTTPFields()
    kept.reserve(fields: count, bytes: byteCount)
    var unwanted = name
    unwanted.withUTF8 { unwanted in
      forEachField { name, value in
        if !equalIgnoringCase(name, UnsafeRawBufferPointer(unwanted)) { kept.append(name: name, value: value) }
      }
    }
    self = kept
  }

  /// The value of the first field of this name (in any case).
  public func first(_ name: String) -> String? {
    withFirst(name) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of the first field of this name, without creating a String.
  ///
  /// Inlinable, since it is called several times for a request, and what it gives is of the caller's type.
  @inlinable
  public func withFirst<Result>(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result? {
    guard let value = range(ofFirst: name) else { return nil }
    return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[value])) }
  }

  /// Where the value of the first field of this name lies.
  @usableFromInline
  func range(ofFirst name: String) -> Range<Int>? {
    guard count > 0 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      Self.next(named: name, in: bytes, from: 0).map { $0.end - $0.value.count..<$0.end }
    }
  }

  /// The values of all fields of this name, in their order.
  public func values(_ name: String) -> [String] {
    var result: [String] = []
    bytes.withUnsafeBytes { bytes in
      var position = 0
      while let field = Self.next(named: name, in: bytes, from: position) {
        result.append(String(decoding: field.value, as: UTF8.self))
        position = field.end
      }
    }
    return result
  }

  /// Whether there is a field of this name.
  public func contains(_ name: String) -> Bool { range(ofFirst: name) != nil }

  /// Whether the first field of this name has exactly this value.
  public func first(_ name: String, equals value: String) -> Bool {
    var value = value
    return value.withUTF8 { wanted in
      withFirst(name) { equal($0, UnsafeRawBufferPointer(wanted)) } ?? false
    }
  }

  /// Calls `body` with the bytes of each field in turn; they are valid during the call only.
  public func forEachField(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws -> Void)
    rethrows
  {
    guard count > 0 else { return }
    try bytes.withUnsafeBytes { bytes in
      var position = 0
      while let field = Field(in: bytes, at: position) {
        try body(field.name, field.value)
        position = field.end
      }
    }
  }

  /// Lends the buffer, whose fields `Field` reads.
  func withFields(_ body: (UnsafeRawBufferPointer) -> Void) { bytes.withUnsafeBytes(body) }

  /// One field where it lies in the buffer.
  struct Field {
    let name: UnsafeRawBufferPointer
    let value: UnsafeRawBufferPointer
    /// Where the next field begins.
    let end: Int

    /// - Returns: nil at the end.
    @inline(__always)
    init?(in bytes: UnsafeRawBufferPointer, at position: Int) {
      guard position < bytes.count else { return nil }
      let nameLength = Int(bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
      let valueLength = Int(bytes.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self))
      let start = position + HTTPFields.prefix
      name = UnsafeRawBufferPointer(rebasing: bytes[start..<start + nameLength])
      value = UnsafeRawBufferPointer(rebasing: bytes[start + nameLength..<start + nameLength + valueLength])
      end = start + nameLength + valueLength
    }
  }

  private static func next(named wanted: String, in bytes: UnsafeRawBufferPointer, from start: Int) -> Field? {
    var wanted = wanted
    return wanted.withUTF8 { wanted in
      var position = start
      while let field = Field(in: bytes, at: position) {
        if field.name.count == wanted.count, equalIgnoringCase(field.name, UnsafeRawBufferPointer(wanted)) {
          return field
        }
        position = field.end
      }
      return nil
    }
  }

  func field(at position: Int) -> (name: String, value: String, end: Int)? {
    bytes.withUnsafeBytes { bytes in
      Field(in: bytes, at: position).map {
        (String(decoding: $0.name, as: UTF8.self), String(decoding: $0.value, as: UTF8.self), $0.end)
      }
    }
  }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal; names may repeat.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }
}

extension HTTPFields: Sequence {
  /// Iterates over (name, value) pairs, creating Strings; `forEachField` does without.
  public struct Iterator: IteratorProtocol {
    let fields: HTTPFields
    var position = 0

    /// The next pair.
    public mutating func next() -> (name: String, value: String)? {
      guard let field = fields.field(at: position) else { return nil }
      position = field.end
      return (field.name, field.value)
    }
  }

  /// An iterator over (name, value) pairs.
  public func makeIterator() -> Iterator { Iterator(fields: self) }
}

/// Byte equality; both sides are taken as they are.
@inline(__always)
package func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  guard let left = left.baseAddress, let start = right.baseAddress else { return true }
  return memcmp(left, start, right.count) == 0
}

/// Fields that concern one connection of HTTP/1.1 (RFC 9110 section 7.6.1); they are the transport's own. In lower case.
func isConnectionSpecific(_ name: UnsafeRawBufferPointer) -> Bool {
  let known: StaticString
  switch name.count {
  case 7: known = "upgrade"
  case 10: known = name.first == UInt8(ascii: "k") ? "keep-alive" : "connection"
  case 16: known = "proxy-connection"
  case 17: known = "transfer-encoding"
  default: return false
  }
  return equal(name, UnsafeRawBufferPointer(start: known.utf8Start, count: known.utf8CodeUnitCount))
}

/// Equality of a lower-case name with one in any case, ASCII only (RFC 9110 section 5.1: names are case-insensitive).
func equalIgnoringCase(_ lower: UnsafeRawBufferPointer, _ any: UnsafeRawBufferPointer) -> Bool {
  guard lower.count == any.count else { return false }
  for index in 0..<lower.count {
    let byte = any[index]
    if lower[index] != (byte &- 0x41 < 26 ? byte | 0x20 : byte) { return false }
  }
  return true
}
