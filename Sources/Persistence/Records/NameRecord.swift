import ProtobufCodec
import Domain

// The domain policy and what it makes of user names, as stores keep it.

extension Signet_Store_V1_NameForm {
  /// Nil where no domain policy was ever set.
  static func stored(_ form: NameForm) -> Self? {
    guard form != NameForm() else { return nil }
    var message = Self()
    message.epoch = form.epoch
    message.ofOrganization = form.isOfOrganization
    return message
  }

  var form: NameForm { NameForm(epoch: epoch, isOfOrganization: ofOrganization) }
}

extension Signet_Store_V1_NameHistory {
  init(_ history: NameHistory) {
    self.init()
    epoch = history.epoch
    instanceEpoch = history.instanceEpoch
    ofOrganization = history.isOfOrganization
    switches = history.switches.map { change in
      return Signet_Store_V1_NameSwitch(
        epoch: change.epoch, ofOrganization: change.isOfOrganization, domains: change.domains)
    }
  }

  /// Nil where names were never switched.
  static func stored(_ history: NameHistory) -> Self? { history == NameHistory() ? nil : Self(history) }

  var history: NameHistory {
    NameHistory(
      epoch: epoch, instanceEpoch: instanceEpoch, isOfOrganization: ofOrganization,
      switches: switches.map {
        NameHistory.Switch(epoch: $0.epoch, isOfOrganization: $0.ofOrganization, domains: $0.domains)
      })
  }
}

extension Signet_Store_V1_DomainPolicy {
  init(_ policy: DomainPolicy) {
    self.init(
      loginNamesHaveDomain: policy.loginNamesHaveDomain, domainsMustBeProved: policy.domainsMustBeProved,
      senderHasInstanceDomain: policy.senderHasInstanceDomain)
  }

  var policy: DomainPolicy {
    DomainPolicy(
      loginNamesHaveDomain: loginNamesHaveDomain, domainsMustBeProved: domainsMustBeProved,
      senderHasInstanceDomain: senderHasInstanceDomain)
  }
}

extension Signet_Store_V1_DomainPolicySetting {
  init(_ setting: Dated<DomainPolicy>) {
    self.init(policy: Signet_Store_V1_DomainPolicy(setting.value), dates: Signet_Store_V1_PolicyDates(setting))
  }

  var setting: Dated<DomainPolicy> {
    Dated((policy ?? .init()).policy, dates ?? .init())
  }
}

extension Signet_Store_V1_DomainPolicySet {
  init(_ policy: DomainPolicy, _ names: NameHistory?) {
    self.init(policy: Signet_Store_V1_DomainPolicy(policy), names: names.map { Signet_Store_V1_NameHistory($0) })
  }

  /// What the event carries.
  static func read(_ bytes: [UInt8]) throws(WireError) -> (policy: DomainPolicy, names: NameHistory?) {
    let message = try Self(serialized: bytes)
    return ((message.policy ?? .init()).policy, message.names?.history)
  }
}

extension Signet_Store_V1_NamesKept {
  init(_ names: NameHistory?) {
    self.init(names: names.map { Signet_Store_V1_NameHistory($0) })
  }
}
