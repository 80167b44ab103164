import Synchronization

/// What the instance has of OpenID Connect, in memory: each token needs it, and it changes once in weeks.
///
/// Whoever learns of another state of the instance notes it, in whatever order: the newest stays.
package final class CurrentOIDC: Sendable {
  private let newest = Mutex<(sequence: UInt64, state: OIDCState)>((0, OIDCState()))
  /// Makes the first keys, for all who wait for them.
  private let preparation = Mutex<Task<OIDCState, any Error>?>(nil)

  package init() {}

  package var state: OIDCState { newest.withLock { $0.state } }
  /// The number of the instance's event that this state is known up to.
  var sequence: UInt64 { newest.withLock { $0.sequence } }

  /// Takes the state over, unless a later one is known.
  package func note(_ instance: Instance) {
    newest.withLock { if instance.sequence >= $0.sequence { $0 = (instance.sequence, instance.oidc) } }
  }

  /// What is noted next holds, however old it is.
  func forget() { newest.withLock { $0.sequence = 0 } }

  fileprivate func prepared(_ prepare: @escaping @Sendable () async throws -> OIDCState) async throws -> OIDCState {
    let task = preparation.withLock { task in
      if let task { return task }
      let new = Task { try await prepare() }
      task = new
      return new
    }
    defer { preparation.withLock { if $0 == task { $0 = nil } } }
    return try await task.value
  }
}

extension OIDCState {
  /// Whether there is what tokens are issued with.
  fileprivate var isReady: Bool { !projectID.isEmpty && activeKey != nil }
}

extension UseCases {
  /// What is needed to issue tokens. Made when it is asked for first: who never does has no keys to guard.
  package func preparedOIDC() async throws -> OIDCState {
    let known = oidc.state
    guard !known.isReady else { return known }
    return try await oidc.prepared { [self] in
      try await refreshInstance()
      let known = oidc.state
      guard !known.isReady else { return known }
      let first = try await signer.makeKey(id: ids.next(), .rs256, bits: 2048)
      let next = try await signer.makeKey(id: ids.next(), .rs256, bits: 2048)
      return try await changeOIDC(.prepareOIDC(projectID: ids.next(), first: first, next: next))
    }
  }

  /// What signs now.
  func signingKey(of state: OIDCState) throws -> NewWebKey {
    guard let key = state.signingKey(at: clock.now, after: keyRotation.cacheAge) else { throw Instance.missing }
    return key.key
  }

  /// Changes what the instance has of OpenID Connect: it holds here before anybody is answered.
  @discardableResult
  package func changeOIDC(_ command: Command<Instance>) async throws -> OIDCState {
    try await changeInstance(command).oidc
  }

  /// Makes a key, and publishes it.
  package func createWebKey(
    _ algorithm: SigningAlgorithm, bits: Int = 0, by editorID: String
  ) async throws -> WebKey {
    // The first ones are ours, so that there is one that signs.
    let state = try await preparedOIDC()
    guard state.webKeys.count < WebKey.maximumCount else {
      throw DomainError(.preconditionFailed, "SIGNET-Wk1mx", "Errors.WebKey.TooMany")
    }
    let key = try await signer.makeKey(id: ids.next(), algorithm, bits: bits)
    let changed = try await changeOIDC(.addWebKey(key, by: editorID))
    // Another node may have removed it since.
    return changed.webKey(key.id) ?? WebKey(key, creationDate: clock.now, changeDate: clock.now)
  }

  /// Turns the keys that have served; does nothing where none was ever needed.
  package func rotateWebKeys() async throws {
    try await refreshInstance()
    let state = oidc.state
    guard let active = state.activeKey,
      state.isRotationDue(at: clock.now, keyRotation) || !state.retired(at: clock.now, keyRotation).isEmpty
    else { return }
    // As the one before, whoever has chosen that.
    let new = try await signer.makeKey(id: ids.next(), active.key.algorithm, bits: active.key.bits)
    try await changeOIDC(.rotateWebKeys(new: new, keyRotation))
  }
}
