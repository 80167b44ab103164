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
      let settings = OIDCSettings(
        request.accessTokenLifetime, request.idTokenLifetime, request.refreshTokenIdleExpiration,
        request.refreshTokenExpiration)
      return try await .with(\.details, change(.addOIDCSettings(settings, by: call.caller.userID)).created)
    }

    rpc.updateOIDCSettings { request, call in
      let settings = OIDCSettings(
        request.accessTokenLifetime, request.idTokenLifetime, request.refreshTokenIdleExpiration,
        request.refreshTokenExpiration)
      return try await .with(\.details, change(.updateOIDCSettings(settings, by: call.caller.userID)).changed)
    }
  }

  private func change(_ command: Command<Instance>) async throws -> ChangeOutcome {
    ChangeOutcome(try await useCases.changeInstance(command))
  }
}

extension OIDCSettings {
  /// What is not named is no time at all, which is refused.
  fileprivate init(
    _ accessToken: Google_Protobuf_Duration?, _ idToken: Google_Protobuf_Duration?,
    _ refreshTokenIdle: Google_Protobuf_Duration?, _ refreshToken: Google_Protobuf_Duration?
  ) {
    self.init(
      accessTokenLifetime: accessToken?.clampedMicroseconds ?? 0, idTokenLifetime: idToken?.clampedMicroseconds ?? 0,
      refreshTokenIdleLifetime: refreshTokenIdle?.clampedMicroseconds ?? 0,
      refreshTokenLifetime: refreshToken?.clampedMicroseconds ?? 0)
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
    accessTokenLifetime = .init(microseconds: settings.accessTokenLifetime)
    idTokenLifetime = .init(microseconds: settings.idTokenLifetime)
    refreshTokenIdleExpiration = .init(microseconds: settings.refreshTokenIdleLifetime)
    refreshTokenExpiration = .init(microseconds: settings.refreshTokenLifetime)
  }
}
