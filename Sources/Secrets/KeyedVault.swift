import Crypto
import Domain

/// Draws codes and tokens, and guards them with keys that are derived from the master key.
package struct KeyedVault: CodeVault {
  /// What every token begins with, so that people and secret scanners know one when they see it.
  package static let tokenPrefix = "signet_"

  /// The first byte of what is sealed: the layout and the key. A later layout gets another.
  private static let version: UInt8 = 1
  private static let nonceLength = 12
  private static let tagLength = 16

  private let digestKey: SymmetricKey
  private let sealingKey: SymmetricKey
  private let totpKey: SymmetricKey
  private let providerKey: SymmetricKey
  private let webKeyKey: SymmetricKey
  /// What tokens that are opaque to others are made with.
  let accessTokenKey: SymmetricKey

  /// Tells the master key from others, and nothing about it: a store keeps it to know the key that its secrets are sealed
  /// with.
  package let keyCheck: [UInt8]

  package init(_ master: MasterKey) {
    self.keyCheck = Array(
      HMAC<SHA256>.authenticationCode(for: Array("signet".utf8), using: master.subkey("signet key check 1")))
    self.digestKey = master.subkey("signet code digest 1")
    self.sealingKey = master.subkey("signet code sealing 1")
    self.totpKey = master.subkey("signet totp sealing 1")
    self.providerKey = master.subkey("signet provider sealing 1")
    self.webKeyKey = master.subkey("signet web key sealing 1")
    self.accessTokenKey = master.subkey("signet access token 1")
  }

  package func draw(_ generator: SecretGenerator) -> String {
    var random = SystemRandomNumberGenerator()
    return Random.word(generator.length, over: generator.alphabets.characters, using: &random)
  }

  /// HMAC-SHA256 over the user's id, preceded by its length, and the code: a digest copied to another user matches
  /// nothing there, and without the key the few possible codes cannot be tried.
  package func digest(code: String, userID: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Self.framed(userID) + Array(code.utf8), using: self.digestKey))
  }

  package func seal(code: String, userID: String) -> [UInt8] {
    Self.seal(code, userID: userID, under: self.sealingKey)
  }

  package func open(sealed: [UInt8], userID: String) -> String? {
    Self.open(sealed, userID: userID, under: self.sealingKey)
  }

  /// As a code, under other keys: a sealed code put in its place opens to nothing.
  package func seal(_ secret: TOTPSecret, userID: String) -> [UInt8] {
    Self.seal(secret.text, userID: userID, under: self.totpKey)
  }

  package func openTOTPSecret(sealed: [UInt8], userID: String) -> TOTPSecret? {
    Self.open(sealed, userID: userID, under: self.totpKey).flatMap { try? TOTPSecret($0) }
  }

  package func drawTOTPSecret() -> TOTPSecret {
    var generator = SystemRandomNumberGenerator()
    return TOTPSecret(bytes: Random.bytes(20, using: &generator))
  }

  package func step(of code: String, with secret: TOTPSecret, at now: Timestamp) -> Int64? {
    TOTPGenerator(secret).step(of: code, at: now)
  }

  /// As a code, under other keys and for the provider's id.
  package func seal(providerSecret: String, providerID: String) -> [UInt8] {
    Self.seal(providerSecret, userID: providerID, under: self.providerKey)
  }

  package func openProviderSecret(sealed: [UInt8], providerID: String) -> String? {
    Self.open(sealed, userID: providerID, under: self.providerKey)
  }

  /// As a code, under other keys and for the key's id.
  func seal(privateKey: [UInt8], keyID: String) -> [UInt8] {
    Self.seal(privateKey, userID: keyID, under: self.webKeyKey)
  }

  func openPrivateKey(sealed: [UInt8], keyID: String) -> [UInt8]? {
    Self.bytes(sealed, userID: keyID, under: self.webKeyKey)
  }

  /// AES-256-GCM under a key of the user's (or provider's) own, with its id as associated data.
  ///
  ///     sealed = version nonce ciphertext tag
  ///
  /// With random nonces a key is good for 2³² messages (NIST SP 800-38D section 8.3), which one key for all users
  /// would reach within days.
  private static func seal(_ bytes: [UInt8], userID: String, under key: SymmetricKey) -> [UInt8] {
    let box: AES.GCM.SealedBox
    do {
      box = try AES.GCM.seal(
        bytes, using: Self.key(key, of: userID), authenticating: Array(userID.utf8))
    } catch {
      // The key has its length, and nothing of ours comes near the 64 GiB that GCM can encrypt.
      preconditionFailure("AES-GCM refused to encrypt: \(error)")
    }
    return [Self.version] + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  private static func seal(_ text: String, userID: String, under key: SymmetricKey) -> [UInt8] {
    Self.seal(Array(text.utf8), userID: userID, under: key)
  }

  private static func open(_ sealed: [UInt8], userID: String, under key: SymmetricKey) -> String? {
    Self.bytes(sealed, userID: userID, under: key).flatMap { String(validating: $0, as: UTF8.self) }
  }

  private static func bytes(_ sealed: [UInt8], userID: String, under key: SymmetricKey) -> [UInt8]? {
    guard sealed.count >= 1 + Self.nonceLength + Self.tagLength, sealed.first == Self.version else { return nil }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
      return Array(try AES.GCM.open(box, using: Self.key(key, of: userID), authenticating: Array(userID.utf8)))
    } catch {
      return nil
    }
  }

  /// `signet_` and 32 random bytes in base64url.
  package func drawToken() -> String {
    Self.tokenPrefix + Self.drawWord()
  }

  package func drawSessionToken() -> String { SessionToken.prefix + Self.drawWord() }

  private static func drawWord() -> String {
    var generator = SystemRandomNumberGenerator()
    return Base64URL.encode(Random.bytes(32, using: &generator))
  }

  package func digest(token: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(token.utf8)))
  }

  private static func key(_ key: SymmetricKey, of userID: String) -> SymmetricKey {
    HKDF<SHA256>.expand(pseudoRandomKey: key, info: Array(userID.utf8), outputByteCount: 32)
  }

  /// The text preceded by its length, so that what follows cannot be taken for its end.
  private static func framed(_ text: String) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).bigEndian) { Array($0) } + Array(text.utf8)
  }
}
