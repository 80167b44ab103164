/// RFC 4648 section 4, for header values and error bodies; read in either alphabet, with or without padding.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8], padded: Bool) -> String {
    String(decoding: encodedBytes(bytes, padded: padded), as: UTF8.self)
  }

  static func encodedBytes(_ bytes: some Collection<UInt8>, padded: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var held = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      held += 1
      if held == 3 {
        for shift in [18, 12, 6, 0] { result.append(alphabet[Int(group >> UInt32(shift) & 63)]) }
        group = 0
        held = 0
      }
    }
    guard held > 0 else { return result }
    group <<= held == 1 ? 16 : 8
    result.append(alphabet[Int(group >> 18)])
    result.append(alphabet[Int(group >> 12 & 63)])
    if held == 2 { result.append(alphabet[Int(group >> 6 & 63)]) }
    if padded { result.append(contentsOf: repeatElement(padding, count: 3 - held)) }
    return result
  }

  /// Nil when `text` is not base64.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 2)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text {
      if byte == Self.padding {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      group = group << 6 | value
      digits += 1
      if digits % 4 == 0 {
        for shift in [16, 8, 0] { result.append(UInt8(truncatingIfNeeded: group >> UInt32(shift))) }
      }
    }
    guard padding == 0 || (digits + padding) % 4 == 0 && padding < 3 else { return nil }
    switch digits % 4 {
    case 0: break
    case 2: result.append(UInt8(truncatingIfNeeded: group >> 4))
    case 3:
      result.append(UInt8(truncatingIfNeeded: group >> 10))
      result.append(UInt8(truncatingIfNeeded: group >> 2))
    default: return nil
    }
    return result
  }

  static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
