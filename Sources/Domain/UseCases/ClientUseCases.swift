/// How a program says who it is.
package enum ClientProof: Sendable {
  /// Names and secrets that the same bytes can mean: who sends them may have encoded them or not.
  case secrets([(id: String, secret: String)])
  /// What it has signed with a key of its own (RFC 7523).
  case assertion(String)
}

/// A program that has proved who it is.
package struct ProvedClient: Sendable {
  package var user: User
  /// What it goes by: its login name or its id.
  package var id: String
}

extension OAuthError {
  /// Whoever has no such key is not told what is wrong with it.
  fileprivate static let assertionInvalid = OAuthError(.invalidGrant, "assertion invalid")
  package static let noClient = OAuthError(.invalidRequest, "client_id or client_assertion must be provided")
  package static let secretInvalid = OAuthError(.invalidRequest, "Errors.User.Machine.Secret.Invalid")
  package static let secretMissing = OAuthError(.invalidRequest, "Errors.User.Machine.Secret.NotExisting")
  package static let clientUnknown = OAuthError(.invalidClient, "client not found")
  static let userNotActive = OAuthError(.invalidRequest, "Errors.User.NotActive")
}

extension UseCases {
  /// Which program it is that proves itself.
  /// - Throws: `OAuthError`; `DomainError` `resourceExhausted`; `StoreError`.
  package func client(_ proof: ClientProof, issuer: String) async throws -> ProvedClient {
    switch proof {
    case .assertion(let assertion):
      let user = try await machine(provedBy: assertion, issuer: issuer)
      return ProvedClient(user: user, id: user.id)
    case .secrets(let pairs):
      var refusal: OAuthError?
      for (id, secret) in pairs {
        switch try await machine(named: id, secret: secret) {
        case .success(let user): return ProvedClient(user: try active(user), id: id)
        // What is said of the first spelling: the others are guesses of ours.
        case .failure(let error): refusal = refusal ?? error
        }
      }
      throw refusal ?? .noClient
    }
  }

  /// The machine of a login name and a secret. What there is not is compared with something, too.
  private func machine(named name: String, secret: String) async throws -> Result<User, OAuthError> {
    let user = name.canName ? try await store.user(loginName: name) : nil
    let hash = user?.machine?.secretHash
    let match = try await secrets.verify(secret, hash: hash ?? Self.nobodysHash, for: user?.id ?? name)
    guard let user else { return .failure(.clientUnknown) }
    guard hash != nil else { return .failure(.secretMissing) }
    return match == .wrong ? .failure(.secretInvalid) : .success(user)
  }

  /// A hash as those of secrets, of none.
  private static let nobodysHash = "$pbkdf2-sha256$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  private func active(_ user: User) throws(OAuthError) -> User {
    guard user.state == .active else { throw .userNotActive }
    return user
  }
}

/// What a program says of itself and signs: `{"iss": id, "sub": id, "aud": [issuer], "iat": …, "exp": …}`.
extension UseCases {
  /// Clocks may differ by so many seconds.
  private static let leeway: Int64 = 60
  /// A public key as those of programs, of a pair whose other half is gone.
  private static let nobodysKey = Array(
    """
    -----BEGIN PUBLIC KEY-----
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnQxizNky4dRZJmOyGwmz
    iSaYz4W1C6REZQsZ8aWHhU/W+v0Bj9ltYfGpRlBPCEIDYdcj0HkG67jOBULARpO0
    N4r6OKXDxe34PRnvhisfl0Vf7sE1ksgP9gQU5efdXtKMnlBtt8nLc4qCt2tSwsJk
    MFIo1mFmLZxXITd2WbquSUiDa/46AoYlf0y9X2mxAw/Aq0UKDwDbJ4n/Lj6Vfp4F
    achVmCYKuqUiIgGCO7xsCd3hM6Rlf/udjDH0z7xMPx+vAg6RrM29gkQX2w1OmLqH
    f9emXja+k8053nv3GkVGaQlHeGcT7KEBLcEuv7BR8ANP7omYtjOzkLX34BNiALxs
    6wIDAQAB
    -----END PUBLIC KEY-----
    """.utf8)
  /// For so many seconds an assertion counts at most, whatever it says itself.
  private static let longest: Int64 = 3600

  /// The machine whose key has signed an assertion, which counts once. Where there is no such key another is tried, so that the
  /// time does not tell of it.
  func machine(provedBy assertion: String, issuer: String) async throws -> User {
    guard let token = signer.read(assertion), let id = token.claims["iss"]?.text, token.claims["sub"]?.text == id,
      id.canName, token.keyID.canName
    else { throw OAuthError.assertionInvalid }
    let key = try await items.machineKey(id: token.keyID, userID: id)
    let isSigned = signer.isSigned(token, byPEM: key?.publicKey ?? Self.nobodysKey)
    guard let key, isSigned, clock.now < key.expires else { throw OAuthError.assertionInvalid }
    let end = try check(token.claims, issuer: issuer)
    guard let user = try await store.user(id: id), user.exists else { throw OAuthError.assertionInvalid }
    let proved = try active(user)
    do {
      // The header and the claims tell it from others: of a signature there may be several.
      let digest = Base64URL.encode(vault.digest(token: String(decoding: token.signed, as: UTF8.self)))
      try await store.execute(.useAssertion(digest, until: end))
    } catch let error as DomainError where error.kind == .alreadyExists {
      throw OAuthError(.invalidGrant, "assertion used before")
    }
    return proved
  }

  /// - Returns: until when it could be used.
  private func check(_ claims: JSONObject, issuer: String) throws(OAuthError) -> Timestamp {
    func refuse(_ reason: String) -> OAuthError { OAuthError(.invalidGrant, "assertion \(reason)") }
    guard claims["aud"]?.texts?.contains(issuer) == true else { throw refuse("is not for \(issuer)") }
    guard let expires = claims["exp"]?.number, let issued = claims["iat"]?.number else {
      throw refuse("needs exp and iat")
    }
    let now = clock.now.seconds
    guard expires > now - Self.leeway else { throw refuse("expired") }
    guard issued <= now + Self.leeway, claims["nbf"]?.number ?? now <= now + Self.leeway else {
      throw refuse("is of the future")
    }
    guard issued >= now - Self.longest - Self.leeway else { throw refuse("is too old") }
    return Timestamp(seconds: min(expires, issued + Self.longest)).adding(seconds: Self.leeway)
  }
}

extension String {
  /// Whether anything can be looked for by this: an id, or a login name.
  fileprivate var canName: Bool {
    (1...1000).contains(utf8.count) && (try? TextKind.searched.checked(self)) != nil
  }
}
