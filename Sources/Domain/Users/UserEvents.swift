/// What can happen to a user. Names and meaning are kept in stores: append cases, never change one.
package enum UserEvent: Sendable, Equatable {
  /// A person was created; `password` is a hash. `isInitial`: the account waits for its initialization.
  case humanAdded(
    userName: String, profile: Profile, email: EmailAddress, phone: PhoneNumber?, password: String?,
    isPasswordChangeRequired: Bool, isInitial: Bool)
  case machineAdded(userName: String, machine: Machine)
  case emailChanged(EmailAddress)
  case emailVerified
  case emailCodeAdded(IssuedCode)
  case emailCodeSent
  case emailVerificationFailed
  case phoneChanged(PhoneNumber)
  case phoneVerified
  case initializationCodeAdded(IssuedCode)
  case initializationCodeSent
  case initializationFailed
  case initialized
  case passwordChanged(hash: String, isChangeRequired: Bool)
  case personalAccessTokenAdded(id: String, digest: [UInt8], expires: Timestamp)
  case personalAccessTokenRemoved(id: String)
  case phoneRemoved
  case phoneCodeAdded(IssuedCode)
  case phoneCodeSent
  case phoneVerificationFailed
  /// A code with which a forgotten password is replaced.
  case passwordCodeAdded(IssuedCode)
  case passwordCodeSent
  case passwordCodeFailed
  /// The message that the password was changed has gone out.
  case passwordChangeSent
  /// The code of an invitation; a resend repeats its link and the name of the application.
  case inviteCodeAdded(IssuedCode, urlTemplate: String?, applicationName: String?)
  case inviteCodeSent
  case inviteFailed
  case inviteAccepted
  case machineChanged(name: String, description: String, accessTokenType: Machine.AccessTokenType)
  /// A hash in the form of crypt(3).
  case machineSecretSet(hash: String)
  case machineSecretRemoved
  /// `publicKey` in PEM.
  case machineKeyAdded(id: String, publicKey: [UInt8], expires: Timestamp)
  case machineKeyRemoved(id: String)
  case metadataSet(key: String, value: [UInt8])
  case metadataRemoved(key: String)
  case userNameChanged(String)
  case profileChanged(Profile)
  case deactivated
  case reactivated
  case locked
  case unlocked
  case removed
  /// What named the person was taken out of the events before this one; see `UserEvent.withoutPersonalData`.
  case personalDataErased
  /// The secret of an authenticator app, as the vault has sealed it.
  case totpAdded(sealedSecret: [UInt8])
  /// The app holds the secret, so that its one-time passwords count.
  case totpVerified
  /// Codes of these kinds went where their user is no more, and are worth nothing.
  case codesVoided([Notification.Kind])
  /// The message that the address was changed has gone out.
  case emailChangeSent
  /// The same password, hashed in the way in which new ones are: it was entered, and its hash was weaker.
  case passwordHashUpdated(hash: String)
  /// Another organization has proved to own the domain that the name ended in: the user has a name that we made.
  case domainClaimed(userName: String, domain: String)
  /// The message that the name is another now has gone out.
  case domainClaimSent
  // Checks of credentials
  case credentialCheckFailed(CheckedCredential)
  case credentialCheckSucceeded(CheckedCredential)
  /// A name that was chosen under a domain policy, or that a change of the policy has made.
  case nameFormed(String, NameForm)
  /// What happens to second factors.
  case factor(FactorEvent)
}

// What an event tells of a person stands here, beside the event, and without `default`: a new event cannot forget it.
extension UserEvent {
  /// The event without anything that tells who the user was: that it happened, when and by whom, stays on record.
  ///
  /// For whoever was removed and asks to be forgotten. States that are folded from such events are those of nobody.
  package var withoutPersonalData: UserEvent {
    switch self {
    case .humanAdded(_, _, _, let phone, _, let isChangeRequired, let isInitial):
      .humanAdded(
        userName: "", profile: .erased, email: EmailAddress(stored: ""),
        phone: phone.map { _ in PhoneNumber(stored: "") },
        password: nil, isPasswordChangeRequired: isChangeRequired, isInitial: isInitial)
    case .machineAdded(_, let machine):
      .machineAdded(userName: "", machine: Machine(name: "", accessTokenType: machine.accessTokenType))
    case .userNameChanged: .userNameChanged("")
    case .domainClaimed: .domainClaimed(userName: "", domain: "")
    case .nameFormed(_, let form): .nameFormed("", form)
    case .profileChanged: .profileChanged(.erased)
    case .emailChanged: .emailChanged(EmailAddress(stored: ""))
    case .phoneChanged: .phoneChanged(PhoneNumber(stored: ""))
    case .emailCodeAdded(let code): .emailCodeAdded(code.erased)
    case .phoneCodeAdded(let code): .phoneCodeAdded(code.erased)
    case .initializationCodeAdded(let code): .initializationCodeAdded(code.erased)
    case .passwordCodeAdded(let code): .passwordCodeAdded(code.erased)
    case .inviteCodeAdded(let code, _, _): .inviteCodeAdded(code.erased, urlTemplate: nil, applicationName: nil)
    case .passwordChanged(_, let isChangeRequired): .passwordChanged(hash: "", isChangeRequired: isChangeRequired)
    case .passwordHashUpdated: .passwordHashUpdated(hash: "")
    case .machineChanged(_, _, let type): .machineChanged(name: "", description: "", accessTokenType: type)
    case .machineSecretSet: .machineSecretSet(hash: "")
    case .machineKeyAdded(let id, _, let expires): .machineKeyAdded(id: id, publicKey: [], expires: expires)
    case .metadataSet: .metadataSet(key: "", value: [])
    case .metadataRemoved: .metadataRemoved(key: "")
    case .totpAdded: .totpAdded(sealedSecret: [])
    case .factor(let event): .factor(event.withoutPersonalData)
    case .emailVerified, .emailCodeSent, .emailVerificationFailed, .phoneVerified, .phoneRemoved, .phoneCodeSent,
      .phoneVerificationFailed, .initializationCodeSent, .initializationFailed, .initialized,
      .personalAccessTokenAdded, .personalAccessTokenRemoved, .passwordCodeSent, .passwordCodeFailed,
      .passwordChangeSent, .inviteCodeSent, .inviteFailed, .inviteAccepted, .machineSecretRemoved, .machineKeyRemoved,
      .deactivated, .reactivated, .locked, .unlocked, .removed, .personalDataErased, .totpVerified, .codesVoided,
      .emailChangeSent, .domainClaimSent, .credentialCheckFailed, .credentialCheckSucceeded:
      self
    }
  }

  /// Addresses and phone numbers that the event tells: what counts of messages are kept by.
  package var addresses: [String] {
    switch self {
    case .humanAdded(_, _, let email, let phone, _, _, _): [email.text] + (phone.map { [$0.text] } ?? [])
    case .emailChanged(let email): [email.text]
    case .phoneChanged(let number): [number.text]
    case .machineAdded, .emailVerified, .emailCodeAdded, .emailCodeSent, .emailVerificationFailed, .phoneVerified,
      .phoneRemoved, .phoneCodeAdded, .phoneCodeSent, .phoneVerificationFailed, .initializationCodeAdded,
      .initializationCodeSent, .initializationFailed, .initialized, .passwordChanged, .personalAccessTokenAdded,
      .personalAccessTokenRemoved, .passwordCodeAdded, .passwordCodeSent, .passwordCodeFailed, .passwordChangeSent,
      .inviteCodeAdded, .inviteCodeSent, .inviteFailed, .inviteAccepted, .machineChanged, .machineSecretSet,
      .machineSecretRemoved, .machineKeyAdded, .machineKeyRemoved, .metadataSet, .metadataRemoved, .userNameChanged,
      .profileChanged, .deactivated, .reactivated, .locked, .unlocked, .removed, .personalDataErased, .totpAdded,
      .totpVerified, .codesVoided, .emailChangeSent, .passwordHashUpdated, .domainClaimed, .domainClaimSent,
      .credentialCheckFailed, .credentialCheckSucceeded, .nameFormed, .factor:
      []
    }
  }
}

// The state, and what stands beside it, is what events amount to: nothing else changes either.
extension User {
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

  package static func created(by happening: UserEvent, _ event: Event) -> User? {
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

  package mutating func apply(_ happening: UserEvent, _ event: Event) {
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
}

extension UserEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .humanAdded(let userName, let profile, let email, let phone, _, let isChangeRequired, _):
      profile.published.merging([
        "userName": .text(userName), "email": .text(email.text), "phone": .text(phone?.text ?? ""),
        "changeRequired": .flag(isChangeRequired),
      ]) { $1 }
    case .machineAdded(let userName, let machine):
      [
        "userName": .text(userName), "name": .text(machine.name), "description": .text(machine.description),
        "accessTokenType": .number(machine.accessTokenType.rawValue),
      ]
    case .emailChanged(let email): ["email": .text(email.text)]
    case .phoneChanged(let number): ["phone": .text(number.text)]
    case .emailCodeAdded(let code), .phoneCodeAdded(let code), .initializationCodeAdded(let code),
      .passwordCodeAdded(let code):
      code.published
    case .inviteCodeAdded(let code, _, let application):
      code.published.merging(["applicationName": .text(application ?? "")]) { $1 }
    case .passwordChanged(_, let isChangeRequired): ["changeRequired": .flag(isChangeRequired)]
    case .personalAccessTokenAdded(let id, _, let expires): ["tokenId": .text(id), "expiration": .date(expires)]
    case .personalAccessTokenRemoved(let id): ["tokenId": .text(id)]
    case .machineChanged(let name, let description, let accessTokenType):
      [
        "name": .text(name), "description": .text(description),
        "accessTokenType": .number(accessTokenType.rawValue),
      ]
    case .machineKeyAdded(let id, _, let expires): ["keyId": .text(id), "expirationDate": .date(expires)]
    case .machineKeyRemoved(let id): ["keyId": .text(id)]
    // Values may be large, and are whatever a client keeps there.
    case .metadataSet(let key, _), .metadataRemoved(let key): ["key": .text(key)]
    case .userNameChanged(let userName): ["userName": .text(userName)]
    case .nameFormed(let userName, let form):
      ["userName": .text(userName), "userLoginMustBeDomain": .flag(form.isOfOrganization)]
    case .domainClaimed(let userName, let domain): ["userName": .text(userName), "domain": .text(domain)]
    case .profileChanged(let profile): profile.published
    case .factor(let event): event.published
    case .emailVerified, .emailCodeSent, .emailVerificationFailed, .phoneVerified, .phoneRemoved, .phoneCodeSent,
      .phoneVerificationFailed, .initializationCodeSent, .initializationFailed, .initialized, .passwordCodeSent,
      .passwordCodeFailed, .passwordChangeSent, .passwordHashUpdated, .inviteCodeSent, .inviteFailed, .inviteAccepted,
      .machineSecretSet, .machineSecretRemoved, .deactivated, .reactivated, .locked, .unlocked, .removed,
      .personalDataErased, .totpAdded, .totpVerified, .codesVoided, .emailChangeSent,
      .domainClaimSent, .credentialCheckFailed, .credentialCheckSucceeded:
      [:]
    }
  }
}
