import Domain

/// Reads and writes the fields of stored hashes.
enum HashFields {
  /// Named numbers in a fixed order, all of them: `m=65536,t=3,p=4`.
  static func parameters(_ text: String, _ names: [String]) -> [Int]? {
    let fields = text.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == names.count else { return nil }
    var values: [Int] = []
    for (field, name) in zip(fields, names) {
      guard field.hasPrefix(name + "="), let value = number(field.dropFirst(name.count + 1)) else { return nil }
      values.append(value)
    }
    return values
  }

  /// A decimal number without sign and leading zeros.
  static func number(_ text: some StringProtocol) -> Int? {
    let digits = text.utf8
    guard (1...10).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
      digits.first != 48 || digits.count == 1
    else { return nil }
    return Int(text)
  }

  /// Base64 in any of its spellings: RFC 4648 sections 4 and 5, and with `.` for `+` as crypt-like forms have it; with
  /// padding or without.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    var digits = Array(text.utf8)
    let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding == 0 || padding <= 2 && digits.count % 4 == 0 else { return nil }
    digits.removeLast(padding)
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for digit in digits {
      guard let value = value(digit) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit + 4
    case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// Base64 of RFC 4648 section 4, without padding: PHC's.
  static func encoded(_ bytes: [UInt8]) -> String {
    Base64URL.encode(bytes).replacing("-", with: "+").replacing("_", with: "/")
  }
}
