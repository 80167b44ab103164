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
      let account = try TwilioAccount(
        sid: request.sid, sender: request.senderNumber, verifyServiceSid: request.verifyServiceSid)
      let added = try await useCases.addProvider(
        .shortMessage, .twilio(account), description: request.description, secret: request.token,
        by: try call.caller.userID)
      return .with { ($0.id, $0.details) = (added.id, added.outcome.changed) }
    }

    rpc.updateSMSProviderTwilio { request, call in
      let account = try TwilioAccount(
        sid: request.sid, sender: request.senderNumber, verifyServiceSid: request.verifyServiceSid)
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

    rpc.addSMSProviderHTTP { request, call in
      let (id, key, details) = try await addEndpoint(.shortMessage, request.endpoint, request.description, call)
      return .with { ($0.id, $0.signingKey, $0.details) = (id, key, details) }
    }

    rpc.updateSMSProviderHTTP { request, call in
      let (key, details) = try await updateEndpoint(
        providerTarget(request.id, .shortMessage, call, kind: .http), request.endpoint, request.description,
        isRenewing: request.expirationSigningKey != nil)
      return .with { ($0.signingKey, $0.details) = (key, details) }
    }

    rpc.activateSMSProvider { request, call in
      try await .with(\.details, change(.activateProvider(providerTarget(request.id, .shortMessage, call))).created)
    }

    rpc.deactivateSMSProvider { request, call in
      try await .with(\.details, change(.deactivateProvider(providerTarget(request.id, .shortMessage, call))).created)
    }

    rpc.removeSMSProvider { request, call in
      try await .with(\.details, change(.removeProvider(providerTarget(request.id, .shortMessage, call))).changed)
    }
  }
}
