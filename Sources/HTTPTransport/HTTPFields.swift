/// Header or trailer fields in their order: names in lower case, everything in one flat buffer.
///
/// An empty value allocates nothing, any other owns two arrays: the bytes (name, value, name, value, …) and the index.
/// Values are octets, as RFC 9110 section 5.5 has them; the String accessors repair what is not UTF-8.
public struct HTTPFields: Sendable, Equatable {
  struct Entry: Equatable {
    var start: UInt32
    var nameLength: UInt32
    var valueLength: UInt32
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// No fields.
  public init() {}

  /// How many fields there are; repeated names count each time.
  public var count: Int { entries.count }
  /// Whether there are no fields.
  public var isEmpty: Bool { entries.isEmpty }
  /// The sum of the lengths of all names and values, in bytes.
  public var byteCount: Int { bytes.count }

  /// Makes room for fields that are about to be appended.
  public mutating func reserve(fields: Int, bytes: Int) {
    self.entries.reserveCapacity(fields)
    self.bytes.reserveCapacity(bytes)
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
    let start = bytes.count
    bytes.append(contentsOf: name)
    for index in start..<bytes.count where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
    let valueStart = bytes.count
    bytes.append(contentsOf: value)
    for index in valueStart..<bytes.count where bytes[index] < 0x20 && bytes[index] != 0x09 { bytes[index] = 0x20 }
    entries.append(
      Entry(start: UInt32(start), nameLength: UInt32(name.count), valueLength: UInt32(value.count)))
  }

  /// Appends all fields of another list.
  public mutating func append(contentsOf other: HTTPFields) {
    let shift = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    entries.append(
      contentsOf: other.entries.lazy.map {
        Entry(start: $0.start + shift, nameLength: $0.nameLength, valueLength: $0.valueLength)
      })
  }

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
  public func withFirst<Result>(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result? {
    guard let index = index(of: name, from: 0) else { return nil }
    return try bytes.withUnsafeBytes { try body(value(index, in: $0)) }
  }

  /// The values of all fields of this name, in their order.
  public func values(_ name: String) -> [String] {
    var result: [String] = []
    var index = index(of: name, from: 0)
    while let found = index {
      result.append(bytes.withUnsafeBytes { String(decoding: value(found, in: $0), as: UTF8.self) })
      index = self.index(of: name, from: found + 1)
    }
    return result
  }

  /// Whether there is a field of this name.
  public func contains(_ name: String) -> Bool { index(of: name, from: 0) != nil }

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
    try bytes.withUnsafeBytes { buffer in
      for index in entries.indices { try body(name(index, in: buffer), value(index, in: buffer)) }
    }
  }

  private func index(of wanted: String, from start: Int) -> Int? {
    guard start < entries.count else { return nil }
    var wanted = wanted
    return wanted.withUTF8 { wanted in
      bytes.withUnsafeBytes { buffer in
        var index = start
        while index < entries.count {
          if Int(entries[index].nameLength) == wanted.count,
            equalIgnoringCase(name(index, in: buffer), UnsafeRawBufferPointer(wanted))
          {
            return index
          }
          index += 1
        }
        return nil
      }
    }
  }

  func name(_ index: Int, in buffer: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let entry = entries[index]
    return UnsafeRawBufferPointer(rebasing: buffer[Int(entry.start)..<Int(entry.start + entry.nameLength)])
  }

  func value(_ index: Int, in buffer: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let entry = entries[index]
    let start = Int(entry.start + entry.nameLength)
    return UnsafeRawBufferPointer(rebasing: buffer[start..<start + Int(entry.valueLength)])
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
    var index = 0

    /// The next field.
    public mutating func next() -> (name: String, value: String)? {
      guard index < fields.count else { return nil }
      defer { index += 1 }
      return fields.bytes.withUnsafeBytes {
        (
          String(decoding: fields.name(index, in: $0), as: UTF8.self),
          String(decoding: fields.value(index, in: $0), as: UTF8.self)
        )
      }
    }
  }

  /// An iterator over (name, value) pairs.
  public func makeIterator() -> Iterator { Iterator(fields: self) }
}

/// Byte equality; both sides are taken as they are.
func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  left.count == right.count && left.elementsEqual(right)
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
