import CCrypt

/// A stored hash in the form of crypt(3), of a kind that can be verified here in bearable time.
///
///     bcrypt   = "$2" ( "a" / "b" / "y" ) "$" 2DIGIT "$" 22salt 31hash
///     sha2     = "$" ( "5" / "6" ) "$" [ "rounds=" 1*DIGIT "$" ] 1*16salt "$" ( 43hash / 86hash )
///     yescrypt = "$y$" 3parameter "$" 1*salt "$" 43hash
///
/// Hashes can be imported, and with them their cost: one of bcrypt's highest would keep a thread busy for days.
/// What costs more than a few seconds is therefore not supported.
enum CryptHash {
  private static let maximumBcryptCost = 16
  private static let maximumRounds = 1_000_000
  /// yescrypt's parameters in crypt's digits: flags `j`, then the logarithm of N up to `C` and r up to `T`: 128 MiB.
  private static let yescryptFlags = UInt8(ascii: "j")
  private static let maximumYescryptN = UInt8(ascii: "C")
  private static let maximumYescryptR = UInt8(ascii: "T")

  static func isSupported(_ hash: String) -> Bool {
    guard hash.utf8.count < Int(CRYPT_OUTPUT_SIZE), hash.utf8.allSatisfy({ $0.isCryptDigit || "$=".utf8.contains($0) })
    else { return false }
    let fields = hash.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false).map(Array.init)
    guard fields.count >= 4, fields[0].isEmpty, Self.hasForm(kind: fields[1], Array(fields[2...])) else { return false }
    // "Legacy" is said of SHA-256: not for new hashes, which none is made here.
    return [CRYPT_SALT_OK, CRYPT_SALT_METHOD_LEGACY].contains(crypt_checksalt(hash))
  }

  private static func hasForm(kind: [UInt8], _ fields: [[UInt8]]) -> Bool {
    switch String(decoding: kind, as: UTF8.self) {
    case "2a", "2b", "2y":
      guard fields.count == 2, fields[0].count == 2, let cost = Self.number(fields[0]) else { return false }
      return (4...Self.maximumBcryptCost).contains(cost) && Self.isWord(fields[1], length: 53...53)
    case "5": return Self.hasSHA2Form(fields, length: 43)
    case "6": return Self.hasSHA2Form(fields, length: 86)
    case "y":
      guard fields.count == 3, fields[0].count == 3, fields[0][0] == Self.yescryptFlags else { return false }
      // Crypt's digits are in ASCII's order.
      return fields[0][1] <= Self.maximumYescryptN && fields[0][2] <= Self.maximumYescryptR
        && Self.isWord(fields[1], length: 1...86) && Self.isWord(fields[2], length: 43...43)
    default: return false
    }
  }

  private static func hasSHA2Form(_ fields: [[UInt8]], length: Int) -> Bool {
    var fields = fields[...]
    if fields.count == 3, let first = fields.popFirst() {
      guard first.starts(with: "rounds=".utf8), let rounds = Self.number(Array(first.dropFirst(7))),
        (1000...Self.maximumRounds).contains(rounds)
      else { return false }
    }
    guard fields.count == 2, let salt = fields.first, let digest = fields.last else { return false }
    return Self.isWord(salt, length: 1...16) && Self.isWord(digest, length: length...length)
  }

  private static func isWord(_ bytes: [UInt8], length: ClosedRange<Int>) -> Bool {
    length.contains(bytes.count) && bytes.allSatisfy(\.isCryptDigit)
  }

  private static func number(_ digits: [UInt8]) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

extension UInt8 {
  /// One of `./0-9A-Za-z`.
  fileprivate var isCryptDigit: Bool {
    switch self {
    case UInt8(ascii: ".")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
