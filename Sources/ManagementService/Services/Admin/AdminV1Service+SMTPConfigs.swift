import Domain
import GrpcCore
import ManagementAPI

/// The older methods, which know SMTP servers alone.
extension AdminV1Service {
  func serveSMTPConfigs(_ rpc: Methods) {
    rpc.getSMTPConfig { _, _ in
      let (active, owner) = (try await useCases.directory.activeProvider(.mail), try await providerOwner())
      guard let config = active.flatMap({ Zitadel_Settings_V1_SMTPConfig($0, in: owner) }) else {
        throw DomainError.mailProviderNotFound
      }
      return .with { $0.smtpConfig = config }
    }

    rpc.getSMTPConfigById { request, _ in
      let entry = try await provider(request.id, .mail, .smtp, else: .mailProviderNotFound)
      let owner = try await providerOwner()
      return .with { $0.smtpConfig = Zitadel_Settings_V1_SMTPConfig(entry, in: owner) }
    }

    rpc.listSMTPConfigs { request, _ in
      let page = try await useCases.directory.providers(.mail, kind: .smtp, PageRequest(request.query))
      let owner = try await providerOwner()
      return .with {
        $0.details = page.details(now: useCases.clock.now)
        $0.result = page.items.compactMap { Zitadel_Settings_V1_SMTPConfig($0, in: owner) }
      }
    }

    serveServers(rpc.addSMTPConfig, rpc.updateSMTPConfig, password: rpc.updateSMTPConfigPassword)
    serveStates(of: .mail, kind: .smtp, rpc.activateSMTPConfig, rpc.deactivateSMTPConfig, rpc.removeSMTPConfig)

    rpc.testSMTPConfig { request, call in
      try await tryServer(request, call)
      return .init()
    }

    rpc.testSMTPConfigById { request, call in
      try await tryServer(request.id, receiver: request.receiverAddress, call)
      return .init()
    }
  }
}
