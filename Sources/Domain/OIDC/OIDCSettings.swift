/// How long what is issued counts. All in microseconds.
package struct OIDCSettings: Sendable, Equatable {
  package var accessTokenLifetime: Int64
  package var idTokenLifetime: Int64
  /// How long a refresh token counts that is not used.
  package var refreshTokenIdleLifetime: Int64
  package var refreshTokenLifetime: Int64

  /// Nobody needs a longer one, and what was taken back must be known as long.
  static let maximumLifetime = Int64(365 * 86_400_000_000)

  /// What holds where nobody has set anything: 12 hours for tokens, 30 and 90 days for what renews them.
  package init(
    accessTokenLifetime: Int64 = 43_200_000_000, idTokenLifetime: Int64 = 43_200_000_000,
    refreshTokenIdleLifetime: Int64 = 2_592_000_000_000, refreshTokenLifetime: Int64 = 7_776_000_000_000
  ) {
    self.accessTokenLifetime = accessTokenLifetime
    self.idTokenLifetime = idTokenLifetime
    self.refreshTokenIdleLifetime = refreshTokenIdleLifetime
    self.refreshTokenLifetime = refreshTokenLifetime
  }

  fileprivate func check(_ id: String) throws(DomainError) {
    let lifetimes = [accessTokenLifetime, idTokenLifetime, refreshTokenIdleLifetime, refreshTokenLifetime]
    guard lifetimes.allSatisfy({ (1_000_000...Self.maximumLifetime).contains($0) }) else {
      throw DomainError(.invalidArgument, id, "Errors.Invalid.Argument")
    }
  }
}

extension OIDCState {
  /// What holds now.
  package var lifetimes: OIDCSettings { settings?.value ?? OIDCSettings() }
}

extension Command<Instance> {
  /// Admin v1 `AddOIDCSettings`: where nobody has set them yet.
  package static func addOIDCSettings(_ settings: OIDCSettings, by editorID: String) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      try settings.check("INST-10s82j")
      guard var instance = changes.instance else { throw Instance.missing }
      guard instance.oidc.settings == nil else {
        throw DomainError(.alreadyExists, "INST-0aaj1o", "Errors.OIDCSettings.AlreadyExists")
      }
      changes.append(.oidc(.settingsAdded(settings)), to: &instance)
      return instance
    }
  }

  /// Admin v1 `UpdateOIDCSettings`: of those that hold, whoever has set them.
  package static func updateOIDCSettings(_ settings: OIDCSettings, by editorID: String) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      try settings.check("INST-10sxks")
      guard var instance = changes.instance else { throw Instance.missing }
      guard instance.oidc.lifetimes != settings else {
        throw DomainError(.preconditionFailed, "COMMAND-0pk2nu", "Errors.NoChangesFound")
      }
      changes.append(.oidc(.settingsChanged(settings)), to: &instance)
      return instance
    }
  }
}
