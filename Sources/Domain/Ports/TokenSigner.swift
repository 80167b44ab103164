/// Signs what this server issues, and verifies what comes: JSON Web Tokens in their compact form (RFC 7519, RFC 7515 section
/// 7.1), and tokens that are opaque to whoever has them.
package protocol TokenSigner: Sendable {
  /// A new pair of keys. Takes long: made on threads of its own.
  /// - Throws: `DomainError` `resourceExhausted` when too many are waiting.
  func makeKey(id: String, _ algorithm: SigningAlgorithm, bits: Int) async throws -> NewWebKey
  /// What clients verify with (RFC 7517), published: `kty`, `use`, `alg`, `kid` and the public key.
  func jsonWebKey(_ key: NewWebKey) -> JSONObject?
  /// Signs claims, on threads of its own.
  /// - Parameter caller: whoever asks has a share of the places in the queue.
  /// - Throws: `DomainError`: `resourceExhausted` when too many are waiting; `preconditionFailed` where the private key was
  ///   sealed with another master key.
  func sign(_ claims: JSONObject, with key: NewWebKey, for caller: String) async throws -> String
  /// The parts of a token, of which nothing is proved yet; nil where it is none, or a longer one than any of use.
  func read(_ token: String) -> UnverifiedToken?
  /// Whether the token was signed with this key, by the key's own algorithm.
  func isSigned(_ token: UnverifiedToken, by key: NewWebKey) -> Bool
  /// Whether it was signed by RS256 with the private part of a public key in PEM.
  func isSigned(_ token: UnverifiedToken, byPEM publicKey: [UInt8]) -> Bool
  /// What a text is hashed to by an algorithm's function, as `at_hash` has it (OpenID Connect Core section 3.1.3.6).
  func hash(_ text: String, by algorithm: SigningAlgorithm) -> [UInt8]
  /// `claims` as text that this server alone can have made.
  func seal(_ claims: JSONObject) -> String
  /// What `seal` was given; nil for any other text.
  func open(sealed: String) -> JSONObject?
}

/// A token of which nothing is proved yet.
package struct UnverifiedToken: Sendable {
  /// The header's `alg`.
  package var algorithm: String
  /// The header's `kid`: which key it claims to be signed with.
  package var keyID: String
  package var claims: JSONObject
  /// What the signature is about, as it came.
  package var signed: [UInt8]
  package var signature: [UInt8]

  package init(algorithm: String, keyID: String, claims: JSONObject, signed: [UInt8], signature: [UInt8]) {
    self.algorithm = algorithm
    self.keyID = keyID
    self.claims = claims
    self.signed = signed
    self.signature = signature
  }
}

/// Tells whether issued tokens count.
package protocol IssuedTokens: Sendable {
  /// All that decides about a token and its user, in one look-up; nil for an unknown user.
  func standing(userID: String, tokenID: String) async throws -> TokenStanding?
}

/// Where a token and its user stand.
package struct TokenStanding: Sendable, Equatable {
  /// Its `tokenExpires` is of no meaning.
  package var bearer: Bearer
  /// Whether the token was taken back.
  package var isRevoked: Bool
  /// Tokens of the user that were issued up to then count no more; nil: all do.
  package var ended: Timestamp?
  /// The number of the instance's last event: whoever keeps its keys in memory sees that there are others.
  package var instanceSequence: UInt64

  package init(bearer: Bearer, isRevoked: Bool, ended: Timestamp?, instanceSequence: UInt64) {
    self.bearer = bearer
    self.isRevoked = isRevoked
    self.ended = ended
    self.instanceSequence = instanceSequence
  }
}
