/// Decimal numbers, two digits at a time.
enum Decimal {
  private static let pairs: StaticString = """
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """

  /// Two digits: `value` is below 100.
  @inline(__always)
  static func write(pair value: Int, to target: UnsafeMutablePointer<UInt8>) {
    target.update(from: Self.pairs.utf8Start + value * 2, count: 2)
  }

  /// As many digits as the value has, at most 20.
  @inline(__always)
  static func write(_ value: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let size = Self.digits(value)
    var rest = value
    var index = size
    while rest >= 100 {
      index -= 2
      Self.write(pair: Int(truncatingIfNeeded: rest % 100), to: target + index)
      rest /= 100
    }
    if rest >= 10 {
      Self.write(pair: Int(truncatingIfNeeded: rest), to: target)
    } else {
      target[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
    }
    return size
  }

  @inline(__always)
  private static func digits(_ value: UInt64) -> Int {
    var size = 1
    var rest = value
    while rest >= 10000 {
      rest /= 10000
      size += 4
    }
    return size + (rest >= 10 ? 1 : 0) + (rest >= 100 ? 1 : 0) + (rest >= 1000 ? 1 : 0)
  }
}

/// Writes the text of a timestamp or a duration where there is room for it.
struct DigitText {
  private let start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(_ target: UnsafeMutablePointer<UInt8>) {
    self.start = target
  }

  @inline(__always)
  mutating func append(_ character: Unicode.Scalar) {
    self.start[self.count] = UInt8(truncatingIfNeeded: character.value)
    self.count += 1
  }

  @inline(__always)
  mutating func append(pair value: Int64) {
    Decimal.write(pair: Int(value), to: self.start + self.count)
    self.count += 2
  }

  @inline(__always)
  mutating func append(_ value: UInt64) {
    self.count += Decimal.write(value, to: self.start + self.count)
  }

  /// Nothing, or a point and 3, 6 or 9 digits: as many as needed.
  @inline(__always)
  mutating func append(fraction nanos: UInt32) {
    guard nanos != 0 else { return }
    self.append(".")
    self.append(triple: nanos / 1_000_000)
    guard nanos % 1_000_000 != 0 else { return }
    self.append(triple: nanos / 1000 % 1000)
    if nanos % 1000 != 0 { self.append(triple: nanos % 1000) }
  }

  @inline(__always)
  private mutating func append(triple value: UInt32) {
    self.start[self.count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 100)
    self.count += 1
    self.append(pair: Int64(value % 100))
  }
}

/// Takes the text of a timestamp or a duration apart.
struct TextScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// `bytes` must stay valid while the scanner is used.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { self.index == self.bytes.count }

  /// Steps over an ASCII character if it is next.
  @inline(__always)
  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard !self.isAtEnd, self.bytes[self.index] == UInt8(truncatingIfNeeded: character.value) else { return false }
    self.index += 1
    return true
  }

  private mutating func digit() -> Int64? {
    guard !self.isAtEnd, self.bytes[self.index] &- UInt8(ascii: "0") < 10 else { return nil }
    defer { self.index += 1 }
    return Int64(self.bytes[self.index] &- UInt8(ascii: "0"))
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
