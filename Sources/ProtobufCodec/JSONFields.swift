/// The JSON names of a message's fields, by which its reader finds a field's number.
///
/// One literal, because it costs the compiler nothing: entries separated by `;`, each
/// `number[@oneof][?] jsonName protoName`, where `oneof` is the index of the oneof that the field is a member of, and
/// `?` marks a field to which JSON's `null` is a value (`Value` and `NullValue`) rather than an absence:
///
///     JSONFields("1 firstName first_name;2@0 email email;3@0 phone phone;9? data data")
public final class JSONFields: Sendable {
  /// A message without fields.
  public static let none = JSONFields("")

  struct Entry: Sendable {
    let number: UInt32
    /// A bit for each oneof; 0: not a member.
    let oneof: UInt64
    let acceptsNull: Bool
    let json: Name
    let proto: Name
  }

  /// A range of the literal.
  struct Name: Sendable {
    let start: Int
    let count: Int
  }

  let entries: [Entry]
  private let text: StaticString

  public init(_ text: StaticString) {
    self.text = text
    var entries: [Entry] = []
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var index = 0
    func name(until separator: Character) -> Name {
      let start = index
      while index < bytes.count, bytes[index] != separator.asciiValue { index += 1 }
      defer { index += 1 }
      return Name(start: start, count: index - start)
    }
    func number() -> UInt32 {
      var value: UInt32 = 0
      while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        value = value &* 10 &+ UInt32(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      return value
    }
    while index < bytes.count {
      let field = number()
      var oneof: UInt64 = 0
      var acceptsNull = false
      if index < bytes.count, bytes[index] == UInt8(ascii: "@") {
        index += 1
        oneof = 1 << UInt64(number() & 63)
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: "?") {
        index += 1
        acceptsNull = true
      }
      index += 1
      entries.append(
        Entry(
          number: field, oneof: oneof, acceptsNull: acceptsNull, json: name(until: " "), proto: name(until: ";")))
    }
    self.entries = entries
  }

  /// The index of the field with this name in either spelling. `hint` is the likeliest: members mostly come in order.
  @inline(__always)
  func index(of key: UnsafeBufferPointer<UInt8>, hint: Int) -> Int? {
    let count = self.entries.count
    var index = hint < count ? hint : 0
    for _ in 0..<count {
      if self.matches(self.entries[index].json, key) || self.matches(self.entries[index].proto, key) { return index }
      index += 1
      if index == count { index = 0 }
    }
    return nil
  }

  @inline(__always)
  private func matches(_ name: Name, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count == key.count else { return false }
    let start = self.text.utf8Start + name.start
    for index in 0..<key.count where start[index] != key[index] { return false }
    return true
  }
}

/// Where the reader is in an object; `JSONReader.begin` makes one, `next` moves it.
public struct JSONObject {
  let fields: JSONFields
  var hint = 0
  var isFirst = true
  /// True for the object of an `Any`, whose `@type` is none of the message's fields.
  var skipsType = false
  /// Whether a member was stepped over that is none of the fields.
  var hasUnknown = false
  var seenOneofs: UInt64 = 0
  var seen: UInt64 = 0
  var seenBeyond: Set<Int> = []

  init(_ fields: JSONFields) {
    self.fields = fields
  }

  /// False when the field was seen before.
  mutating func markSeen(_ index: Int) -> Bool {
    guard index < 64 else { return self.seenBeyond.insert(index).inserted }
    let bit: UInt64 = 1 << UInt64(index)
    guard self.seen & bit == 0 else { return false }
    self.seen |= bit
    return true
  }
}
