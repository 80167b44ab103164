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
