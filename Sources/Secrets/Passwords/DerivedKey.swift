import Crypto
import CryptoExtras
import Domain

/// scrypt (RFC 7914).
struct Scrypt: Sendable, Equatable {
  /// The logarithm of N.
  var logN: Int
  var blockSize: Int
  var lanes: Int
  var salt: [UInt8]

  var isBearable: Bool {
    guard (1...24).contains(logN), (1...64).contains(blockSize), (1...64).contains(lanes), !salt.isEmpty else {
      return false
    }
    let blocks = blockSize << logN
    return blocks <= HashLimits.memory * 8 && blocks * lanes <= HashLimits.scryptWork
  }

  /// - Parameter password: not empty.
  func key(of password: [UInt8], length: Int) -> SymmetricKey? {
    try? KDF.Scrypt.deriveKey(
      from: password, salt: salt, outputByteCount: length, rounds: 1 << logN, blockSize: blockSize,
      parallelism: lanes)
  }
}

/// PBKDF2 of RFC 8018 with HMAC.
struct PBKDF2: Sendable, Equatable {
  enum Function: Sendable {
    case sha1, sha256, sha512

    /// Bytes that one block of output has.
    var length: Int {
      switch self {
      case .sha1: 20
      case .sha256: 32
      case .sha512: 64
      }
    }

    fileprivate var own: KDF.Insecure.PBKDF2.HashFunction {
      switch self {
      case .sha1: .insecureSHA1
      case .sha256: .sha256
      case .sha512: .sha512
      }
    }
  }

  var function: Function
  var rounds: Int
  var salt: [UInt8]

  func isBearable(length: Int) -> Bool {
    let blocks = (length + function.length - 1) / function.length
    return rounds >= 1 && blocks >= 1 && rounds <= HashLimits.pbkdf2Work / blocks && !salt.isEmpty
  }

  /// - Parameter password: not empty.
  func key(of password: [UInt8], length: Int) -> SymmetricKey? {
    try? KDF.Insecure.PBKDF2.deriveKey(
      from: password, salt: salt, using: function.own, outputByteCount: length, unsafeUncheckedRounds: rounds)
  }
}

/// Firebase's own use of scrypt: what is kept is the project's key, encrypted with AES-256 in counter mode, its counter from 0,
/// under the key that scrypt makes of the password and of salt and separator.
struct FirebaseScrypt: Sendable, Equatable {
  /// With the project's separator behind its salt.
  var scrypt: Scrypt
  var signerKey: [UInt8]

  func value(of password: [UInt8]) -> [UInt8]? {
    guard let key = scrypt.key(of: password, length: 32),
      let nonce = try? AES._CTR.Nonce(nonceBytes: [UInt8](repeating: 0, count: 16))
    else { return nil }
    return (try? AES._CTR.encrypt(signerKey, using: key, nonce: nonce)).map { Array($0) }
  }
}

extension SymmetricKey {
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}
