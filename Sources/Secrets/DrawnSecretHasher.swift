import Domain

/// Hashes secrets that were drawn: nobody can try all of a long one, so that one round of PBKDF2 (RFC 8018) says no more of it
/// than a costly hash would, and takes no thread. What is short, or was hashed before, goes to another hasher.
package struct DrawnSecretHasher: PasswordHasher {
  private let other: any PasswordHasher

  /// Of digits alone these are 106 bits.
  private static let minimumLength = 32

  package init(orElse other: any PasswordHasher) { self.other = other }

  package func hash(_ secret: String, for caller: String) async throws -> String {
    guard secret.utf8.count >= Self.minimumLength else { return try await other.hash(secret, for: caller) }
    var generator = SystemRandomNumberGenerator()
    let one = PBKDF2(function: .sha256, rounds: 1, salt: Random.bytes(16, using: &generator))
    guard let key = one.key(of: Array(secret.utf8), length: 32) else {
      return try await other.hash(secret, for: caller)
    }
    return "$pbkdf2-sha256$1$\(HashFields.encoded(one.salt))$\(HashFields.encoded(key.bytes))"
  }

  package func verify(_ secret: String, hash: String, for caller: String) async throws -> PasswordMatch {
    guard !secret.isEmpty else { return .wrong }
    guard let stored = try? StoredHash(hash, allowsMD5: false), case .pbkdf2(let one, let key) = stored.method,
      one.rounds == 1
    else { return try await other.verify(secret, hash: hash, for: caller) }
    guard let found = one.key(of: Array(secret.utf8), length: key.count) else { return .wrong }
    return constantTimeEqual(found.bytes, key) ? .right : .wrong
  }

  package func refusal(of hash: String) -> String? { other.refusal(of: hash) }
}
