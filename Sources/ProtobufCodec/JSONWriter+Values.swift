extension JSONWriter {
  /// `null`
  public mutating func nullValue() { self.out.append("null") }

  /// `true` or `false`
  public mutating func boolValue(_ value: Bool) { self.out.append(value ? "true" : "false") }

  /// A number.
  public mutating func int32Value(_ value: Int32) { self.integer(Int64(value)) }
  /// A number.
  public mutating func uint32Value(_ value: UInt32) { self.integer(Int64(value)) }

  /// 64-bit integers are strings: JavaScript's numbers cannot hold them all.
  public mutating func int64Value(_ value: Int64) {
    self.out.append(UInt8(ascii: "\""))
    self.integer(value)
    self.out.append(UInt8(ascii: "\""))
  }

  /// As a string, as `int64Value`.
  public mutating func uint64Value(_ value: UInt64) {
    self.out.append(UInt8(ascii: "\""))
    self.digits(value)
    self.out.append(UInt8(ascii: "\""))
  }

  private mutating func integer(_ value: Int64) {
    if value < 0 { self.out.append(UInt8(ascii: "-")) }
    self.digits(value.magnitude)
  }

  private mutating func digits(_ value: UInt64) {
    self.out.append(upTo: 20) { Decimal.write(value, to: $0) }
  }

  /// The shortest number that reads back the same, or a string for what JSON has no number for.
  public mutating func floatValue(_ value: Float) {
    if value.isFinite { self.number(value.description) } else { self.special(Double(value)) }
  }

  /// The shortest number that reads back the same, or a string for what JSON has no number for.
  public mutating func doubleValue(_ value: Double) {
    if value.isFinite { self.number(value.description) } else { self.special(value) }
  }

  /// Swift's description is the shortest that reads back the same, and JSON but for a superfluous `.0`; that of `-0.0`
  /// keeps the sign from readers to whom `-0` is an integer.
  private mutating func number(_ description: String) {
    let isSuperfluous = description.hasSuffix(".0") && description != "-0.0"
    self.out.append(isSuperfluous ? String(description.dropLast(2)) : description)
  }

  private mutating func special(_ value: Double) {
    self.out.append(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
  }

  /// A string; only what JSON demands is escaped.
  public mutating func stringValue(_ value: String) {
    value.withBytes { self.stringValue($0) }
  }

  private mutating func stringValue(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address.
    guard let source = bytes.baseAddress else { return self.out.append("\"\"") }
    var copied = 0
    self.out.append(upTo: bytes.count + 10) { target in
      target[0] = UInt8(ascii: "\"")
      copied = WordScan.copyPlain(source, count: bytes.count, to: target + 1)
      target[copied + 1] = UInt8(ascii: "\"")
      return copied == bytes.count ? copied + 2 : copied + 1
    }
    if copied < bytes.count { self.escape(UnsafeBufferPointer(rebasing: bytes[copied...])) }
  }

  /// The rest of a string that has something to escape, and the closing quote.
  @inline(never)
  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.out.append(upTo: bytes.count * 6 + 1) { target in
      var size = 0
      for byte in bytes { size += Self.escape(byte, to: target + size) }
      target[size] = UInt8(ascii: "\"")
      return size + 1
    }
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 0x20) && (byte != UInt8(ascii: "\"")) && (byte != UInt8(ascii: "\\"))
  }

  private static func escape(_ byte: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    guard !self.isPlain(byte) else {
      target[0] = byte
      return 1
    }
    target[0] = UInt8(ascii: "\\")
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): target[1] = byte
    case 0x08: target[1] = UInt8(ascii: "b")
    case 0x09: target[1] = UInt8(ascii: "t")
    case 0x0A: target[1] = UInt8(ascii: "n")
    case 0x0C: target[1] = UInt8(ascii: "f")
    case 0x0D: target[1] = UInt8(ascii: "r")
    default:
      let hex: StaticString = "0123456789abcdef"
      target[1] = UInt8(ascii: "u")
      target[2] = UInt8(ascii: "0")
      target[3] = UInt8(ascii: "0")
      target[4] = hex.utf8Start[Int(byte >> 4)]
      target[5] = hex.utf8Start[Int(byte & 15)]
      return 6
    }
    return 2
  }

  /// Base64 with padding, in the standard alphabet.
  public mutating func bytesValue(_ value: [UInt8]) {
    self.out.append(upTo: (value.count + 2) / 3 * 4 + 2) { target in
      target[0] = UInt8(ascii: "\"")
      let size = Base64.encode(value, to: target + 1)
      target[size + 1] = UInt8(ascii: "\"")
      return size + 2
    }
  }

  /// A timestamp's text: `"2024-05-06T07:08:09.010Z"`.
  mutating func timestampValue(_ date: CivilDate, secondOfDay: Int64, nanos: Int32) {
    self.out.append(upTo: 32) { target in
      var text = DigitText(target)
      text.append("\"")
      text.append(pair: date.year / 100)
      text.append(pair: date.year % 100)
      text.append("-")
      text.append(pair: date.month)
      text.append("-")
      text.append(pair: date.day)
      text.append("T")
      text.append(pair: secondOfDay / 3600)
      text.append(":")
      text.append(pair: secondOfDay / 60 % 60)
      text.append(":")
      text.append(pair: secondOfDay % 60)
      text.append(fraction: nanos.magnitude)
      text.append("Z")
      text.append("\"")
      return text.count
    }
  }

  /// A duration's text: `"-1.500s"`.
  mutating func durationValue(seconds: UInt64, nanos: UInt32, isNegative: Bool) {
    self.out.append(upTo: 34) { target in
      var text = DigitText(target)
      text.append("\"")
      if isNegative { text.append("-") }
      text.append(seconds)
      text.append(fraction: nanos)
      text.append("s")
      text.append("\"")
      return text.count
    }
  }
}
