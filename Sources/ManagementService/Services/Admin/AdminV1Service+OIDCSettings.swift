import GrpcCore
import ManagementAPI
import ProtobufCodec
import Domain

extension AdminV1Service {
  func serveOIDCSettings(_ rpc: Methods) {
    rpc.getOIDCSettings { _, _ in
      let instance = try await instance()
      return .with { $0.settings = .init(of: instance) }
    }

    rpc.addOIDCSettings { request, call in
      try await .with(\.details, change(.addOIDCSettings(OIDCSettings(request), by: call.caller.userID)).created)
    }

    rpc.updateOIDCSettings { request, call in
      try await .with(\.details, change(.updateOIDCSettings(OIDCSettings(request), by: call.caller.userID)).changed)
    }
  }

  private func change(_ command: Command<Instance>) async throws -> ChangeOutcome {
    ChangeOutcome(try await useCases.changeInstance(command))
  }
}

extension OIDCSettingsFields {
  fileprivate typealias Lifetime = (
    field: WritableKeyPath<Self, Google_Protobuf_Duration?>, meaning: WritableKeyPath<OIDCSettings, Int64>
  )
  fileprivate static var lifetimes: [Lifetime] {
    [
      (\.accessTokenLifetime, \.accessTokenLifetime), (\.idTokenLifetime, \.idTokenLifetime),
      (\.refreshTokenIdleExpiration, \.refreshTokenIdleLifetime),
      (\.refreshTokenExpiration, \.refreshTokenLifetime),
    ]
  }
}

extension OIDCSettings {
  /// What is not named is no time at all, which is refused.
  fileprivate init<Fields: OIDCSettingsFields>(_ fields: Fields) {
    self.init()
    for (field, meaning) in Fields.lifetimes {
      self[keyPath: meaning] = fields[keyPath: field]?.clampedMicroseconds ?? 0
    }
  }
}

extension Zitadel_Settings_V1_OIDCSettings {
  /// As they were set, or as they are by default: then they are the instance's, and as old.
  fileprivate init(of instance: Instance) {
    self.init()
    let (setting, settings) = (instance.oidc.settings, instance.oidc.lifetimes)
    details = .init(
      setting?.sequence ?? 1, created: setting?.creationDate ?? instance.creationDate,
      changed: setting?.changeDate ?? instance.creationDate, owner: instance.id)
    for (field, meaning) in Self.lifetimes { self[keyPath: field] = .init(microseconds: settings[keyPath: meaning]) }
  }
}
