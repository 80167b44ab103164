/// RFC 4648: written with the standard alphabet, read in either alphabet, with or without padding.
///
/// Of the package, because metadata and gRPC-Web need what the JSON form of `bytes` needs.
package enum Base64 {
  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  private static let padding = UInt8(ascii: "=")

  /// The text of `bytes`.
  package static func encode(_ bytes: [UInt8], padded: Bool) -> String {
    let capacity = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: capacity) { target in
      guard let start = target.baseAddress else { return 0 }
      return self.encode(bytes, to: start) - (padded ? 0 : self.paddingCount(bytes.count))
    }
  }

  /// The text of `bytes`, in UTF-8.
  package static func encodedBytes(_ bytes: [UInt8], padded: Bool) -> [UInt8] {
    let capacity = (bytes.count + 2) / 3 * 4
    return [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      guard let start = target.baseAddress else { return }
      count = self.encode(bytes, to: start) - (padded ? 0 : self.paddingCount(bytes.count))
    }
  }

  private static func paddingCount(_ count: Int) -> Int { (3 - count % 3) % 3 }

  /// Writes four characters for each three bytes begun, padding included; returns how many.
  static func encode(_ bytes: [UInt8], to target: UnsafeMutablePointer<UInt8>) -> Int {
    let alphabet = Self.alphabet.utf8Start
    var size = 0
    var index = 0
    while index < bytes.count {
      let left = bytes.count - index
      let first = UInt32(bytes[index]) << 16
      let second = left > 1 ? UInt32(bytes[index + 1]) << 8 : 0
      let group = first | second | (left > 2 ? UInt32(bytes[index + 2]) : 0)
      target[size] = alphabet[Int(group >> 18 & 63)]
      target[size + 1] = alphabet[Int(group >> 12 & 63)]
      target[size + 2] = left > 1 ? alphabet[Int(group >> 6 & 63)] : self.padding
      target[size + 3] = left > 2 ? alphabet[Int(group & 63)] : self.padding
      size += 4
      index += 3
    }
    return size
  }

  /// The bytes of `text`; nil when it is not base64.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer { self.decode($0) }
  }

  /// The bytes of `text`; nil when it is not base64.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 2)
    var group: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text {
      if byte == self.padding {
        padding += 1
        continue
      }
      guard padding == 0, let value = self.value(of: byte) else { return nil }
      group = group << 6 | value
      digits += 1
      if digits % 4 == 0 {
        result.append(UInt8(truncatingIfNeeded: group >> 16))
        result.append(UInt8(truncatingIfNeeded: group >> 8))
        result.append(UInt8(truncatingIfNeeded: group))
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

  /// The six bits of a character of either alphabet.
  package static func value(of byte: UInt8) -> UInt32? {
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
