/// Something that happened to one aggregate, as it is kept for ever.
package struct Event: Sendable, Equatable {
  /// What happened, by the aggregate that it happened to.
  package enum Payload: Sendable, Equatable {
    case user(UserEvent)
    case organization(OrganizationEvent)
    case instance(InstanceEvent)
  }

  /// The id of the user, the organization or the instance.
  package let aggregateID: String
  /// 1 for the aggregate's first event, then one more for each.
  package let sequence: UInt64
  /// The organization that owns the aggregate; for an organization or the instance its own id.
  package let resourceOwner: String
  /// The user who caused it; empty for the system itself.
  package let editorID: String
  package let date: Timestamp
  package let payload: Payload

  package init(
    aggregateID: String, sequence: UInt64, resourceOwner: String, editorID: String, date: Timestamp, payload: Payload
  ) {
    self.aggregateID = aggregateID
    self.sequence = sequence
    self.resourceOwner = resourceOwner
    self.editorID = editorID
    self.date = date
    self.payload = payload
  }
}

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

/// What can happen to an organization. Append cases, never change one.
package enum OrganizationEvent: Sendable, Equatable {
  case added(name: String)
  case domainAdded(String)
  case domainVerified(String)
  case domainPrimarySet(String)
  case memberAdded(userID: String, roles: [String])
  case passwordPolicySet(PasswordPolicy)
  case passwordPolicyRemoved
  case notificationPolicySet(NotificationPolicy)
  case notificationPolicyRemoved
}

/// What can happen to the instance. Append cases, never change one.
package enum InstanceEvent: Sendable, Equatable {
  case added(defaultLanguage: String)
  case defaultOrganizationSet(String)
  case memberAdded(userID: String, roles: [String])
}
