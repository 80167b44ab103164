import Domain
import GrpcCore
import ManagementAPI
import ProtobufCodec

/// A policy as Settings v2 tells it, with whose it is.
protocol SettingsMessage: Message {
  associatedtype Value: Policy

  init(_ policy: Value)
  var resourceOwnerType: Zitadel_Settings_V2_ResourceOwnerType { get set }
}

extension SettingsV2Service {
  func servePolicies(_ rpc: Methods) {
    rpc.getLoginSettings { request, call in
      let (settings, details) = try await settings(request.ctx, call, Zitadel_Settings_V2_LoginSettings.self)
      return .with { ($0.details, $0.settings) = (details, settings) }
    }

    rpc.getPasswordComplexitySettings { request, call in
      let (settings, details) = try await settings(
        request.ctx, call, Zitadel_Settings_V2_PasswordComplexitySettings.self)
      return .with { ($0.details, $0.settings) = (details, settings) }
    }

    rpc.getPasswordExpirySettings { request, call in
      let (settings, details) = try await settings(request.ctx, call, Zitadel_Settings_V2_PasswordExpirySettings.self)
      return .with { ($0.details, $0.settings) = (details, settings) }
    }

    rpc.getLegalAndSupportSettings { request, call in
      let (settings, details) = try await settings(request.ctx, call, Zitadel_Settings_V2_LegalAndSupportSettings.self)
      return .with { ($0.details, $0.settings) = (details, settings) }
    }

    rpc.getLockoutSettings { request, call in
      let (settings, details) = try await settings(request.ctx, call, Zitadel_Settings_V2_LockoutSettings.self)
      return .with { ($0.details, $0.settings) = (details, settings) }
    }

    // As everybody sees it, not as it is prepared.
    rpc.getBrandingSettings { request, call in
      let policy = try await useCases.labelMessage(isActive: true, of: try organizationID(request.ctx, call))
      return .with { ($0.details, $0.settings) = (.init(policy.details ?? .init()), .init(policy)) }
    }

    rpc.getDomainSettings { request, call in
      let policy = try await useCases.domainPolicyMessage(of: try organizationID(request.ctx, call))
      return .with { ($0.details, $0.settings) = (.init(policy.details ?? .init()), .init(policy)) }
    }
  }

  /// What holds: an organization's own policy, else the instance's.
  private func settings<Told: SettingsMessage>(
    _ context: Zitadel_Object_V2_RequestContext?, _ call: CallContext, _: Told.Type
  ) async throws -> (settings: Told, details: Zitadel_Object_V2_Details) {
    if let id = try organizationID(context, call),
      let own = try await useCases.store.organization(id: id)?.policies[Told.Value.self]
    {
      var told = Told(own.value)
      told.resourceOwnerType = .org
      return (
        told, .init(.init(own.sequence, created: own.creationDate, changed: own.changeDate, owner: id))
      )
    }
    let (policy, details) = try await useCases.generalPolicy(Told.Value.self)
    var told = Told(policy)
    told.resourceOwnerType = .instance
    return (told, .init(details))
  }
}
