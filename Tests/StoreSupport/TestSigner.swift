import Domain
import Synchronization

/// Tokens that are numbers: what they say and who has signed it is remembered here.
package final class TestSigner: TokenSigner {
  private let tokens = Mutex<[String: UnverifiedToken]>([:])
  private let readings = Mutex(0)
  private let verifications = Mutex(0)

  /// How often a token was read or opened.
  package var readingCount: Int { readings.withLock { $0 } }
  /// How often a signature was verified.
  package var verificationCount: Int { verifications.withLock { $0 } }

  package init() {}

  package func makeKey(id: String, _ algorithm: SigningAlgorithm, bits: Int) async throws -> NewWebKey {
    var key = NewWebKey(id: id, algorithm: algorithm, publicKey: Array(id.utf8), sealedPrivateKey: [1])
    key.bits = bits
    return key
  }

  package func jsonWebKey(_ key: NewWebKey) -> JSONObject? {
    ["kid": .text(key.id), "alg": .text(key.algorithm.rawValue), "use": .text("sig")]
  }

  package func sign(_ claims: JSONObject, with key: NewWebKey, for caller: String) async throws -> String {
    add(claims, key.algorithm.rawValue, keyID: key.id, signature: Array(key.id.utf8))
  }

  /// What a program with the key of `TestKeyMaker` signs.
  package func assertion(_ claims: JSONObject, keyID: String, algorithm: String = "RS256") -> String {
    add(claims, algorithm, keyID: keyID, signature: Array("PUBLIC KEY".utf8))
  }

  private func add(_ claims: JSONObject, _ algorithm: String, keyID: String, signature: [UInt8]) -> String {
    tokens.withLock { tokens in
      let text = "eyJ\(tokens.count)"
      tokens[text] = UnverifiedToken(
        algorithm: algorithm, keyID: keyID, claims: claims, signed: Array(text.utf8), signature: signature)
      return text
    }
  }

  package func read(_ token: String) -> UnverifiedToken? {
    readings.withLock { $0 += 1 }
    return tokens.withLock { $0[token] }
  }

  package func isSigned(_ token: UnverifiedToken, by key: NewWebKey) -> Bool {
    verifications.withLock { $0 += 1 }
    return token.signature == key.publicKey && token.algorithm == key.algorithm.rawValue
  }

  package func isSigned(_ token: UnverifiedToken, byPEM publicKey: [UInt8]) -> Bool {
    verifications.withLock { $0 += 1 }
    return token.signature == publicKey && token.algorithm == "RS256"
  }

  package func hash(_ text: String, by algorithm: SigningAlgorithm) -> [UInt8] { Array(text.utf8) }

  package func seal(_ claims: JSONObject) -> String { add(claims, "", keyID: "", signature: []) }

  package func open(sealed: String) -> JSONObject? {
    read(sealed).flatMap { $0.signature.isEmpty ? $0.claims : nil }
  }
}
