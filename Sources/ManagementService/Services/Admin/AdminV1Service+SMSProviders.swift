import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  func serveSMSProviders(_ rpc: Methods) {
    rpc.listSMSProviders { request, _ in
      let page = try await useCases.directory.providers(.shortMessage, kind: nil, PageRequest(request.query))
      let owner = try await providerOwner()
      return list(page, \.result) { Zitadel_Settings_V1_SMSProvider($0, in: owner) }
    }

    rpc.getSMSProvider { request, _ in
      let entry = try await provider(request.id, .shortMessage, else: .smsProviderNotFound)
      let owner = try await providerOwner()
      return .with { $0.config = Zitadel_Settings_V1_SMSProvider(entry, in: owner) }
    }

    rpc.addSMSProviderTwilio { request, call in
      let account = try TwilioAccount(request)
      let added = try await useCases.addProvider(
        .shortMessage, .twilio(account), description: request.description, secret: request.token,
        by: try call.caller.userID)
      return .with { ($0.id, $0.details) = (added.id, added.outcome.changed) }
    }

    rpc.updateSMSProviderTwilio { request, call in
      let account = try TwilioAccount(request)
      let outcome = try await useCases.updateProvider(
        providerTarget(request.id, .shortMessage, call, kind: .twilio), to: .twilio(account),
        description: request.description)
      return .with(\.details, outcome.changed)
    }

    rpc.updateSMSProviderTwilioToken { request, call in
      let outcome = try await useCases.setProviderSecret(
        providerTarget(request.id, .shortMessage, call, kind: .twilio), to: request.token)
      return .with(\.details, outcome.changed)
    }

    serveEndpoints(of: .shortMessage, rpc.addSMSProviderHTTP, rpc.updateSMSProviderHTTP)
    serveStates(of: .shortMessage, rpc.activateSMSProvider, rpc.deactivateSMSProvider, rpc.removeSMSProvider)
  }
}
