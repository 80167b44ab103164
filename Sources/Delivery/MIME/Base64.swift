/// Base64 of RFC 4648 section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in Self.alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  /// - Parameter lineLength: after so many characters comes CRLF, a multiple of 4; nil for one line. RFC 2045 section
  ///   6.8 wants at most 76.
  static func encode(_ bytes: some Collection<UInt8>, lineLength: Int? = nil) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4 + bytes.count / 28)
    var column = 0
    var buffer: UInt32 = 0
    var held = 0
    func emit(_ characters: Int) {
      for position in 0..<4 {
        result.append(
          position < characters
            ? Self.alphabet[Int(buffer >> UInt32(18 - 6 * position)) & 63] : UInt8(ascii: "="))
      }
      column += 4
      buffer = 0
      held = 0
    }
    for byte in bytes {
      if column == lineLength {
        result += [13, 10]
        column = 0
      }
      buffer |= UInt32(byte) << UInt32(16 - 8 * held)
      held += 1
      if held == 3 { emit(4) }
    }
    if held > 0 { emit(held + 1) }
    return result
  }

  /// Decodes as RFC 2045 asks of mail: characters outside the alphabet are skipped, padding ends the text.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for character in text {
      if character == UInt8(ascii: "=") { break }
      let value = Self.values[Int(character)]
      guard value != 0xFF else { continue }
      buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return result
  }
}
