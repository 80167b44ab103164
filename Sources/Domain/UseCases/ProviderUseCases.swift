extension UseCases {
  /// What signs the requests to an endpoint.
  private static let signingKeys = SecretGenerator(
    length: 36, lifetime: 0, alphabets: [.lowercase, .uppercase, .digits])

  /// Adds a provider of mails or text messages.
  /// - Parameter secret: the password or token; nil for one that is posted at a URL: its key is drawn.
  /// - Returns: its id, and the key that was drawn: told this once.
  package func addProvider(
    _ channel: Notification.Channel, _ settings: Provider.Settings, description: String, secret: String?,
    by editorID: String
  ) async throws -> (id: String, signingKey: String, outcome: ChangeOutcome) {
    let id = ids.next()
    let (secret, signingKey) = secret.map { ($0, "") } ?? { ($0, $0) }(vault.draw(Self.signingKeys))
    let provider = Provider(
      id: id, channel: channel, description: try TextKind.text.checked(description), settings: settings,
      sealedSecret: try sealed(secret, providerID: id))
    return (id, signingKey, try await store.execute(.addProvider(provider, by: editorID, domains: [baseDomain])))
  }

  /// Changes a provider.
  /// - Parameter secret: the password or token; empty: it stays as it is.
  package func updateProvider(
    _ target: ProviderTarget, to settings: Provider.Settings, description: String, secret: String = ""
  ) async throws -> ChangeOutcome {
    try await store.execute(
      .updateProvider(
        target,
        to: ProviderUpdate(
          description: try TextKind.text.checked(description), settings: settings,
          sealedSecret: secret.isEmpty ? nil : try sealed(secret, providerID: target.id)), domains: [baseDomain]))
  }

  /// Draws another key for a provider that is posted at a URL: told this once.
  package func renewSigningKey(
    of target: ProviderTarget, endpoint: String, description: String
  ) async throws -> (signingKey: String, outcome: ChangeOutcome) {
    let key = vault.draw(Self.signingKeys)
    return (
      key, try await updateProvider(target, to: .http(endpoint: endpoint), description: description, secret: key)
    )
  }

  /// Changes the password or the token of a provider alone.
  package func setProviderSecret(_ target: ProviderTarget, to secret: String) async throws -> ChangeOutcome {
    try await store.execute(.setProviderSecret(target, to: try sealed(secret, providerID: target.id)))
  }

  /// The password of a provider; nil where it has none.
  /// - Throws: `SIGNET-Pv6mK` where it was sealed with another master key.
  package func password(of provider: Provider) throws(DomainError) -> String? {
    guard !provider.sealedSecret.isEmpty else { return nil }
    guard let secret = vault.openProviderSecret(sealed: provider.sealedSecret, providerID: provider.id) else {
      throw DomainError(.preconditionFailed, "SIGNET-Pv6mK", "Errors.Provider.SecretUnreadable")
    }
    return secret
  }

  private func sealed(_ secret: String, providerID: String) throws(DomainError) -> [UInt8] {
    let secret = try Provider.checked(secret: secret)
    return secret.isEmpty ? [] : vault.seal(providerSecret: secret, providerID: providerID)
  }
}
