import Crypto
import Domain

/// Makes the one-time passwords of an authenticator app: RFC 6238 with HMAC-SHA-1, 30 seconds and six digits.
struct TOTPGenerator {
  /// Seconds.
  private static let period: Int64 = 30
  private static let digits = 6
  private static let modulus: UInt32 = 1_000_000

  private let key: SymmetricKey

  init(_ secret: TOTPSecret) { key = SymmetricKey(data: secret.bytes) }

  /// The step whose code this is: the newest of the current one and the two beside it; nil: of none. In a time that does not
  /// tell how much of a code is right.
  func step(of code: String, at now: Timestamp) -> Int64? {
    let entered = Array(code.utf8)
    guard entered.count == Self.digits else { return nil }
    let current = now.microseconds / 1_000_000 / Self.period
    var step: Int64?
    for candidate in current - 1...current + 1 where constantTimeEqual(self.code(of: candidate), entered) {
      step = candidate
    }
    return step
  }

  /// RFC 4226 section 5.3: four bytes of the HMAC, chosen by its last four bits.
  func code(of step: Int64) -> [UInt8] {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
    let offset = Int(hash[hash.count - 1] & 15)
    let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let digits = Array(String(number % Self.modulus).utf8)
    return Array(repeating: UInt8(ascii: "0"), count: Self.digits - digits.count) + digits
  }
}
