/// What a program is given.
package struct IssuedToken: Sendable, Equatable {
  package var accessToken: String
  /// Seconds.
  package var expiresIn: Int64
  /// Where it was asked for.
  package var idToken: String?
}

/// A token that counts, and where its user stands.
package struct CountingToken: Sendable {
  package var token: AccessToken
  package var bearer: Bearer
}

extension UseCases {
  /// Gives a program a token for its secret (RFC 6749 section 4.4).
  /// - Throws: `OAuthError`; `DomainError` `resourceExhausted`; `StoreError`.
  package func clientCredentials(_ proof: ClientProof, scope: String, issuer: String) async throws -> IssuedToken {
    let scopes = try OAuthScopes(parsing: scope)
    let client = try await client(proof, issuer: issuer)
    return try await issueToken(to: client, scopes, methods: ["pwd"], issuer: issuer)
  }

  /// Gives a program a token for what it has signed (RFC 7523 section 2.1).
  /// - Throws: as `clientCredentials`.
  package func jwtBearer(_ assertion: String, scope: String, issuer: String) async throws -> IssuedToken {
    guard !assertion.isEmpty else { throw OAuthError(.invalidRequest, "assertion missing") }
    let scopes = try OAuthScopes(parsing: scope)
    let user = try await machine(provedBy: assertion, issuer: issuer)
    return try await issueToken(to: ProvedClient(user: user, id: user.id), scopes, methods: [], issuer: issuer)
  }

  /// Nothing is written: the token says itself what it is, and only what is taken back is kept.
  private func issueToken(
    to client: ProvedClient, _ scopes: OAuthScopes, methods: [String], issuer: String
  ) async throws -> IssuedToken {
    let state = try await preparedOIDC()
    let user = client.user
    guard let organization = try await store.organization(id: user.organizationID), organization.exists else {
      throw OAuthError.userNotActive
    }
    let scopes = scopes.of(organization)
    let (now, lifetimes) = (clock.now, state.lifetimes)
    let audience = scopes.projects(own: state.projectID)
    let token = AccessToken(
      id: AccessToken.id(of: ids.next()), issuer: issuer, userID: user.id, clientID: client.id,
      audience: audience.isEmpty ? [client.id] : audience, scopes: scopes.names,
      issued: Timestamp(seconds: now.seconds),
      expires: Timestamp(seconds: now.seconds + lifetimes.accessTokenLifetime / 1_000_000), methods: methods)
    let key = try signingKey(of: state)
    let isJWT = user.machine?.accessTokenType == .jwt
    let more =
      isJWT || scopes.contains("openid") ? try await claims(of: user, organization, scopes).inToken(scopes) : [:]
    let accessToken =
      isJWT
      ? try await signer.sign(token.claims.merging(more) { own, _ in own }, with: key, for: user.id)
      : AccessToken.sealedPrefix + signer.seal(token.claims)
    var issued = IssuedToken(
      accessToken: accessToken, expiresIn: (token.expires.microseconds - now.microseconds) / 1_000_000)
    if scopes.contains("openid") {
      let claims = idToken(
        token, for: accessToken, by: key, until: now.seconds + lifetimes.idTokenLifetime / 1_000_000)
      issued.idToken = try await signer.sign(claims.merging(more) { own, _ in own }, with: key, for: user.id)
    }
    return issued
  }

  /// The claims that say who the user is, beside a token (OpenID Connect Core section 2).
  private func idToken(
    _ token: AccessToken, for accessToken: String, by key: NewWebKey, until expires: Int64
  ) -> JSONObject {
    var claims: JSONObject = [
      "iss": .text(token.issuer), "sub": .text(token.userID), "aud": .texts([token.clientID]),
      "exp": .number(expires), "iat": .number(token.issued.seconds), "auth_time": .number(token.issued.seconds),
      "azp": .text(token.clientID), "client_id": .text(token.clientID),
    ]
    if !token.methods.isEmpty { claims["amr"] = .texts(token.methods) }
    let hash = signer.hash(accessToken, by: key.algorithm)
    claims["at_hash"] = .text(Base64URL.encode(hash.prefix(hash.count / 2)))
    return claims
  }

  /// What is told of a user.
  /// - Parameter organization: the user's; nil where the scopes ask for nothing of it.
  package func claims(
    of user: User, _ organization: Organization?, _ scopes: OAuthScopes
  ) async throws -> UserClaims {
    var claims = UserClaims(user: user, organization: organization)
    if scopes.asksForMetadata {
      let page = PageRequest(limit: 1000, isAscending: true)
      claims.metadata = try await items.metadata(of: user.id, [], page).items.map(\.value)
    }
    return claims
  }
}

extension UseCases {
  /// An OAuth token that counts at this moment, on every node; nil for any other.
  ///
  /// What it is signed with is looked at first, so that garbage costs no look-up.
  package func countingToken(_ text: String) async throws -> CountingToken? {
    guard let proven = try await proven(text), clock.now < proven.token.expires,
      origin.isIssuer(proven.token.issuer),
      let standing = try await directory.standing(userID: proven.token.userID, tokenID: proven.token.id)
    else { return nil }
    // Keys may have gone since.
    if standing.instanceSequence > oidc.sequence { try await refreshInstance() }
    if let keyID = proven.keyID, oidc.state.webKey(keyID) == nil { return nil }
    guard !standing.isRevoked, standing.ended.map({ $0 < proven.drawn }) ?? true else { return nil }
    var bearer = standing.bearer
    bearer.tokenExpires = proven.token.expires
    return CountingToken(token: proven.token, bearer: bearer)
  }

  /// What a token says, if it was made here: found out when it comes first.
  private func proven(_ text: String) async throws -> ProvenToken? {
    let digest = vault.digest(token: text)
    if let known = provenTokens.token(of: digest) { return known }
    let claims: JSONObject?
    var keyID: String?
    if text.hasPrefix(AccessToken.sealedPrefix) {
      claims = signer.open(sealed: String(text.dropFirst(AccessToken.sealedPrefix.count)))
    } else {
      guard let unverified = signer.read(text), try await isSigned(unverified) else { return nil }
      (claims, keyID) = (unverified.claims, unverified.keyID)
    }
    guard let token = claims.flatMap(AccessToken.init), let drawn = token.drawn else { return nil }
    let proven = ProvenToken(token: token, drawn: drawn, keyID: keyID)
    if clock.now < token.expires { provenTokens.keep(proven, of: digest) }
    return proven
  }

  private func isSigned(_ token: UnverifiedToken) async throws -> Bool {
    if oidc.state.webKey(token.keyID) == nil {
      // Another node may have made it just now.
      try await refreshInstance()
    }
    guard let key = oidc.state.webKey(token.keyID) else { return false }
    return signer.isSigned(token, by: key.key)
  }

  /// Takes a token back.
  package func revoke(_ token: AccessToken, by editorID: String) async throws {
    try await store.execute(.revokeToken(token, by: editorID))
  }
}

/// OAuth tokens of programs, as bearer tokens of the API.
package struct OAuthTokens: TokenKind {
  private let useCases: UseCases

  package init(_ useCases: UseCases) { self.useCases = useCases }

  package func recognizes(_ token: String) -> Bool { AccessToken.isOne(token) }

  /// - Throws: `audienceInvalid` for a token that was not asked for to call this interface.
  package func bearer(_ token: String) async throws -> Bearer? {
    guard let found = try await useCases.countingToken(token) else { return nil }
    guard found.token.audience.contains(useCases.oidc.state.projectID) else { throw DomainError.audienceInvalid }
    return found.bearer
  }
}
