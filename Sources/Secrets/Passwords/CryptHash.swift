import CCrypt

/// A stored hash in the form of crypt(3), of a kind that can be verified here in bearable time.
///
///     bcrypt   = "$2" ( "a" / "b" / "y" ) "$" 2DIGIT "$" 22salt 31hash
///     sha2     = "$" ( "5" / "6" ) "$" [ "rounds=" 1*DIGIT "$" ] 1*16salt "$" ( 43hash / 86hash )
///     yescrypt = "$y$" 3parameter "$" 1*salt "$" 43hash
///     md5      = "$1$" 1*8salt "$" 22hash
enum CryptHash {
  enum Kind: Sendable, Equatable {
    case bcrypt(cost: Int)
    case sha2, yescrypt, md5
  }

  /// yescrypt's parameters in crypt's digits: flags `j`, then the logarithm of N up to `C` and r up to `T`: 128 MiB.
  private static let yescryptFlags = UInt8(ascii: "j")
  private static let maximumYescryptN = UInt8(ascii: "C")
  private static let maximumYescryptR = UInt8(ascii: "T")

  /// nil for what cannot be verified.
  static func kind(of hash: String) -> Kind? {
    guard hash.utf8.count < Int(CRYPT_OUTPUT_SIZE), hash.utf8.allSatisfy({ $0.isCryptDigit || "$=".utf8.contains($0) })
    else { return nil }
    let fields = hash.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false).map(Array.init)
    guard fields.count >= 4, fields[0].isEmpty, let kind = kind(named: fields[1], Array(fields[2...])) else {
      return nil
    }
    // "Legacy" is said of SHA-256 and MD5: not for new hashes, which none is made here.
    return [CRYPT_SALT_OK, CRYPT_SALT_METHOD_LEGACY].contains(crypt_checksalt(hash)) ? kind : nil
  }

  private static func kind(named name: [UInt8], _ fields: [[UInt8]]) -> Kind? {
    switch String(decoding: name, as: UTF8.self) {
    case "2a", "2b", "2y":
      guard fields.count == 2, fields[0].count == 2, let cost = number(fields[0]),
        (4...HashLimits.bcryptCost).contains(cost), isWord(fields[1], length: 53...53)
      else { return nil }
      return .bcrypt(cost: cost)
    case "1":
      guard fields.count == 2, isWord(fields[0], length: 1...8), isWord(fields[1], length: 22...22) else { return nil }
      return .md5
    case "5": return hasSHA2Form(fields, length: 43) ? .sha2 : nil
    case "6": return hasSHA2Form(fields, length: 86) ? .sha2 : nil
    case "y":
      guard fields.count == 3, fields[0].count == 3, fields[0][0] == yescryptFlags,
        // Crypt's digits are in ASCII's order.
        fields[0][1] <= maximumYescryptN && fields[0][2] <= maximumYescryptR,
        isWord(fields[1], length: 1...86), isWord(fields[2], length: 43...43)
      else { return nil }
      return .yescrypt
    default: return nil
    }
  }

  private static func hasSHA2Form(_ fields: [[UInt8]], length: Int) -> Bool {
    var fields = fields[...]
    if fields.count == 3, let first = fields.popFirst() {
      guard first.starts(with: "rounds=".utf8), let rounds = number(Array(first.dropFirst(7))),
        (1000...HashLimits.sha2Rounds).contains(rounds)
      else { return false }
    }
    guard fields.count == 2, let salt = fields.first, let digest = fields.last else { return false }
    return isWord(salt, length: 1...16) && isWord(digest, length: length...length)
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

/// One thread's memory for crypt(3), 32 KiB.
final class CryptScratch {
  private let data: UnsafeMutableRawBufferPointer

  init() {
    data = .allocate(byteCount: MemoryLayout<crypt_data>.size, alignment: MemoryLayout<crypt_data>.alignment)
    // "All bytes zero before calling crypt_rn for the first time."
    data.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { data.deallocate() }

  /// The bcrypt of a new password; nil when the library fails.
  func hash(_ password: String, cost: Int) -> String? {
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    // Without random bytes of ours the library takes some from the system.
    guard crypt_gensalt_rn("$2b$", UInt(cost), nil, 0, &setting, Int32(setting.count)) != nil else { return nil }
    return crypt(
      password, setting: String(decoding: setting.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// The hash of a password with the salt and cost of another; nil when the library fails.
  func crypt(_ password: String, setting: String) -> String? {
    crypt_rn(password, setting, data.baseAddress, Int32(data.count)).map { String(cString: $0) }
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
