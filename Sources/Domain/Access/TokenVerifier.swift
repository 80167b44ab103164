/// Finds out who a bearer token stands for, of whichever kind it is.
///
/// What no other kind recognizes by its first bytes is looked for among personal access tokens, which costs one look-up.
package struct TokenVerifier: Sendable {
  private let store: any Store
  private let vault: any CodeVault
  private let clock: any Clock
  private let kinds: [any TokenKind]

  package init(store: any Store, vault: any CodeVault, clock: any Clock, kinds: [any TokenKind] = []) {
    self.store = store
    self.vault = vault
    self.clock = clock
    self.kinds = kinds
  }

  /// - Throws: `tokenInvalid` for a token that is unknown, expired or revoked, and where its user is not active; what the kind
  ///   of token refuses with.
  package func bearer(_ token: String) async throws -> Bearer {
    guard let bearer = try await find(token), bearer.state == .active, clock.now < bearer.tokenExpires else {
      throw DomainError.tokenInvalid
    }
    return bearer
  }

  private func find(_ token: String) async throws -> Bearer? {
    if let kind = kinds.first(where: { $0.recognizes(token) }) {
      return try await kind.bearer(token)
    }
    return try await store.bearer(tokenDigest: vault.digest(token: token))
  }
}

/// One kind of bearer tokens beside personal access tokens.
package protocol TokenKind: Sendable {
  /// Whether a token looks like one of this kind: asked of every token, so that it looks at the
  /// beginning alone.
  func recognizes(_ token: String) -> Bool
  /// Who it stands for; nil where it is worth nothing. Whether the user is active and the token not expired is judged by
  /// whoever asks.
  /// - Throws: `DomainError` where the caller is to be told more than that.
  func bearer(_ token: String) async throws -> Bearer?
}
