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

    serveServers(
      rpc.addEmailProviderSMTP, rpc.updateEmailProviderSMTP, password: rpc.updateEmailProviderSMTPPassword)
    serveEndpoints(of: .mail, rpc.addEmailProviderHTTP, rpc.updateEmailProviderHTTP)
    serveStates(of: .mail, rpc.activateEmailProvider, rpc.deactivateEmailProvider, rpc.removeEmailProvider)

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
