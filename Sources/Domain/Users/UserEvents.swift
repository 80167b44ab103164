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

/// The part of a new code that the user's state keeps, and when it expires.
package struct IssuedCode: Sendable, Equatable {
  /// The keyed digest of the code.
  package var digest: [UInt8]
  package var expires: Timestamp
  /// The code was given to the caller, who brings it to the user; no mail is sent.
  package var isReturned: Bool

  package init(digest: [UInt8], expires: Timestamp, isReturned: Bool) {
    self.digest = digest
    self.expires = expires
    self.isReturned = isReturned
  }
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
        userName: "", profile: .erased, email: EmailAddress(stored: ""), phone: phone.map { _ in .erased },
        password: nil, isPasswordChangeRequired: isChangeRequired, isInitial: isInitial)
    case .machineAdded(_, let machine):
      .machineAdded(userName: "", machine: Machine(name: "", accessTokenType: machine.accessTokenType))
    case .userNameChanged: .userNameChanged("")
    case .domainClaimed: .domainClaimed(userName: "", domain: "")
    case .nameFormed(_, let form): .nameFormed("", form)
    case .profileChanged: .profileChanged(.erased)
    case .emailChanged: .emailChanged(EmailAddress(stored: ""))
    case .phoneChanged: .phoneChanged(.erased)
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

extension IssuedCode {
  fileprivate var erased: IssuedCode { IssuedCode(digest: [], expires: expires, isReturned: isReturned) }
}

extension Profile {
  fileprivate static let erased = Profile(firstName: "", lastName: "")
}

extension PhoneNumber {
  fileprivate static let erased = PhoneNumber(stored: "")
}
