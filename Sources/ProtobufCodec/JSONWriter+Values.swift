extension JSONWriter {
  public mutating func nullValue() { self.out.append("null") }

  public mutating func boolValue(_ value: Bool) { self.out.append(value ? "true" : "false") }

  public mutating func int32Value(_ value: Int32) { self.integer(Int64(value)) }
  public mutating func uint32Value(_ value: UInt32) { self.integer(Int64(value)) }

  /// 64-bit integers are strings: JavaScript's numbers cannot hold them all.
  public mutating func int64Value(_ value: Int64) {
    self.out.append(UInt8(ascii: "\""))
    self.integer(value)
    self.out.append(UInt8(ascii: "\""))
  }

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
    var size = 1
    var bound: UInt64 = 10
    while size < 20, value >= bound {
      size += 1
      // 10^20 does not fit; at 20 digits the loop ends anyway.
      bound = bound.multipliedReportingOverflow(by: 10).partialValue
      if size == 20 { break }
    }
    self.out.append(upTo: 20) { target in
      var rest = value
      var index = size
      while index > 0 {
        index -= 1
        target[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return size
    }
  }

  public mutating func floatValue(_ value: Float) {
    if value.isFinite { self.number(value.description) } else { self.special(Double(value)) }
  }

  public mutating func doubleValue(_ value: Double) {
    if value.isFinite { self.number(value.description) } else { self.special(value) }
  }

  /// Swift's description is the shortest that reads back the same, and JSON but for a superfluous `.0`.
  private mutating func number(_ description: String) {
    self.out.append(description.hasSuffix(".0") ? String(description.dropLast(2)) : description)
  }

  private mutating func special(_ value: Double) {
    self.out.append(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
  }

  public mutating func stringValue(_ value: String) {
    var value = value
    value.withUTF8 { bytes in
      var plain = true
      for byte in bytes { plain = plain && Self.isPlain(byte) }
      self.out.append(upTo: bytes.count * (plain ? 1 : 6) + 2) { target in
        target[0] = UInt8(ascii: "\"")
        var size = 1
        if plain, let source = bytes.baseAddress {
          (target + 1).update(from: source, count: bytes.count)
          size += bytes.count
        } else {
          for byte in bytes { size += Self.escape(byte, to: target + size) }
        }
        target[size] = UInt8(ascii: "\"")
        return size + 1
      }
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

  public mutating func bytesValue(_ value: [UInt8]) {
    self.out.append(upTo: (value.count + 2) / 3 * 4 + 2) { target in
      target[0] = UInt8(ascii: "\"")
      let size = Base64.encode(value, to: target + 1)
      target[size + 1] = UInt8(ascii: "\"")
      return size + 2
    }
  }
}
