// State is what events amount to: this fold and nothing else changes it.

extension User: Aggregate {
  package var resourceOwner: String { organizationID }
  package var aggregateState: AggregateState { .user(self) }

  package static func payload(_ happening: UserEvent) -> Event.Payload { .user(happening) }

  package static func evolve(_ state: User?, _ event: Event) -> User? {
    guard case .user(let happening) = event.payload else { return state }
    guard var user = state ?? created(by: happening, event) else { return nil }
    user.sequence = event.sequence
    user.changeDate = event.date
    user.apply(happening, event)
    return user
  }

  package static func items(_ happening: UserEvent, _ event: Event) -> [ItemChange] {
    let userID = event.aggregateID
    switch happening {
    case .personalAccessTokenAdded(let id, let digest, let expires):
      return [
        ItemChange(put: .personalAccessToken(id: id, userID: userID, digest: digest, expires: expires), by: event)
      ]
    case .personalAccessTokenRemoved(let id): return [.remove(.personalAccessToken(userID: userID, id: id))]
    case .machineKeyAdded(let id, let publicKey, let expires):
      return [ItemChange(put: .machineKey(id: id, userID: userID, publicKey: publicKey, expires: expires), by: event)]
    case .machineKeyRemoved(let id): return [.remove(.machineKey(userID: userID, id: id))]
    case .metadataSet(let key, let value):
      return [ItemChange(put: .metadata(ownerID: userID, key: key, value: value), by: event)]
    case .metadataRemoved(let key): return [.remove(.metadata(ownerID: userID, key: key))]
    case .removed: return [.removeAll(of: userID)]
    case .humanAdded, .machineAdded, .emailChanged, .emailVerified, .emailCodeAdded, .emailCodeSent,
      .emailVerificationFailed, .phoneChanged, .phoneVerified, .phoneRemoved, .phoneCodeAdded, .phoneCodeSent,
      .phoneVerificationFailed, .initializationCodeAdded, .initializationCodeSent, .initializationFailed, .initialized,
      .passwordChanged, .passwordCodeAdded, .passwordCodeSent, .passwordCodeFailed, .passwordChangeSent,
      .inviteCodeAdded, .inviteCodeSent, .inviteFailed, .inviteAccepted, .machineChanged, .machineSecretSet,
      .machineSecretRemoved, .userNameChanged, .profileChanged, .deactivated, .reactivated, .locked, .unlocked,
      .personalDataErased, .totpAdded, .totpVerified, .codesVoided, .emailChangeSent,
      .passwordHashUpdated, .domainClaimed, .domainClaimSent, .credentialCheckFailed, .credentialCheckSucceeded,
      .nameFormed, .factor:
      return []
    }
  }

  /// The user that an event creates; nil for one that happens to users that are there.
  private static func created(by happening: UserEvent, _ event: Event) -> User? {
    let kind: Kind
    let name: String
    var state = State.active
    if case .humanAdded(
      let userName, let profile, let email, let phone, let password, let isChangeRequired, let isInitial) = happening
    {
      name = userName
      if isInitial { state = .initial }
      kind = .human(
        Human(
          profile: profile, email: Email(address: email), phone: phone.map { Phone(number: $0) },
          password: password.map { Password(hash: $0, isChangeRequired: isChangeRequired, changeDate: event.date) }))
    } else if case .machineAdded(let userName, let machine) = happening {
      name = userName
      kind = .machine(machine)
    } else {
      return nil
    }
    return User(
      id: event.aggregateID, organizationID: event.resourceOwner, state: state, userName: name, kind: kind,
      creationDate: event.date, changeDate: event.date, sequence: event.sequence)
  }

  private mutating func apply(_ happening: UserEvent, _ event: Event) {
    switch happening {
    case .humanAdded, .machineAdded, .personalAccessTokenAdded, .personalAccessTokenRemoved, .emailCodeSent,
      .initializationCodeSent, .phoneCodeSent, .passwordCodeSent, .passwordChangeSent, .inviteCodeSent,
      .machineKeyAdded, .machineKeyRemoved, .metadataSet, .metadataRemoved, .personalDataErased, .emailChangeSent,
      .domainClaimSent:
      break
    case .emailChanged(let address):
      let verified = human?.email.verifiedAddress
      human?.email = Email(address: address, verifiedAddress: verified)
    case .emailVerified:
      guard let address = human?.email.address else { return }
      human?.email = Email(address: address, isVerified: true, verifiedAddress: address)
    case .emailCodeAdded(let code):
      human?.email.code = PendingCode(code, issuedBy: event.sequence)
    case .emailVerificationFailed: human?.email.code?.failedAttempts += 1
    case .phoneChanged(let number): human?.phone = Phone(number: number)
    case .phoneVerified:
      human?.phone?.isVerified = true
      human?.phone?.code = nil
    case .phoneRemoved:
      human?.phone = nil
      // There is nothing left to send a code to.
      human?.removeOTP(.sms)
    case .phoneCodeAdded(let code): human?.phone?.code = PendingCode(code, issuedBy: event.sequence)
    case .phoneVerificationFailed: human?.phone?.code?.failedAttempts += 1
    case .initializationCodeAdded(let code):
      human?.initialization = PendingCode(code, issuedBy: event.sequence)
    case .initializationFailed: human?.initialization?.failedAttempts += 1
    case .initialized:
      human?.initialization = nil
      if state == .initial { state = .active }
    case .passwordChanged(let hash, let isChangeRequired):
      human?.password = Password(hash: hash, isChangeRequired: isChangeRequired, changeDate: event.date)
      // Whoever still holds a code for the old password gets no other.
      human?.passwordReset = nil
      human?.failedChecks[.password] = nil
    case .passwordHashUpdated(let hash): human?.password?.hash = hash
    case .passwordCodeAdded(let code): human?.passwordReset = PendingCode(code, issuedBy: event.sequence)
    case .passwordCodeFailed: human?.passwordReset?.failedAttempts += 1
    case .inviteCodeAdded(let code, let template, let application):
      human?.invitation = Invitation(
        code: PendingCode(code, issuedBy: event.sequence), urlTemplate: template, applicationName: application,
        isReturned: code.isReturned)
    case .inviteFailed: human?.invitation?.code.failedAttempts += 1
    case .inviteAccepted: human?.invitation = nil
    case .totpAdded(let secret): human?.totp = TOTP(sealedSecret: secret)
    case .totpVerified: human?.totp?.isVerified = true
    case .factor(let change): human?.apply(change, at: event.date)
    case .codesVoided(let kinds): for kind in kinds { human?.voidCode(kind, event) }
    case .machineChanged(let name, let description, let accessTokenType):
      machine?.name = name
      machine?.description = description
      machine?.accessTokenType = accessTokenType
    case .machineSecretSet(let hash): machine?.secretHash = hash
    case .machineSecretRemoved: machine?.secretHash = nil
    case .userNameChanged(let name), .domainClaimed(let name, _): userName = name
    case .nameFormed(let name, let form): (userName, nameForm) = (name, form)
    case .profileChanged(let profile): human?.profile = profile
    case .deactivated: state = .inactive
    case .locked: state = .locked
    // Who never was initialized still waits for it.
    case .reactivated, .unlocked:
      state = human?.initialization == nil ? .active : .initial
      if happening == .unlocked { human?.failedChecks = [:] }
    case .credentialCheckFailed(let credential): human?.failedChecks[credential, default: 0] += 1
    case .credentialCheckSucceeded(let credential): human?.failedChecks[credential] = nil
    case .removed: leave()
    }
  }

  /// What its removal leaves of a user: nothing that only someone who is there could use.
  mutating func leave() {
    state = .deleted
    human?.email.code = nil
    human?.phone?.code = nil
    human?.initialization = nil
    human?.passwordReset = nil
    human?.invitation = nil
    human?.password = nil
    human?.totp = nil
    human?.failedChecks = [:]
    human?.factors = SecondFactors()
    machine?.secretHash = nil
  }
}

extension Human {
  /// Makes the pending code of a kind worthless.
  fileprivate mutating func voidCode(_ kind: Notification.Kind, _ event: Event) {
    switch kind {
    case .emailVerification: email.code = nil
    case .phoneVerification: phone?.code = nil
    case .passwordReset, .passwordResetSMS: passwordReset = nil
    // The account still waits for these, and they can be sent again.
    case .initialization: initialization?.void(event)
    case .invite: invitation?.code.void(event)
    case .passwordChanged, .emailChanged, .domainClaimed, .sessionOTP, .sessionOTPSMS: break
    }
  }
}

extension PendingCode {
  /// Nothing is equal to no digest; and a message that waits is not that of this code any more.
  fileprivate mutating func void(_ event: Event) {
    digest = []
    expires = event.date
    issuedBy = event.sequence
  }

  fileprivate init(_ code: IssuedCode, issuedBy: UInt64) {
    self.init(digest: code.digest, expires: code.expires, issuedBy: issuedBy)
  }
}
