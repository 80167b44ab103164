/// How new passwords are hashed.
///
///     scheme = "argon2id" [ ":m=" KiB ",t=" passes ",p=" lanes ] / "bcrypt" [ ":" cost ]
package enum PasswordScheme: Sendable, Equatable, CustomStringConvertible {
  /// RFC 9106.
  case argon2id(Argon2Cost)
  /// The cost is the logarithm of the number of rounds, 4 to 16.
  case bcrypt(cost: Int)

  /// OWASP's first recommendation for argon2id with little memory: 19 MiB, two passes, one lane. About 20 ms of a core.
  package static let standard = PasswordScheme.argon2id(Argon2Cost(memory: 19_456, passes: 2, lanes: 1))
  /// About as much of a core's time.
  private static let standardBcrypt = PasswordScheme.bcrypt(cost: 10)

  /// nil where the text is no scheme, or one that costs more than what is imported may.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count == 2 ? parts[1] : nil) {
    case ("argon2id", nil): self = .standard
    case ("argon2id", let parameters?):
      guard let cost = Argon2Cost(parameters: parameters), cost.isBearable else { return nil }
      self = .argon2id(cost)
    case ("bcrypt", nil): self = .standardBcrypt
    case ("bcrypt", let cost?):
      guard let cost = Int(cost), (4...HashLimits.bcryptCost).contains(cost) else { return nil }
      self = .bcrypt(cost: cost)
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .argon2id(let cost): "argon2id:\(cost)"
    case .bcrypt(let cost): "bcrypt:\(cost)"
    }
  }

  /// Whether a hash is of this scheme and costs a guesser no less. What is not is made anew at the next right password.
  func covers(_ hash: StoredHash) -> Bool {
    switch (self, hash.method) {
    case (.argon2id(let cost), .argon2(let own)):
      own.kind == .id && own.version == Argon2.currentVersion && own.cost.memory >= cost.memory
        && own.cost.passes >= cost.passes && own.salt.count >= Argon2.saltLength && own.tag.count >= Argon2.tagLength
    case (.bcrypt(let cost), .crypt(.bcrypt(let own), _)): own >= cost
    default: false
    }
  }
}

/// What hashes may cost at most. Hashes are imported, and their cost with them: one that asks for 8 GiB or 2³¹ rounds would
/// stop the threads that hash for everybody. Whatever is within these takes a few seconds of a core at most, and 128 MiB.
enum HashLimits {
  /// KiB that one hash works in. With the number of threads it bounds what hashing takes altogether.
  static let memory = 128 << 10
  /// argon2: KiB times passes, a second's worth.
  static let argon2Work = 1 << 21
  /// scrypt: blocks of 128 bytes times lanes (N r p), two seconds' worth.
  static let scryptWork = 1 << 22
  /// PBKDF2: rounds times blocks of output, about three seconds' worth.
  static let pbkdf2Work = 5_000_000
  /// bcrypt: four seconds' worth.
  static let bcryptCost = 16
  /// SHA-2 of crypt(3): rounds, half a second's worth.
  static let sha2Rounds = 1_000_000
  /// Bytes of a whole hash as text: Firebase's bring two keys.
  static let text = 1024
}
