import Crypto
import CryptoExtras
import Domain
import Synchronization
import Threads

/// JSON Web Tokens in their compact form, signed with keys of the instance, and tokens of our own that are sealed.
///
///     token  = base64url(header) "." base64url(claims) "." base64url(signature)
///     sealed = base64url(claims) "." base64url(HMAC-SHA256 of what is before the dot)
///
/// A signature of RSA takes half a millisecond of a core: it is made on threads of its own, in whose queue callers take turns.
package final class JSONWebTokens: TokenSigner {
  private let vault: KeyedVault
  private let pool: ThreadPool<Void>
  private let signing = Mutex<[String: SigningKey]>([:])
  private let verifying = Mutex<[String: (publicKey: [UInt8], key: VerifyingKey)]>([:])

  private enum Queue {
    static let signatures = 0
    static let keys = 1
  }

  /// Longer than any token of ours, and as much as is looked at of a stranger's.
  private static let maximumLength = 16_384
  /// More keys than an instance has: those that are gone make room.
  private static let maximumCached = 64

  /// - Parameters:
  ///   - threads: how many signatures are made at once.
  ///   - waiting: how many may wait; of one caller a quarter of them.
  /// - Throws: `ThreadPoolError` when the system gives no threads.
  package init(_ vault: KeyedVault, threads: Int, waiting: Int = 1024) throws(ThreadPoolError) {
    self.vault = vault
    self.pool = try ThreadPool(
      name: "signatures", threads: threads,
      queues: [QueuePlaces(waiting: waiting, share: max(1, waiting / 4)), QueuePlaces(waiting: 4)]
    ) {}
  }

  package func makeKey(id: String, _ algorithm: SigningAlgorithm, bits: Int) async throws -> NewWebKey {
    let key = try await run(in: Queue.keys, for: "") { Result { try SigningKey(making: algorithm, bits: bits) } }
    var made = NewWebKey(
      id: id, algorithm: algorithm, publicKey: key.publicBytes,
      sealedPrivateKey: vault.seal(privateKey: key.privateBytes, keyID: id))
    made.bits = bits
    return made
  }

  package func jsonWebKey(_ key: NewWebKey) -> JSONObject? {
    verifyingKey(key)?.jsonWebKey?.merging([
      "use": .text("sig"), "alg": .text(key.algorithm.rawValue), "kid": .text(key.id),
    ]) { own, _ in own }
  }

  package func sign(_ claims: JSONObject, with key: NewWebKey, for caller: String) async throws -> String {
    let signing = try signingKey(key)
    let header: JSONObject = [
      "alg": .text(key.algorithm.rawValue), "kid": .text(key.id), "typ": .text("JWT"),
    ]
    let signed = "\(Base64URL.encode(header.jsonBytes)).\(Base64URL.encode(claims.jsonBytes))"
    let signature = try await run(in: Queue.signatures, for: caller) {
      Result { try signing.signature(of: Array(signed.utf8)) }
    }
    return "\(signed).\(Base64URL.encode(signature))"
  }

  private func run<Value: Sendable>(
    in queue: Int, for caller: String, _ work: @escaping @Sendable () -> Result<Value, any Error>
  ) async throws -> Value {
    do {
      return try await pool.run(in: queue, for: caller) { _ in work() }.get()
    } catch ThreadPoolError.full {
      throw DomainError(.resourceExhausted, "SIGNET-Jw1fu", "Errors.Token.TooManyAtOnce", retryAfter: 1)
    }
  }

  package func read(_ token: String) -> UnverifiedToken? {
    guard token.utf8.count <= Self.maximumLength else { return nil }
    guard let jws = CompactJWS(token), let claims = JSONObject(parsing: jws.payload) else { return nil }
    return UnverifiedToken(
      algorithm: jws.algorithm, keyID: jws.keyID, claims: claims, signed: jws.signed, signature: jws.signature)
  }

  private static func object(_ text: Substring.UTF8View) -> JSONObject? {
    Base64URL.decode(text).flatMap { JSONObject(parsing: $0) }
  }

  package func isSigned(_ token: UnverifiedToken, by key: NewWebKey) -> Bool {
    verifyingKey(key)?.hasSigned(token) ?? false
  }

  package func isSigned(_ token: UnverifiedToken, byPEM publicKey: [UInt8]) -> Bool {
    guard let pem = String(validating: publicKey, as: UTF8.self) else { return false }
    return (try? VerifyingKey(pem: pem))?.hasSigned(token) ?? false
  }

  package func hash(_ text: String, by algorithm: SigningAlgorithm) -> [UInt8] {
    let bytes = Array(text.utf8)
    return switch algorithm {
    case .rs256, .es256: Array(SHA256.hash(data: bytes))
    case .rs384, .es384: Array(SHA384.hash(data: bytes))
    case .rs512, .es512, .edDSA: Array(SHA512.hash(data: bytes))
    }
  }

  package func seal(_ claims: JSONObject) -> String {
    let text = Base64URL.encode(claims.jsonBytes)
    let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: vault.accessTokenKey)
    return "\(text).\(Base64URL.encode(Array(code)))"
  }

  package func open(sealed: String) -> JSONObject? {
    guard sealed.utf8.count <= Self.maximumLength else { return nil }
    let parts = sealed.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 2, let code = Base64URL.decode(parts[1]),
      // Compared in constant time.
      HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(parts[0]), using: vault.accessTokenKey)
    else { return nil }
    return Self.object(parts[0])
  }

  private func signingKey(_ key: NewWebKey) throws -> SigningKey {
    if let known = signing.withLock({ $0[key.id] }) { return known }
    guard let bytes = vault.openPrivateKey(sealed: key.sealedPrivateKey, keyID: key.id),
      let opened = try? SigningKey(key.algorithm, privateBytes: bytes)
    else { throw DomainError(.preconditionFailed, "SIGNET-Jw2mk", "Errors.WebKey.Unreadable") }
    signing.withLock { keys in
      if keys.count >= Self.maximumCached { keys.removeAll() }
      keys[key.id] = opened
    }
    return opened
  }

  private func verifyingKey(_ key: NewWebKey) -> VerifyingKey? {
    if let known = verifying.withLock({ $0[key.id] }), known.publicKey == key.publicKey { return known.key }
    guard let read = try? VerifyingKey(key.algorithm, publicBytes: key.publicKey) else { return nil }
    verifying.withLock { keys in
      if keys.count >= Self.maximumCached { keys.removeAll() }
      keys[key.id] = (key.publicKey, read)
    }
    return read
  }
}
