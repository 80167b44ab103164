import Domain
import GrpcCore
import ManagementAPI

/// `zitadel.settings.v2.SettingsService`: what holds for the instance and for organizations, as a login reads it.
struct SettingsV2Service: UseCaseService {
  typealias Methods = Zitadel_Settings_V2_SettingsServiceMethods

  let useCases: UseCases

  var parts: [(Methods) -> Void] {
    [servePolicies, serveTranslations, serveGeneral]
  }

  /// Whose settings are asked for; nil: the instance's.
  ///
  /// The interceptor has asked for the permission in the organization of the call; here it is asked where the settings are.
  func organizationID(
    _ context: Zitadel_Object_V2_RequestContext?, _ call: CallContext
  ) throws -> String? {
    guard case .orgID(let id)? = context?.resourceOwner, !id.isEmpty else { return nil }
    try call.caller.require("policy.read", in: try TextKind.searched.checked(id))
    return id
  }

  static let noInstance = DomainError(.preconditionFailed, "SIGNET-No1nS", "Errors.Instance.NotFound")

  private func serveGeneral(_ rpc: Methods) {
    rpc.getGeneralSettings { _, _ in
      guard let instance = try await useCases.store.instance() else { throw Self.noInstance }
      return .with {
        ($0.defaultOrgID, $0.defaultOrganizationID) = (instance.defaultOrganizationID, instance.defaultOrganizationID)
        $0.defaultLanguage = instance.defaultLanguage
        $0.supportedLanguages = useCases.languages
        // None means all.
        $0.allowedLanguages = instance.allowedLanguages.isEmpty ? useCases.languages : instance.allowedLanguages
      }
    }

    // Nobody logs in with a provider here.
    rpc.getActiveIdentityProviders { request, call in
      _ = try organizationID(request.ctx, call)
      return .with { $0.details = .init(total: 0, now: useCases.clock.now) }
    }

    rpc.getSecuritySettings { _, _ in
      let (policy, details) = try await useCases.generalPolicy(SecurityPolicy.self)
      return .with {
        $0.details = .init(details)
        $0.settings = .with {
          $0.embeddedIframe = .with { ($0.enabled, $0.allowedOrigins) = (policy.allowsEmbedding, policy.origins) }
          $0.enableImpersonation = policy.allowsImpersonation
        }
      }
    }

    rpc.setSecuritySettings { request, call in
      let policy = SecurityPolicy(
        allowsEmbedding: request.embeddedIframe?.enabled ?? false,
        origins: request.embeddedIframe?.allowedOrigins ?? [], allowsImpersonation: request.enableImpersonation)
      return try await .with(\.details, useCases.changePolicy(.set(policy), of: .instance, by: call.caller.userID).v2)
    }
  }
}

extension Zitadel_Object_V2_Details {
  /// What v1 says of the same.
  init(_ details: Zitadel_V1_ObjectDetails) {
    self.init()
    (sequence, creationDate, changeDate) = (details.sequence, details.creationDate, details.changeDate)
    resourceOwner = details.resourceOwner
  }
}
