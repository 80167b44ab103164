import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  func serveLanguages(_ rpc: Methods) {
    rpc.getSupportedLanguages { _, _ in
      .with { $0.languages = useCases.languages }
    }

    rpc.getDefaultLanguage { _, _ in
      let language = try await useCases.store.instance()?.defaultLanguage ?? ""
      return .with { $0.language = language }
    }

    rpc.setDefaultLanguage { request, call in
      try await .with(\.details, useCases.setDefaultLanguage(request.language, by: call.caller.userID).changed)
    }

    rpc.getAllowedLanguages { _, _ in
      let allowed = try await useCases.store.instance()?.allowedLanguages ?? []
      return .with { $0.languages = allowed.isEmpty ? useCases.languages : allowed }
    }

    rpc.getRestrictions { _, _ in
      let instance = try await useCases.store.instance()
      return .with {
        $0.details = .init(instance?.sequence ?? 0, owner: instance?.id ?? "")
        guard let setting = instance?.restrictions else { return }
        $0.details = .init(
          setting.sequence, created: setting.creationDate, changed: setting.changeDate, owner: instance?.id ?? "")
        $0.disallowPublicOrgRegistration = setting.value.disallowsPublicOrganizations
        $0.allowedLanguages = setting.value.allowedLanguages
      }
    }

    rpc.setRestrictions { request, call in
      let instance = try await useCases.setRestrictions(
        disallowsPublicOrganizations: request.disallowPublicOrgRegistration,
        allowedLanguages: request.allowedLanguages?.list, by: call.caller.userID)
      return .with { $0.details = ChangeOutcome(instance).changed }
    }
  }
}
