import ProtobufCodec
import Domain

// What the instance has of OpenID Connect, as stores keep it, in events and in its state: written, and read again.

extension EventRecord {
  init(_ event: OIDCEvent) {
    switch event {
    case .projectSet(let id):
      self.init("instance.iam.project.set", Signet_Store_V1_ProjectSet(projectID: id))
    case .webKeyAdded(let key): self.init("instance.web_key.added", Signet_Store_V1_WebKeyAdded(key))
    case .webKeyActivated(let id): self.init("instance.web_key.activated", Signet_Store_V1_WebKeyChanged(id))
    case .webKeyDeactivated(let id): self.init("instance.web_key.deactivated", Signet_Store_V1_WebKeyChanged(id))
    case .webKeyRemoved(let id): self.init("instance.web_key.removed", Signet_Store_V1_WebKeyChanged(id))
    case .settingsAdded(let settings):
      self.init("instance.oidc.settings.added", Signet_Store_V1_OIDCSettings(settings))
    case .settingsChanged(let settings):
      self.init("instance.oidc.settings.changed", Signet_Store_V1_OIDCSettings(settings))
    }
  }

  /// What happened; nil for an event that is about something else.
  func oidcEvent() throws -> OIDCEvent? {
    switch type {
    case "instance.iam.project.set": .projectSet(try Signet_Store_V1_ProjectSet(serialized: payload).projectID)
    case "instance.web_key.added": .webKeyAdded(try NewWebKey(Signet_Store_V1_WebKeyAdded(serialized: payload)))
    case "instance.web_key.activated": .webKeyActivated(id: try webKeyID)
    case "instance.web_key.deactivated": .webKeyDeactivated(id: try webKeyID)
    case "instance.web_key.removed": .webKeyRemoved(id: try webKeyID)
    case "instance.oidc.settings.added":
      .settingsAdded(OIDCSettings(try Signet_Store_V1_OIDCSettings(serialized: payload)))
    case "instance.oidc.settings.changed":
      .settingsChanged(OIDCSettings(try Signet_Store_V1_OIDCSettings(serialized: payload)))
    default: nil
    }
  }

  private var webKeyID: String { get throws { try Signet_Store_V1_WebKeyChanged(serialized: payload).id } }
}

extension Signet_Store_V1_WebKeyAdded {
  init(_ key: NewWebKey) {
    self.init(
      id: key.id, algorithm: key.algorithm.rawValue, bits: Int32(key.bits), publicKey: key.publicKey,
      sealedPrivateKey: key.sealedPrivateKey)
  }
}

extension Signet_Store_V1_WebKeyChanged {
  init(_ id: String) {
    self.init(id: id)
  }
}

extension Signet_Store_V1_OIDCSettings {
  init(_ settings: OIDCSettings) {
    self.init(
      accessTokenLifetime: settings.accessTokenLifetime, idTokenLifetime: settings.idTokenLifetime,
      refreshTokenIdleLifetime: settings.refreshTokenIdleLifetime, refreshTokenLifetime: settings.refreshTokenLifetime)
  }
}

extension NewWebKey {
  /// - Throws: `StoreError` for an algorithm that only a newer version knows.
  init(_ message: Signet_Store_V1_WebKeyAdded) throws {
    self.init(
      id: message.id, algorithm: try known(message.algorithm), publicKey: message.publicKey,
      sealedPrivateKey: message.sealedPrivateKey)
    bits = Int(message.bits)
  }
}

extension OIDCSettings {
  init(_ message: Signet_Store_V1_OIDCSettings) {
    self.init(
      accessTokenLifetime: message.accessTokenLifetime, idTokenLifetime: message.idTokenLifetime,
      refreshTokenIdleLifetime: message.refreshTokenIdleLifetime, refreshTokenLifetime: message.refreshTokenLifetime)
  }
}

extension Signet_Store_V1_OIDCState {
  /// Nil where there is nothing to keep.
  init?(_ state: OIDCState) {
    guard state != OIDCState() else { return nil }
    self.init()
    projectID = state.projectID
    webKeys = state.webKeys.map { key in
      return Signet_Store_V1_WebKeyState(
        key: Signet_Store_V1_WebKeyAdded(key.key), state: Int32(key.state.rawValue),
        creationDate: key.creationDate.microseconds, changeDate: key.changeDate.microseconds)
    }
    if let setting = state.settings {
      var message = Signet_Store_V1_OIDCSettingsSetting()
      message.settings = Signet_Store_V1_OIDCSettings(setting.value)
      message.dates = Signet_Store_V1_PolicyDates(setting)
      settings = message
    }
  }
}

extension OIDCState {
  init(_ message: Signet_Store_V1_OIDCState?) throws {
    self.init()
    guard let message else { return }
    projectID = message.projectID
    webKeys = try message.webKeys.map { key in
      WebKey(
        try NewWebKey(key.key ?? .init()), state: try known(key.state),
        creationDate: Timestamp(microseconds: key.creationDate), changeDate: Timestamp(microseconds: key.changeDate))
    }
    settings = message.settings.map { setting in
      Dated(OIDCSettings(setting.settings ?? .init()), setting.dates ?? .init())
    }
  }
}
