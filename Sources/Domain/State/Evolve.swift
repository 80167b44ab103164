// State is what events amount to: these functions and nothing else change it. Total: an event that does not fit the state
// leaves it as it is, but for its number and date, since what has happened cannot be refused.

extension User {
  /// The state after one more event; nil while there is no user.
  package static func evolve(_ state: User?, _ event: Event) -> User? {
    guard case .user(let payload) = event.payload else { return state }
    guard var user = state ?? Self.created(by: payload, event) else { return nil }
    user.sequence = event.sequence
    user.changeDate = event.date
    user.apply(payload, event)
    return user
  }

  private static func created(by payload: UserEvent, _ event: Event) -> User? {
    let kind: Kind
    let name: String
    var state = State.active
    switch payload {
    case .humanAdded(let userName, let profile, let email, let phone, let password, let isChangeRequired, let isInitial):
      name = userName
      if isInitial { state = .initial }
      kind = .human(
        Human(
          profile: profile, email: Email(address: email), phone: phone.map { Phone(number: $0) },
          password: password.map { Password(hash: $0, isChangeRequired: isChangeRequired, changeDate: event.date) }))
    case .machineAdded(let userName, let machine):
      name = userName
      kind = .machine(machine)
    default: return nil
    }
    return User(
      id: event.aggregateID, organizationID: event.resourceOwner, state: state, userName: name, kind: kind,
      creationDate: event.date, changeDate: event.date, sequence: event.sequence)
  }

  private mutating func apply(_ payload: UserEvent, _ event: Event) {
    switch payload {
    case .humanAdded, .machineAdded, .personalAccessTokenAdded, .personalAccessTokenRemoved, .emailCodeSent,
      .initializationCodeSent, .phoneCodeSent, .passwordCodeSent, .passwordChangeSent, .inviteCodeSent,
      .machineKeyAdded, .machineKeyRemoved, .metadataSet, .metadataRemoved, .personalDataErased:
      break
    case .emailChanged(let address):
      let verified = self.human?.email.verifiedAddress
      self.human?.email = Email(address: address, verifiedAddress: verified)
    case .emailVerified:
      guard let address = self.human?.email.address else { return }
      self.human?.email = Email(address: address, isVerified: true, verifiedAddress: address)
    case .emailCodeAdded(let code):
      self.human?.email.code = PendingCode(code, issuedBy: event.sequence)
    case .emailVerificationFailed: self.human?.email.code?.failedAttempts += 1
    case .phoneChanged(let number): self.human?.phone = Phone(number: number)
    case .phoneVerified:
      self.human?.phone?.isVerified = true
      self.human?.phone?.code = nil
    case .phoneRemoved: self.human?.phone = nil
    case .phoneCodeAdded(let code): self.human?.phone?.code = PendingCode(code, issuedBy: event.sequence)
    case .phoneVerificationFailed: self.human?.phone?.code?.failedAttempts += 1
    case .initializationCodeAdded(let code):
      self.human?.initialization = PendingCode(code, issuedBy: event.sequence)
    case .initializationFailed: self.human?.initialization?.failedAttempts += 1
    case .initialized:
      self.human?.initialization = nil
      if self.state == .initial { self.state = .active }
    case .passwordChanged(let hash, let isChangeRequired):
      self.human?.password = Password(hash: hash, isChangeRequired: isChangeRequired, changeDate: event.date)
      // Whoever still holds a code for the old password gets no other.
      self.human?.passwordReset = nil
    case .passwordCodeAdded(let code): self.human?.passwordReset = PendingCode(code, issuedBy: event.sequence)
    case .passwordCodeFailed: self.human?.passwordReset?.failedAttempts += 1
    case .inviteCodeAdded(let code, let template, let application):
      self.human?.invitation = Invitation(
        code: PendingCode(code, issuedBy: event.sequence), urlTemplate: template, applicationName: application)
    case .inviteFailed: self.human?.invitation?.code.failedAttempts += 1
    case .inviteAccepted: self.human?.invitation = nil
    case .totpAdded(let secret): self.human?.totp = TOTP(sealedSecret: secret)
    case .totpVerified: self.human?.totp?.isVerified = true
    case .machineChanged(let name, let description, let accessTokenType):
      self.machine?.name = name
      self.machine?.description = description
      self.machine?.accessTokenType = accessTokenType
    case .machineSecretSet(let hash): self.machine?.secretHash = hash
    case .machineSecretRemoved: self.machine?.secretHash = nil
    case .userNameChanged(let name): self.userName = name
    case .profileChanged(let profile): self.human?.profile = profile
    case .deactivated: self.state = .inactive
    case .locked: self.state = .locked
    // Who never was initialized still waits for it.
    case .reactivated, .unlocked: self.state = self.human?.initialization == nil ? .active : .initial
    case .removed:
      self.state = .deleted
      self.forgetSecrets()
    }
  }

  /// What only someone who is there could use.
  private mutating func forgetSecrets() {
    self.human?.email.code = nil
    self.human?.phone?.code = nil
    self.human?.initialization = nil
    self.human?.passwordReset = nil
    self.human?.invitation = nil
    self.human?.password = nil
    self.human?.totp = nil
    self.machine?.secretHash = nil
  }
}

extension PendingCode {
  fileprivate init(_ code: IssuedCode, issuedBy: UInt64) {
    self.init(digest: code.digest, expires: code.expires, issuedBy: issuedBy)
  }
}

extension Organization {
  /// The state after one more event; nil while there is no organization.
  package static func evolve(_ state: Organization?, _ event: Event) -> Organization? {
    guard case .organization(let payload) = event.payload else { return state }
    var organization: Organization
    if let state {
      organization = state
    } else if case .added(let name) = payload {
      organization = Organization(
        id: event.aggregateID, name: name, state: .active, primaryDomain: "", creationDate: event.date,
        changeDate: event.date, sequence: event.sequence)
    } else {
      return nil
    }
    organization.sequence = event.sequence
    organization.changeDate = event.date
    switch payload {
    case .added, .domainAdded, .domainVerified, .memberAdded: break
    case .domainPrimarySet(let domain): organization.primaryDomain = domain
    case .passwordPolicySet(let policy): organization.passwordPolicy.set(policy, by: event)
    case .passwordPolicyRemoved: organization.passwordPolicy = nil
    case .notificationPolicySet(let policy): organization.notificationPolicy.set(policy, by: event)
    case .notificationPolicyRemoved: organization.notificationPolicy = nil
    }
    return organization
  }
}

extension Instance {
  /// The state after one more event; nil while there is no instance.
  package static func evolve(_ state: Instance?, _ event: Event) -> Instance? {
    guard case .instance(let payload) = event.payload else { return state }
    var instance: Instance
    if let state {
      instance = state
    } else if case .added(let language) = payload {
      instance = Instance(
        id: event.aggregateID, defaultOrganizationID: "", defaultLanguage: language, creationDate: event.date,
        changeDate: event.date, sequence: event.sequence)
    } else {
      return nil
    }
    instance.sequence = event.sequence
    instance.changeDate = event.date
    switch payload {
    case .added, .memberAdded: break
    case .defaultOrganizationSet(let id): instance.defaultOrganizationID = id
    }
    return instance
  }
}

extension Optional {
  /// Sets a policy, or sets it anew.
  fileprivate mutating func set<Policy>(_ policy: Policy, by event: Event) where Wrapped == PolicySetting<Policy> {
    self = PolicySetting(
      policy: policy, creationDate: self?.creationDate ?? event.date, changeDate: event.date, sequence: event.sequence)
  }
}
