import ProtobufCodec
import Domain

extension Signet_Store_V1_OrganizationState {
  /// What the row of an organization keeps beside its columns.
  init(_ organization: Organization) {
    self.init(
      hasOwnTexts: organization.hasOwnTexts,
      domains: organization.domains.map { Signet_Store_V1_OrganizationDomainState($0) },
      policies: organization.policies.records, hasOwnPageTexts: organization.hasOwnPageTexts,
      domainPolicy: organization.domainPolicy.map { Signet_Store_V1_DomainPolicySetting($0) },
      names: Signet_Store_V1_NameHistory.stored(organization.names))
  }

  /// The policies, those that former versions kept by themselves among them.
  var allPolicies: Policies {
    get throws {
      // Nearly none has any.
      if self.policies.isEmpty, self.passwordPolicy == nil, self.notificationPolicy == nil { return Policies() }
      var settings: [Dated<PolicyValue>] = []
      if let former = self.passwordPolicy {
        var policy = Signet_Store_V1_PasswordPolicySet()
        policy.minimumLength = former.minimumLength
        policy.needsLowercase = former.needsLowercase
        policy.needsUppercase = former.needsUppercase
        policy.needsNumber = former.needsNumber
        policy.needsSymbol = former.needsSymbol
        settings.append(.init(PasswordPolicy(policy).value, former.dates ?? .init()))
      }
      if let former = self.notificationPolicy {
        let policy = NotificationPolicy(tellsOfPasswordChange: former.tellsOfPasswordChange)
        settings.append(.init(policy.value, former.dates ?? .init()))
      }
      return try Policies(settings + self.policies.map { try Dated($0) })
    }
  }
}

extension Signet_Store_V1_PolicyDates {
  init<Value>(_ setting: Dated<Value>) {
    self.init(
      creationDate: setting.creationDate.microseconds, changeDate: setting.changeDate.microseconds,
      sequence: setting.sequence)
  }
}

extension Dated {
  init(_ value: Value, _ dates: Signet_Store_V1_PolicyDates) {
    self.init(
      value, creationDate: Timestamp(microseconds: dates.creationDate),
      changeDate: Timestamp(microseconds: dates.changeDate), sequence: dates.sequence)
  }
}

extension Signet_Store_V1_OrganizationDomainState {
  fileprivate init(_ domain: OrganizationDomain) {
    self.init()
    self.name = domain.name
    self.verified = domain.isVerified
    if let validation = domain.validation {
      self.validationKind = Int32(validation.kind.rawValue)
      self.sealedToken = validation.sealedToken
    }
    self.creationDate = domain.creationDate.microseconds
    self.changeDate = domain.changeDate.microseconds
    self.sequence = domain.sequence
  }
}

extension OrganizationDomain {
  /// - Throws: `StoreError` for a kind of proof that only a newer version knows.
  init(_ state: Signet_Store_V1_OrganizationDomainState) throws {
    self.init(
      name: state.name, isVerified: state.verified,
      validation: state.validationKind == 0
        ? nil : DomainValidation(try known(state.validationKind), sealedToken: state.sealedToken),
      creationDate: Timestamp(microseconds: state.creationDate), changeDate: Timestamp(microseconds: state.changeDate),
      sequence: state.sequence)
  }
}
