/// Draws codes and tokens, and guards them. All calls are quick.
package protocol CodeVault: Sendable {
  /// A new code or secret, drawn uniformly.
  func draw(_ generator: SecretGenerator) -> String
  /// The keyed digest that a user's state keeps of a code.
  func digest(code: String, userID: String) -> [UInt8]
  /// Encrypts a code for the outbox.
  func seal(code: String, userID: String) -> [UInt8]
  /// Decrypts a code from the outbox; nil when it was sealed with another key or for another user.
  func open(sealed: [UInt8], userID: String) -> String?
  /// Encrypts the secret of an authenticator app, under a key that opens nothing else.
  func seal(_ secret: TOTPSecret, userID: String) -> [UInt8]
  /// Decrypts what `seal(_:userID:)` has made; nil when that was with another key or for another user.
  func openTOTPSecret(sealed: [UInt8], userID: String) -> TOTPSecret?
  /// A new secret for an authenticator app: 160 bits, as RFC 4226 section 4 recommends.
  func drawTOTPSecret() -> TOTPSecret
  /// Whose one-time password (RFC 6238) a text of six digits is: a step of 30 seconds since 1970, the current one or one of
  /// the two beside it, since clocks differ. Nil: of none.
  func step(of code: String, with secret: TOTPSecret, at now: Timestamp) -> Int64?
  /// A new bearer token that nobody can guess, safe in a header.
  func drawToken() -> String
  /// The same for a session: it begins with `SessionToken.prefix`, and is base64url as a whole.
  func drawSessionToken() -> String
  /// SHA-256 of a token: what the store looks it up by.
  func digest(token: String) -> [UInt8]
  /// Encrypts what a provider is spoken to with, under a key that opens nothing else: put in another's place it opens to
  /// nothing.
  func seal(providerSecret: String, providerID: String) -> [UInt8]
  /// Decrypts what `seal(providerSecret:providerID:)` has made; nil when that was with another key or for another provider.
  func openProviderSecret(sealed: [UInt8], providerID: String) -> String?
}

/// Makes and reads keys of programs, on threads of its own.
package protocol KeyMaker: Sendable {
  /// A new pair, both in PEM.
  /// - Throws: `DomainError` `resourceExhausted` when too many are waiting.
  func makePair() async throws -> (privateKey: [UInt8], publicKey: [UInt8])
  /// Whether this is a public key, in PEM, of a kind and size that can be verified with here.
  func isPublicKey(_ pem: [UInt8]) -> Bool
}

/// Hashes passwords on threads of its own. Whoever asks has a share of the places in a queue, and waits for their turn.
package protocol PasswordHasher: Sendable {
  /// The hash of a new password, as text that names its method and cost.
  /// - Parameter caller: the id of whoever asks.
  /// - Throws: `DomainError` `resourceExhausted` when too many are waiting.
  func hash(_ password: String, for caller: String) async throws -> String
  /// - Throws: `DomainError` `resourceExhausted` when too many are waiting.
  func verify(_ password: String, hash: String, for caller: String) async throws -> PasswordMatch
  /// Why an imported hash cannot be verified here: its kind, in words for whoever imports it. Nil: it can be.
  func refusal(of hash: String) -> String?
}

/// What a comparison of a password with a hash came to.
package enum PasswordMatch: Sendable, Equatable {
  case wrong
  case right
  /// It is right, and the hash is weaker than those of new passwords are: it is to be made anew.
  case rightButWeak
}
