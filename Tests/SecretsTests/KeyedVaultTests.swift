import Testing
import Domain

@testable import Secrets

@Suite("Keyed vault")
struct KeyedVaultTests {
  private let vault: KeyedVault
  private let other: KeyedVault

  init() throws {
    self.vault = KeyedVault(try MasterKey(bytes: [UInt8](0..<32)))
    self.other = KeyedVault(try MasterKey(bytes: [UInt8](1..<33)))
  }

  @Test("A code has six characters of its alphabet, and is not drawn twice")
  func codes() {
    let codes = (0..<200).map { _ in self.vault.draw(.standard(.emailVerification)) }
    for code in codes {
      #expect(code.utf8.count == 6)
      #expect(code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) })
    }
    // Two equal ones among 200 of 2 billion: once in 100,000 runs.
    #expect(Set(codes).count >= 199)
  }

  @Test("Each byte below the last whole multiple of 36 is used, each other one drawn again")
  func uniformity() {
    /// Counts through all bytes.
    struct Counter: RandomNumberGenerator {
      var next8: UInt64 = 0
      mutating func next() -> UInt64 {
        defer { self.next8 += 8 }
        return (0..<8).reduce(0) { $0 | ((self.next8 + $1) % 256) << ($1 * 8) }
      }
    }
    var counter = Counter()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    let word = Random.word(252, over: alphabet, using: &counter)
    var frequencies: [Character: Int] = [:]
    for character in word { frequencies[character, default: 0] += 1 }
    #expect(frequencies.count == 36)
    #expect(frequencies.values.allSatisfy { $0 == 7 })
    #expect(counter.next8 == 256, "no byte was skipped")
  }

  @Test("What was sealed opens for the same user with the same key, and in no other case")
  func sealing() throws {
    let sealed = self.vault.seal(code: "A1B2C3", userID: "42")
    #expect(self.vault.open(sealed: sealed, userID: "42") == "A1B2C3")
    #expect(self.vault.open(sealed: sealed, userID: "43") == nil)
    #expect(self.vault.open(sealed: sealed, userID: "") == nil)
    #expect(self.other.open(sealed: sealed, userID: "42") == nil)
    #expect(!sealed.indices.contains { sealed[$0...].starts(with: "A1B2".utf8) })
  }

  @Test("The secret of an app opens for its owner alone, and no code stands in for it")
  func authenticators() throws {
    let secret = try TOTPSecret("JBSWY3DPEHPK3PXP")
    let sealed = self.vault.seal(secret, userID: "42")
    #expect(self.vault.openTOTPSecret(sealed: sealed, userID: "42") == secret)
    #expect(self.vault.openTOTPSecret(sealed: sealed, userID: "43") == nil)
    #expect(self.other.openTOTPSecret(sealed: sealed, userID: "42") == nil)
    #expect(self.vault.open(sealed: sealed, userID: "42") == nil)
    #expect(self.vault.openTOTPSecret(sealed: self.vault.seal(code: "AAAA", userID: "42"), userID: "42") == nil)
    #expect(!sealed.indices.contains { sealed[$0...].starts(with: "JBSW".utf8) })
  }

  @Test("Each bit that changes is noticed")
  func tampering() {
    let sealed = self.vault.seal(code: "A1B2C3", userID: "42")
    for index in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[index] ^= 1 << UInt8(bit)
        #expect(self.vault.open(sealed: changed, userID: "42") == nil, "byte \(index), bit \(bit)")
      }
    }
    for length in 0..<sealed.count {
      #expect(self.vault.open(sealed: Array(sealed.prefix(length)), userID: "42") == nil)
    }
  }

  @Test("Two seals of one code differ")
  func nonces() {
    #expect(self.vault.seal(code: "A1B2C3", userID: "42") != self.vault.seal(code: "A1B2C3", userID: "42"))
  }

  @Test("A code's digest depends on key, user and code, and on where one ends and the other begins")
  func digests() {
    let digest = self.vault.digest(code: "A1B2C3", userID: "42")
    #expect(digest.count == 32)
    #expect(digest == self.vault.digest(code: "A1B2C3", userID: "42"))
    #expect(digest != self.vault.digest(code: "A1B2C4", userID: "42"))
    #expect(digest != self.vault.digest(code: "A1B2C3", userID: "43"))
    #expect(digest != self.other.digest(code: "A1B2C3", userID: "42"))
    #expect(self.vault.digest(code: "2A", userID: "4") != self.vault.digest(code: "A", userID: "42"))
  }

  @Test("Digests and sealed codes of this version can be read for ever")
  func stability() {
    #expect(
      self.vault.digest(code: "A1B2C3", userID: "42").hex
        == "95b15dbfdaac372b22adeea8d20bca066854e85782da89aa89642ee8a4789f62")
    // Made with Python: hmac, hashlib and cryptography.
    #expect(
      self.vault.open(
        sealed: [UInt8](hex: "01000102030405060708090a0b566f698b7d4253ebf1d796a39184f9a36fcbefead576"), userID: "42")
        == "A1B2C3")
  }

  @Test("A provider's secret opens for that provider alone, and with nobody else's key")
  func providerSecrets() {
    let sealed = self.vault.seal(providerSecret: "s3cret", providerID: "42")
    #expect(self.vault.openProviderSecret(sealed: sealed, providerID: "42") == "s3cret")
    #expect(self.vault.openProviderSecret(sealed: sealed, providerID: "43") == nil)
    #expect(self.other.openProviderSecret(sealed: sealed, providerID: "42") == nil)
    #expect(self.vault.open(sealed: sealed, userID: "42") == nil)
    #expect(
      self.vault.openProviderSecret(sealed: self.vault.seal(code: "A1B2C3", userID: "42"), providerID: "42") == nil)
    #expect(sealed != self.vault.seal(providerSecret: "s3cret", providerID: "42"))
  }

  @Test("A token is known by its beginning, safe in a header, and unlike the others")
  func tokens() {
    let tokens = (0..<100).map { _ in self.vault.drawToken() }
    #expect(Set(tokens).count == 100)
    for token in tokens {
      #expect(token.hasPrefix("signet_"))
      #expect(token.utf8.count == 7 + 43)
      #expect(
        token.utf8.allSatisfy {
          $0 == 45 || $0 == 95 || Unicode.Scalar($0).properties.isAlphabetic || (48...57).contains($0)
        })
    }
  }

  @Test("A token's digest is SHA-256 (FIPS 180-4's example)")
  func tokenDigest() {
    #expect(
      self.vault.digest(token: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(
    "Base64url of RFC 4648 section 10",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"), ("\u{3f}\u{3f}\u{3e}", "Pz8-"), ("\u{3f}\u{3f}\u{3f}", "Pz8_"),
    ])
  func base64url(text: String, encoded: String) {
    #expect(Base64URL.encode(Array(text.utf8)) == encoded)
  }
}

extension [UInt8] {
  var hex: String { self.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  init(hex: String) {
    let digits = hex.compactMap { $0.hexDigitValue }
    self = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
