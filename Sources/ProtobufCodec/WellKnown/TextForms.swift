/// Builds the text of a timestamp or a duration.
struct DigitText {
  private(set) var string = ""

  mutating func append(_ text: String) { self.string += text }

  mutating func append(_ value: UInt64, width: Int) {
    let digits = String(value)
    if digits.utf8.count < width { self.string += String(repeating: "0", count: width - digits.utf8.count) }
    self.string += digits
  }

  /// Nothing, or a point and 3, 6 or 9 digits: as many as needed.
  mutating func append(fraction nanos: Int32) {
    guard nanos != 0 else { return }
    self.string += "."
    let nanos = UInt64(nanos.magnitude)
    if nanos % 1_000_000 == 0 {
      self.append(nanos / 1_000_000, width: 3)
    } else if nanos % 1000 == 0 {
      self.append(nanos / 1000, width: 6)
    } else {
      self.append(nanos, width: 9)
    }
  }
}

/// Takes the text of a timestamp or a duration apart.
struct TextScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { self.index == self.bytes.count }

  mutating func accept(_ character: Character) -> Bool {
    guard !self.isAtEnd, self.bytes[self.index] == character.asciiValue else { return false }
    self.index += 1
    return true
  }

  private mutating func digit() -> Int64? {
    guard !self.isAtEnd, UInt8(ascii: "0")...UInt8(ascii: "9") ~= self.bytes[self.index] else { return nil }
    defer { self.index += 1 }
    return Int64(self.bytes[self.index] - UInt8(ascii: "0"))
  }

  /// Exactly `count` digits.
  mutating func digits(_ count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = self.digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// One to twelve digits: more than any duration has.
  mutating func number() -> Int64? {
    guard var value = self.digit() else { return nil }
    var count = 1
    while let digit = self.digit() {
      count += 1
      guard count <= 12 else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// A point and one to nine digits as nanoseconds; zero when there is none; nil when it is not well formed.
  mutating func fraction() -> Int32? {
    guard self.accept(".") else { return 0 }
    var value: Int64 = 0
    var count = 0
    while let digit = self.digit() {
      count += 1
      guard count <= 9 else { return nil }
      value = value * 10 + digit
    }
    guard count > 0 else { return nil }
    for _ in count..<9 { value *= 10 }
    return Int32(value)
  }
}

extension JSONReader {
  /// Where the next value begins, for errors about it.
  mutating func valueStart() -> Int {
    _ = self.peek()
    return self.position
  }
}
