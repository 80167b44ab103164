import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  func serveEmailProviders(_ rpc: Methods) {
    rpc.listEmailProviders { request, _ in
      let page = try await useCases.directory.providers(.mail, kind: nil, PageRequest(request.query))
      let owner = try await providerOwner()
      return list(page, \.result) { Zitadel_Settings_V1_EmailProvider($0, in: owner) }
    }

    rpc.getEmailProvider { _, _ in
      guard let entry = try await useCases.directory.activeProvider(.mail) else {
        throw DomainError.mailProviderNotFound
      }
      let owner = try await providerOwner()
      return .with { $0.config = Zitadel_Settings_V1_EmailProvider(entry, in: owner) }
    }

    rpc.getEmailProviderById { request, _ in
      let entry = try await provider(request.id, .mail, else: .mailProviderNotFound)
      let owner = try await providerOwner()
      return .with { $0.config = Zitadel_Settings_V1_EmailProvider(entry, in: owner) }
    }

    rpc.addEmailProviderSMTP { request, call in
      let (id, details) = try await addServer(request, call)
      return .with { ($0.id, $0.details) = (id, details) }
    }

    rpc.updateEmailProviderSMTP { request, call in
      try await .with(\.details, updateServer(request.id, request, call))
    }

    rpc.updateEmailProviderSMTPPassword { request, call in
      let outcome = try await useCases.setProviderSecret(
        providerTarget(request.id, .mail, call, kind: .smtp), to: request.password)
      return .with(\.details, outcome.changed)
    }

    rpc.addEmailProviderHTTP { request, call in
      let (id, key, details) = try await addEndpoint(.mail, request.endpoint, request.description, call)
      return .with { ($0.id, $0.signingKey, $0.details) = (id, key, details) }
    }

    rpc.updateEmailProviderHTTP { request, call in
      let (key, details) = try await updateEndpoint(
        providerTarget(request.id, .mail, call, kind: .http), request.endpoint, request.description,
        isRenewing: request.expirationSigningKey != nil)
      return .with { ($0.signingKey, $0.details) = (key, details) }
    }

    rpc.activateEmailProvider { request, call in
      try await .with(\.details, change(.activateProvider(providerTarget(request.id, .mail, call))).created)
    }

    rpc.deactivateEmailProvider { request, call in
      try await .with(\.details, change(.deactivateProvider(providerTarget(request.id, .mail, call))).created)
    }

    rpc.removeEmailProvider { request, call in
      try await .with(\.details, change(.removeProvider(providerTarget(request.id, .mail, call))).changed)
    }

    rpc.testEmailProviderSMTP { request, call in
      try await tryServer(request, call)
      return .init()
    }

    rpc.testEmailProviderSMTPById { request, call in
      try await tryServer(request.id, receiver: request.receiverAddress, call)
      return .init()
    }
  }
}
