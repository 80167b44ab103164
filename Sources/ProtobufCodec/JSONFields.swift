/// The JSON names of a message's fields, by which its reader finds a field's number.
///
/// One literal, because it costs the compiler nothing: entries separated by `;`, each
/// `number[@oneof][?] jsonName protoName`, where `oneof` is the index of the oneof that the field is a member of, and
/// `?` marks a field to which JSON's `null` is a value (`Value` and `NullValue`) rather than an absence:
///
///     JSONFields("1 firstName first_name;2@0 email email;3@0 phone phone;9? data data")
public struct JSONFields: @unchecked Sendable {
  /// A message without fields.
  public static let none = JSONFields("")

  struct Entry {
    let number: UInt32
    let acceptsNull: Bool
    /// A bit for each oneof; 0: not a member.
    let oneof: UInt64
    let json: Name
    /// Nil where it is spelt as in JSON.
    let proto: Name?
  }

  /// A range of the literal.
  struct Name {
    let start: UnsafePointer<UInt8>
    let count: Int
    /// The first eight bytes of the name with its closing quote, and which bits of them count.
    let head: UInt64
    let mask: UInt64

    init(start: UnsafePointer<UInt8>, count: Int) {
      self.start = start
      self.count = count
      let length = UInt64(min(count, 8))
      let name = count < 8 ? WordScan.loadPartial(start, count: count) : WordScan.load(start)
      self.head = count < 8 ? name | UInt64(UInt8(ascii: "\"")) << (length * 8) : name
      self.mask = count < 7 ? 1 << ((length + 1) * 8) - 1 : .max
    }

    /// Whether the text at `text`, whose first eight bytes are `head`, is this name and a quote.
    @inline(__always)
    func matches(_ text: UnsafePointer<UInt8>, head: UInt64, available: Int) -> Bool {
      guard (head ^ self.head) & self.mask == 0 else { return false }
      guard self.count >= 8 else { return true }
      guard available > self.count, text[self.count] == UInt8(ascii: "\"") else { return false }
      var index = 8
      while index < self.count {
        // The last eight bytes once more, where fewer are left.
        index = min(index, self.count - 8)
        guard WordScan.load(text + index) == WordScan.load(self.start + index) else { return false }
        index += 8
      }
      return true
    }
  }

  /// Never changed and never freed: a table belongs to a type, and lives as long as the process. Hence `Sendable`.
  let entries: UnsafeBufferPointer<Entry>

  /// Takes the literal apart; done once for a type, when its first message is read.
  public init(_ text: StaticString) {
    var entries: [Entry] = []
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var index = 0
    func name(until separator: Character) -> Name {
      let start = index
      while index < bytes.count, bytes[index] != separator.asciiValue { index += 1 }
      defer { index += 1 }
      return Name(start: text.utf8Start + start, count: index - start)
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
      let json = name(until: " ")
      let proto = name(until: ";")
      let isSame = proto.count == json.count && (0..<json.count).allSatisfy { proto.start[$0] == json.start[$0] }
      entries.append(
        Entry(number: field, acceptsNull: acceptsNull, oneof: oneof, json: json, proto: isSame ? nil : proto))
    }
    let table = UnsafeMutableBufferPointer<Entry>.allocate(capacity: entries.count)
    _ = table.initialize(from: entries)
    self.entries = UnsafeBufferPointer(table)
  }

  /// The index of the field whose name in either spelling, and a quote, come at `text`, and the length of that name.
  /// `hint` is the likeliest: members mostly come in order.
  @inline(__always)
  func index(at text: UnsafePointer<UInt8>, available: Int, hint: Int) -> (index: Int, length: Int)? {
    let head = available >= 8 ? WordScan.load(text) : WordScan.loadPartial(text, count: available)
    let count = self.entries.count
    for index in hint..<max(hint, count) where self.entries[index].json.matches(text, head: head, available: available)
    {
      return (index, self.entries[index].json.count)
    }
    return self.unexpectedIndex(at: text, head: head, available: available)
  }

  @inline(never)
  private func unexpectedIndex(
    at text: UnsafePointer<UInt8>, head: UInt64, available: Int
  ) -> (index: Int, length: Int)? {
    for index in self.entries.indices {
      let json = self.entries[index].json
      if json.matches(text, head: head, available: available) { return (index, json.count) }
      guard let proto = self.entries[index].proto else { continue }
      if proto.matches(text, head: head, available: available) { return (index, proto.count) }
    }
    return nil
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
