/// Draws from a generator, in the forms that secrets have.
enum Random {
  static func bytes(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      withUnsafeBytes(of: generator.next() as UInt64) { bytes += $0 }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// A word over an alphabet, each as likely as any other.
  ///
  /// A byte is drawn for each letter, and drawn again when it lies beyond the last whole multiple of the alphabet's
  /// size: the remainder alone would favour the first letters.
  static func word(
    _ length: Int, over alphabet: [UInt8], using generator: inout some RandomNumberGenerator
  ) -> String {
    precondition(!alphabet.isEmpty, "a word has letters")
    let bound = 256 / alphabet.count * alphabet.count
    var letters: [UInt8] = []
    letters.reserveCapacity(length)
    while letters.count < length {
      for byte in Self.bytes(8, using: &generator) where Int(byte) < bound && letters.count < length {
        letters.append(alphabet[Int(byte) % alphabet.count])
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

/// Base64url of RFC 4648 section 5, without padding.
enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity((bytes.count * 4 + 2) / 3)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
      buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        characters.append(Self.alphabet[Int(buffer >> UInt32(bits)) & 63])
      }
    }
    if bits > 0 { characters.append(Self.alphabet[Int(buffer << UInt32(6 - bits)) & 63]) }
    return String(decoding: characters, as: UTF8.self)
  }
}
