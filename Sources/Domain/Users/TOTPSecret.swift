/// The secret that a person's authenticator app shares with the server: RFC 6238 with HMAC-SHA-1, 30 seconds and six
/// digits, which is what every app takes for granted.
package struct TOTPSecret: Sendable, Equatable {
  /// Base32 (RFC 4648 section 6) in upper case without padding: the form that apps are given.
  package let text: String

  /// Takes base32 in either case, with or without padding and white space at its ends.
  /// - Throws: `SIGNET-Tp0sB` for anything else.
  package init(_ text: String) throws(DomainError) {
    var digits = Array(text.trimmed.uppercased().utf8)
    let padded = digits.count
    while digits.last == UInt8(ascii: "=") { digits.removeLast() }
    // Groups of eight digits hold five bytes; of a last group 2, 4, 5 or 7 digits hold one to four.
    let isWhole = [0, 2, 4, 5, 7].contains(digits.count % 8) && (padded == digits.count || padded % 8 == 0)
    guard !digits.isEmpty, isWhole, digits.allSatisfy(Self.isDigit) else {
      throw DomainError(.invalidArgument, "SIGNET-Tp0sB", "Errors.User.TOTP.SecretInvalid")
    }
    self.text = String(decoding: digits, as: UTF8.self)
  }

  /// Of bytes as they were drawn.
  package init(bytes: [UInt8]) {
    var (text, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | UInt32(byte), count + 8)
      while count >= 5 {
        count -= 5
        text.append(Self.alphabet[Int(bits >> UInt32(count) & 31)])
      }
    }
    if count > 0 { text.append(Self.alphabet[Int(bits << UInt32(5 - count) & 31)]) }
    self.text = String(decoding: text, as: UTF8.self)
  }

  /// The bytes that the digits stand for: what codes are made with.
  package var bytes: [UInt8] {
    var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for digit in text.utf8 {
      let value = digit >= UInt8(ascii: "A") ? digit - UInt8(ascii: "A") : digit - UInt8(ascii: "2") + 26
      (bits, count) = (bits << 5 | UInt32(value), count + 5)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// What apps read from a QR code: [Key URI Format](https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
  /// - Parameters:
  ///   - issuer: whom the account is at.
  ///   - account: what the person logs in with.
  package func uri(issuer: String, account: String) -> String {
    let (issuer, account) = (issuer.percentEncoded, account.percentEncoded)
    return "otpauth://totp/\(issuer):\(account)?algorithm=SHA1&digits=6&issuer=\(issuer)&period=30&secret=\(text)"
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
  }
}
