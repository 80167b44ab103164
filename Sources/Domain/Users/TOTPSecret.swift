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

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
  }
}
