/// Quoted-printable of RFC 2045 section 6.7, for text.
enum QuotedPrintable {
  static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// Encodes text whose lines end in LF, CR or CRLF; those become CRLF, and no line is longer than 76 characters.
  static func encode(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    var column = 0
    // "All lines must be no more than 76 characters long, including the = of a soft line break."
    func put(_ byte: UInt8, escaped: Bool) {
      if column + (escaped ? 3 : 1) > 75 {
        result += [UInt8(ascii: "="), 13, 10]
        column = 0
      }
      if escaped {
        result.append(UInt8(ascii: "="))
        result.append(Self.hexDigits[Int(byte >> 4)])
        result.append(Self.hexDigits[Int(byte & 15)])
        column += 3
      } else {
        result.append(byte)
        column += 1
      }
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : nil
      switch byte {
      case 13, 10:
        result += [13, 10]
        column = 0
        if byte == 13, next == 10 { index += 1 }
      case UInt8(ascii: " "), 9:
        // Space at the end of a line would be lost on the way.
        put(byte, escaped: next == nil || next == 13 || next == 10)
      case UInt8(ascii: "."), UInt8(ascii: "F"):
        // RFC 2049 section 3: a lone "." and "From " at the start of a line are changed by some programs on the way.
        put(byte, escaped: column == 0)
      case UInt8(ascii: "="): put(byte, escaped: true)
      case 33...126: put(byte, escaped: false)
      default: put(byte, escaped: true)
      }
      index += 1
    }
    return result
  }

  /// Decodes leniently: what is no escape stays as it is.
  static func decode(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "=") {
        if index + 1 < text.count, text[index + 1] == 10 {
          index += 2
          continue
        }
        if index + 2 < text.count {
          if text[index + 1] == 13, text[index + 2] == 10 {
            index += 3
            continue
          }
          if let high = Self.value(text[index + 1]), let low = Self.value(text[index + 2]) {
            result.append(high << 4 | low)
            index += 3
            continue
          }
        }
      }
      result.append(byte)
      index += 1
    }
    return result
  }

  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
