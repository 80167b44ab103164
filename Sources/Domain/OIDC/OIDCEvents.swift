/// What can happen to what the instance has of OpenID Connect. Append cases, never change one.
package enum OIDCEvent: Sendable, Equatable {
  case projectSet(String)
  indirect case webKeyAdded(NewWebKey)
  case webKeyActivated(id: String)
  case webKeyDeactivated(id: String)
  /// What it has signed is worth nothing any more.
  case webKeyRemoved(id: String)
  case settingsAdded(OIDCSettings)
  case settingsChanged(OIDCSettings)

  /// What readers of events are told: never a private key, sealed or not.
  var published: EventFields {
    switch self {
    case .projectSet(let id): ["iamProjectId": .text(id)]
    case .webKeyAdded(let key): ["keyId": .text(key.id), "algorithm": .text(key.algorithm.rawValue)]
    case .webKeyActivated(let id), .webKeyDeactivated(let id), .webKeyRemoved(let id): ["keyId": .text(id)]
    case .settingsAdded(let settings), .settingsChanged(let settings):
      // In nanoseconds, as readers of the interface know it.
      [
        "accessTokenLifetime": .number(Int(settings.accessTokenLifetime) * 1000),
        "idTokenLifetime": .number(Int(settings.idTokenLifetime) * 1000),
        "refreshTokenIdleExpiration": .number(Int(settings.refreshTokenIdleLifetime) * 1000),
        "refreshTokenExpiration": .number(Int(settings.refreshTokenLifetime) * 1000),
      ]
    }
  }
}

extension OIDCState {
  mutating func apply(_ happening: OIDCEvent, _ event: Event) {
    switch happening {
    case .projectSet(let id): projectID = id
    case .webKeyAdded(let key):
      webKeys.append(WebKey(key, creationDate: event.date, changeDate: event.date))
    case .webKeyActivated(let id): set(id, .active, event)
    case .webKeyDeactivated(let id): set(id, .inactive, event)
    case .webKeyRemoved(let id): webKeys.removeAll { $0.id == id }
    case .settingsAdded(let settings), .settingsChanged(let settings): self.settings.set(settings, by: event)
    }
  }

  private mutating func set(_ id: String, _ state: WebKey.State, _ event: Event) {
    guard let index = webKeys.firstIndex(where: { $0.id == id }) else { return }
    webKeys[index].state = state
    webKeys[index].changeDate = event.date
  }
}
