/// Base64url of RFC 4648 section 5, without padding: what is safe in a URL and in a token.
package enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    // Behind a protocol each byte would cost a call.
    if let text = bytes.withContiguousStorageIfAvailable({ encode(buffer: $0) }) { return text }
    return Array(bytes).withUnsafeBufferPointer { encode(buffer: $0) }
  }

  private static func encode(buffer bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { characters in
      var count = 0
      var buffer: UInt32 = 0
      var bits: UInt32 = 0
      func put(_ value: UInt32) {
        characters[count] = alphabet[Int(value & 63)]
        count += 1
      }
      for byte in bytes {
        buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
        bits += 8
        while bits >= 6 {
          bits -= 6
          put(buffer >> bits)
        }
      }
      if bits > 0 { put(buffer << (6 - bits)) }
      return count
    }
  }

  /// The bytes of a text; nil where `encode` makes no such text of any: one thing has one spelling.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    if let bytes = text.withContiguousStorageIfAvailable({ decode(buffer: $0) }) { return bytes }
    return Array(text).withUnsafeBufferPointer { decode(buffer: $0) }
  }

  private static func decode(buffer text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for character in text {
      guard let value = value(of: character) else { return nil }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return buffer & (1 << bits - 1) == 0 ? bytes : nil
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 48 + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
