// State is what events amount to: these functions and nothing else change it. Total: an event that does not fit the state
// leaves it as it is, but for its number and date, since what has happened cannot be refused.

extension User {
  /// The state after one more event; nil while there is no user.
  public static func evolve(_ state: User?, _ event: Event) -> User? {
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
      .initializationCodeSent:
      break
    case .emailChanged(let address):
      let verified = self.human?.email.verifiedAddress
      self.human?.email = Email(address: address, verifiedAddress: verified)
    case .emailVerified:
      guard let address = self.human?.email.address else { return }
      self.human?.email = Email(address: address, isVerified: true, verifiedAddress: address)
    case .emailCodeAdded(let code):
      self.human?.email.code = PendingCode(digest: code.digest, expires: code.expires, issuedBy: event.sequence)
    case .emailVerificationFailed: self.human?.email.code?.failedAttempts += 1
    case .phoneChanged(let number): self.human?.phone = Phone(number: number)
    case .phoneVerified: self.human?.phone?.isVerified = true
    case .initializationCodeAdded(let code):
      self.human?.initialization = PendingCode(digest: code.digest, expires: code.expires, issuedBy: event.sequence)
    case .initializationFailed: self.human?.initialization?.failedAttempts += 1
    case .initialized:
      self.human?.initialization = nil
      if self.state == .initial { self.state = .active }
    case .passwordChanged(let hash, let isChangeRequired):
      self.human?.password = Password(hash: hash, isChangeRequired: isChangeRequired, changeDate: event.date)
    }
  }
}

extension Organization {
  /// The state after one more event; nil while there is no organization.
  public static func evolve(_ state: Organization?, _ event: Event) -> Organization? {
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
    }
    return organization
  }
}

extension Instance {
  /// The state after one more event; nil while there is no instance.
  public static func evolve(_ state: Instance?, _ event: Event) -> Instance? {
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
    if case .defaultOrganizationSet(let id) = payload { instance.defaultOrganizationID = id }
    return instance
  }
}
