import Domain
import GrpcCore
import ManagementAPI

extension AdminV1Service {
  func serveDomainPolicy(_ rpc: Methods) {
    rpc.getDomainPolicy { _, _ in
      let policy = try await useCases.domainPolicyMessage(of: nil)
      return .with { $0.policy = policy }
    }

    rpc.updateDomainPolicy { request, call in
      try await .with(\.details, useCases.setDomainPolicy(DomainPolicy(request), by: call.caller.userID).changed)
    }

    rpc.getCustomDomainPolicy { request, _ in
      let policy = try await useCases.domainPolicyMessage(of: try TextKind.searched.checked(request.orgID))
      return .with { ($0.policy, $0.isDefault) = (policy, policy.isDefault) }
    }

    rpc.addCustomDomainPolicy { request, call in
      try await .with(\.details, change(request.orgID, .add(DomainPolicy(request)), call).created)
    }

    rpc.updateCustomDomainPolicy { request, call in
      try await .with(\.details, change(request.orgID, .change(DomainPolicy(request)), call).changed)
    }

    rpc.resetCustomDomainPolicyToDefault { request, call in
      try await .with(\.details, change(request.orgID, .reset, call).changed)
    }
  }

  fileprivate func change(
    _ organizationID: String, _ change: DomainPolicyUpdate, _ call: CallContext
  ) async throws -> ChangeOutcome {
    try await useCases.changeDomainPolicy(of: organizationID, change, by: call.caller.userID)
  }
}

// The older form.
extension AdminV1Service {
  func serveOlderDomainPolicy(_ rpc: Methods) {
    rpc.getOrgIAMPolicy { _, _ in
      let policy = try await useCases.domainPolicyMessage(of: nil)
      return .with { $0.policy = .init(policy) }
    }

    rpc.updateOrgIAMPolicy { request, call in
      let policy = DomainPolicy(older: request.userLoginMustBeDomain)
      return try await .with(\.details, useCases.setDomainPolicy(policy, by: call.caller.userID).changed)
    }

    rpc.getCustomOrgIAMPolicy { request, _ in
      let policy = try await useCases.domainPolicyMessage(of: try TextKind.searched.checked(request.orgID))
      return .with { ($0.policy, $0.isDefault) = (.init(policy), policy.isDefault) }
    }

    rpc.addCustomOrgIAMPolicy { request, call in
      let outcome = try await change(request.orgID, .add(DomainPolicy(older: request.userLoginMustBeDomain)), call)
      return .with(\.details, outcome.created)
    }

    rpc.updateCustomOrgIAMPolicy { request, call in
      let outcome = try await change(request.orgID, .change(DomainPolicy(older: request.userLoginMustBeDomain)), call)
      return .with(\.details, outcome.changed)
    }

    rpc.resetCustomOrgIAMPolicyToDefault { request, call in
      try await .with(\.details, change(request.orgID, .reset, call).changed)
    }
  }
}

extension DomainPolicyFields {
  mutating func tell(_ policy: DomainPolicy) { tell(Self.rules, of: policy) }

  fileprivate static var rules: FieldTable<Self, DomainPolicy, Bool> {
    [
      (\.userLoginMustBeDomain, \.loginNamesHaveDomain), (\.validateOrgDomains, \.domainsMustBeProved),
      (\.smtpSenderAddressMatchesInstanceDomain, \.senderHasInstanceDomain),
    ]
  }
}

extension DomainPolicy {
  init<Fields: DomainPolicyFields>(_ fields: Fields) {
    self.init(older: fields.userLoginMustBeDomain)
    fields.read(Fields.rules, into: &self)
  }

  /// The older messages say one part; the others are on.
  init(older loginNamesHaveDomain: Bool) {
    self.init(loginNamesHaveDomain: loginNamesHaveDomain, domainsMustBeProved: true, senderHasInstanceDomain: true)
  }
}

extension Zitadel_Policy_V1_OrgIAMPolicy {
  init(_ policy: Zitadel_Policy_V1_DomainPolicy) {
    self.init()
    (details, userLoginMustBeDomain, isDefault) = (policy.details, policy.userLoginMustBeDomain, policy.isDefault)
  }
}

extension UseCases {
  /// What holds for domains and login names in an organization; nil: in those without a policy of their own.
  func domainPolicyMessage(of organizationID: String?) async throws -> Zitadel_Policy_V1_DomainPolicy {
    let organization =
      if let organizationID { try await store.organization(id: organizationID) } else { Organization?.none }
    let instance = try await store.instance()
    let policy = DomainPolicy.current(of: organization, instance, default: standardDomainPolicy)
    let own = organization?.domainPolicy
    var message = Zitadel_Policy_V1_DomainPolicy()
    if let setting = own ?? instance?.domainPolicy {
      message.details = .init(
        setting.sequence, created: setting.creationDate, changed: setting.changeDate,
        owner: own == nil ? instance?.id ?? "" : organizationID ?? "")
    } else if let instance {
      message.details = .init(1, created: instance.creationDate, changed: instance.creationDate, owner: instance.id)
    }
    message.tell(policy)
    message.isDefault = own == nil
    return message
  }
}
