import ProtobufCodec
import Domain

extension Signet_Store_V1_OrganizationState {
  /// What the row of an organization keeps beside its columns.
  init(_ organization: Organization) {
    self.init()
    if let setting = organization.passwordPolicy {
      var message = Signet_Store_V1_PasswordPolicySetting()
      message.minimumLength = Int64(setting.policy.minimumLength)
      message.needsLowercase = setting.policy.needsLowercase
      message.needsUppercase = setting.policy.needsUppercase
      message.needsNumber = setting.policy.needsNumber
      message.needsSymbol = setting.policy.needsSymbol
      message.dates = Signet_Store_V1_PolicyDates(setting)
      self.passwordPolicy = message
    }
    if let setting = organization.notificationPolicy {
      var message = Signet_Store_V1_NotificationPolicySetting()
      message.tellsOfPasswordChange = setting.policy.tellsOfPasswordChange
      message.dates = Signet_Store_V1_PolicyDates(setting)
      self.notificationPolicy = message
    }
    self.hasOwnTexts = organization.hasOwnTexts
    self.domains = organization.domains.map { Signet_Store_V1_OrganizationDomainState($0) }
  }

  var passwordSetting: PolicySetting<PasswordPolicy>? {
    self.passwordPolicy.map {
      PolicySetting(
        policy: PasswordPolicy(
          minimumLength: Int($0.minimumLength), needsLowercase: $0.needsLowercase, needsUppercase: $0.needsUppercase,
          needsNumber: $0.needsNumber, needsSymbol: $0.needsSymbol),
        $0.dates ?? .init())
    }
  }

  var notificationSetting: PolicySetting<NotificationPolicy>? {
    self.notificationPolicy.map {
      PolicySetting(
        policy: NotificationPolicy(tellsOfPasswordChange: $0.tellsOfPasswordChange), $0.dates ?? .init())
    }
  }
}

extension Signet_Store_V1_PolicyDates {
  init<Policy>(_ setting: PolicySetting<Policy>) {
    self.init()
    self.creationDate = setting.creationDate.microseconds
    self.changeDate = setting.changeDate.microseconds
    self.sequence = setting.sequence
  }
}

extension PolicySetting {
  init(policy: Policy, _ dates: Signet_Store_V1_PolicyDates) {
    self.init(
      policy: policy, creationDate: Timestamp(microseconds: dates.creationDate),
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
