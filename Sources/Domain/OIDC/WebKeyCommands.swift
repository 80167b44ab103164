extension Changes {
  fileprivate mutating func activate(_ id: String, of instance: inout Instance) {
    if let active = instance.oidc.activeKey { append(.oidc(.webKeyDeactivated(id: active.id)), to: &instance) }
    append(.oidc(.webKeyActivated(id: id)), to: &instance)
  }

  fileprivate mutating func add(_ key: NewWebKey, to instance: inout Instance) throws(DomainError) {
    guard instance.oidc.webKeys.count < WebKey.maximumCount else {
      throw DomainError(.preconditionFailed, "SIGNET-Wk1mx", "Errors.WebKey.TooMany")
    }
    append(.oidc(.webKeyAdded(key)), to: &instance)
  }
}

extension Command<Instance> {
  /// Gives an instance what it needs to issue tokens: a project, a key that signs, and one that is ready to. What it has
  /// stays: of several nodes that begin at once, one is first.
  package static func prepareOIDC(projectID: String, first: NewWebKey, next: NewWebKey) -> Self {
    Self(by: "", [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      if instance.oidc.projectID.isEmpty { changes.append(.oidc(.projectSet(projectID)), to: &instance) }
      if instance.oidc.webKeys.isEmpty {
        try changes.add(first, to: &instance)
        changes.activate(first.id, of: &instance)
        try changes.add(next, to: &instance)
      }
      return instance
    }
  }

  /// `CreateWebKey`: published from now on, and used once it is activated.
  package static func addWebKey(_ key: NewWebKey, by editorID: String) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      try changes.add(key, to: &instance)
      return instance
    }
  }

  /// `ActivateWebKey`. It signs from the moment on at which everybody can know it. The active one again: a success.
  package static func activateWebKey(_ id: String, by editorID: String) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance, let key = instance.oidc.webKey(id) else {
        throw DomainError(.notFound, "COMMAND-teiG3", "Errors.WebKey.NotFound")
      }
      if key.state != .active { changes.activate(id, of: &instance) }
      return instance
    }
  }

  /// `DeleteWebKey`: what it has signed is refused from the next call on. An unknown one: a success.
  package static func removeWebKey(_ id: String, by editorID: String) -> Self {
    Self(by: editorID, [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      guard let key = instance.oidc.webKey(id) else { return instance }
      guard key.state != .active else {
        throw DomainError(.preconditionFailed, "COMMAND-Chai1", "Errors.WebKey.ActiveDelete")
      }
      changes.append(.oidc(.webKeyRemoved(id: id)), to: &instance)
      return instance
    }
  }

  /// Turns the keys by time: the oldest that is ready takes over from an active one that has served, and another is made
  /// ready. What was signed by a former one counts as long as it can be; then the key goes.
  /// - Parameter new: a key that is not known to the instance.
  package static func rotateWebKeys(new: NewWebKey, _ rotation: KeyRotation) -> Self {
    Self(by: "", [.instance]) { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      let now = changes.now
      for key in instance.oidc.retired(at: now, rotation) {
        changes.append(.oidc(.webKeyRemoved(id: key.id)), to: &instance)
      }
      guard instance.oidc.isRotationDue(at: now, rotation) else { return instance }
      if let next = instance.oidc.webKeys.first(where: {
        $0.state == .initial && $0.isKnown(at: now, after: rotation.cacheAge)
      }) {
        changes.activate(next.id, of: &instance)
      }
      if !instance.oidc.webKeys.contains(where: { $0.state == .initial }),
        instance.oidc.webKeys.count < WebKey.maximumCount
      {
        changes.append(.oidc(.webKeyAdded(new)), to: &instance)
      }
      return instance
    }
  }
}

extension OIDCState {
  /// Whether the active key has served, and another is to take over or to be made.
  package func isRotationDue(at now: Timestamp, _ rotation: KeyRotation) -> Bool {
    guard rotation.age > 0, let active = activeKey else { return false }
    return active.changeDate.adding(seconds: rotation.age) <= now
  }

  /// Keys that have signed, and nothing that still counts.
  package func retired(at now: Timestamp, _ rotation: KeyRotation) -> [WebKey] {
    guard rotation.age > 0 else { return [] }
    let longest = max(lifetimes.accessTokenLifetime, lifetimes.idTokenLifetime) / 1_000_000
    return webKeys.filter { key in
      key.state == .inactive && key.changeDate.adding(seconds: longest + 2 * rotation.cacheAge) <= now
    }
  }
}

/// How keys turn by time. All in seconds.
package struct KeyRotation: Sendable, Equatable {
  /// So long a key signs; 0: until somebody activates another.
  package var age: Int64
  /// So long clients may keep a copy of the published keys. Nothing is signed with a younger key while there is an older one.
  package var cacheAge: Int64

  package init(age: Int64 = 90 * 86_400, cacheAge: Int64 = 300) {
    self.age = age
    self.cacheAge = cacheAge
  }
}
