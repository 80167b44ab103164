import Crypto
import CryptoExtras
import Domain

/// The private part of a web key, ready to sign.
enum SigningKey: Sendable {
  case rsa(_RSA.Signing.PrivateKey, SigningAlgorithm)
  case p256(P256.Signing.PrivateKey)
  case p384(P384.Signing.PrivateKey)
  case p521(P521.Signing.PrivateKey)
  case ed25519(Curve25519.Signing.PrivateKey)

  /// A new one. Of RSA it takes up to seconds.
  init(making algorithm: SigningAlgorithm, bits: Int) throws {
    switch algorithm {
    case .rs256, .rs384, .rs512:
      self = .rsa(try _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits)), algorithm)
    case .es256: self = .p256(P256.Signing.PrivateKey())
    case .es384: self = .p384(P384.Signing.PrivateKey())
    case .es512: self = .p521(P521.Signing.PrivateKey())
    case .edDSA: self = .ed25519(Curve25519.Signing.PrivateKey())
    }
  }

  /// One of the bytes that `privateBytes` gave.
  init(_ algorithm: SigningAlgorithm, privateBytes bytes: [UInt8]) throws {
    switch algorithm {
    case .rs256, .rs384, .rs512: self = .rsa(try _RSA.Signing.PrivateKey(derRepresentation: bytes), algorithm)
    case .es256: self = .p256(try P256.Signing.PrivateKey(rawRepresentation: bytes))
    case .es384: self = .p384(try P384.Signing.PrivateKey(rawRepresentation: bytes))
    case .es512: self = .p521(try P521.Signing.PrivateKey(rawRepresentation: bytes))
    case .edDSA: self = .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
    }
  }

  var privateBytes: [UInt8] {
    switch self {
    case .rsa(let key, _): Array(key.derRepresentation)
    case .p256(let key): Array(key.rawRepresentation)
    case .p384(let key): Array(key.rawRepresentation)
    case .p521(let key): Array(key.rawRepresentation)
    case .ed25519(let key): Array(key.rawRepresentation)
    }
  }

  /// As `NewWebKey.publicKey` has it.
  var publicBytes: [UInt8] {
    switch self {
    case .rsa(let key, _): Array(key.publicKey.derRepresentation)
    case .p256(let key): Array(key.publicKey.x963Representation)
    case .p384(let key): Array(key.publicKey.x963Representation)
    case .p521(let key): Array(key.publicKey.x963Representation)
    case .ed25519(let key): Array(key.publicKey.rawRepresentation)
    }
  }

  /// The signature as JWS has it: of curves of NIST both numbers, one behind the other (RFC 7518 section 3.4).
  func signature(of bytes: [UInt8]) throws -> [UInt8] {
    switch self {
    case .rsa(let key, .rs384):
      Array(try key.signature(for: SHA384.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
    case .rsa(let key, .rs512):
      Array(try key.signature(for: SHA512.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
    case .rsa(let key, _):
      Array(try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
    case .p256(let key): Array(try key.signature(for: bytes).rawRepresentation)
    case .p384(let key): Array(try key.signature(for: bytes).rawRepresentation)
    case .p521(let key): Array(try key.signature(for: bytes).rawRepresentation)
    case .ed25519(let key): Array(try key.signature(for: bytes))
    }
  }
}

/// The public part, ready to verify with the one algorithm that is its own.
struct VerifyingKey: Sendable {
  private enum Key: Sendable {
    case rsa(_RSA.Signing.PublicKey)
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case p521(P521.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
  }

  private let algorithm: SigningAlgorithm
  private let key: Key

  init(_ algorithm: SigningAlgorithm, publicBytes bytes: [UInt8]) throws {
    self.algorithm = algorithm
    key =
      switch algorithm {
      case .rs256, .rs384, .rs512: .rsa(try _RSA.Signing.PublicKey(derRepresentation: bytes))
      case .es256: .p256(try P256.Signing.PublicKey(x963Representation: bytes))
      case .es384: .p384(try P384.Signing.PublicKey(x963Representation: bytes))
      case .es512: .p521(try P521.Signing.PublicKey(x963Representation: bytes))
      case .edDSA: .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: bytes))
      }
  }

  /// An RSA key by its numbers.
  init(_ algorithm: SigningAlgorithm, modulus: [UInt8], exponent: [UInt8]) throws {
    self.algorithm = algorithm
    key = .rsa(try _RSA.Signing.PublicKey(n: modulus, e: exponent))
  }

  /// A key of a program: RS256.
  init(pem: String) throws {
    algorithm = .rs256
    key = .rsa(try _RSA.Signing.PublicKey(pemRepresentation: pem))
  }

  /// Whether the token's signature is of this key.
  func hasSigned(_ token: UnverifiedToken) -> Bool {
    hasSigned(token.signed, token.signature, algorithm: token.algorithm)
  }

  /// - Parameter algorithm: that is claimed: it must be the key's.
  func hasSigned(_ bytes: [UInt8], _ signature: [UInt8], algorithm claimed: String) -> Bool {
    guard claimed == algorithm.rawValue else { return false }
    switch key {
    case .rsa(let key):
      let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
      return switch algorithm {
      case .rs384: key.isValidSignature(signature, for: SHA384.hash(data: bytes), padding: .insecurePKCS1v1_5)
      case .rs512: key.isValidSignature(signature, for: SHA512.hash(data: bytes), padding: .insecurePKCS1v1_5)
      default: key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
      }
    case .p256(let key):
      return (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
        key.isValidSignature($0, for: bytes)
      } ?? false
    case .p384(let key):
      return (try? P384.Signing.ECDSASignature(rawRepresentation: signature)).map {
        key.isValidSignature($0, for: bytes)
      } ?? false
    case .p521(let key):
      return (try? P521.Signing.ECDSASignature(rawRepresentation: signature)).map {
        key.isValidSignature($0, for: bytes)
      } ?? false
    case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
    }
  }

  /// The members of RFC 7517 that are the key itself.
  var jsonWebKey: JSONObject? {
    switch key {
    case .rsa(let key):
      guard let numbers = try? key.getKeyPrimitives() else { return nil }
      return [
        "kty": .text("RSA"), "n": .text(Base64URL.encode(numbers.modulus)),
        "e": .text(Base64URL.encode(numbers.publicExponent)),
      ]
    case .p256(let key): return Self.point("P-256", Array(key.rawRepresentation))
    case .p384(let key): return Self.point("P-384", Array(key.rawRepresentation))
    case .p521(let key): return Self.point("P-521", Array(key.rawRepresentation))
    case .ed25519(let key):
      return [
        "kty": .text("OKP"), "crv": .text("Ed25519"), "x": .text(Base64URL.encode(Array(key.rawRepresentation))),
      ]
    }
  }

  /// - Parameter bytes: both coordinates.
  private static func point(_ curve: String, _ bytes: [UInt8]) -> JSONObject {
    let half = bytes.count / 2
    return [
      "kty": .text("EC"), "crv": .text(curve), "x": .text(Base64URL.encode(bytes.prefix(half))),
      "y": .text(Base64URL.encode(bytes.dropFirst(half))),
    ]
  }
}
