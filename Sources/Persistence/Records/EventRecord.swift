import ProtobufCodec
import Domain

/// An event's payload as the store keeps it: the type's name, and the message that the type says.
struct EventRecord: Equatable {
  let type: String
  let payload: [UInt8]

  init(type: String, payload: [UInt8]) {
    self.type = type
    self.payload = payload
  }

  private init(_ type: String, _ message: (any Message)? = nil) {
    self.type = type
    self.payload = message?.serialized() ?? []
  }

  init(_ payload: Event.Payload) {
    switch payload {
    case .user(let event): self.init(event)
    case .organization(let event): self.init(event)
    case .instance(let event): self.init(event)
    }
  }

  private init(_ event: UserEvent) {
    switch event {
    case .humanAdded(let userName, let profile, let email, let phone, let password, let isChangeRequired, let isInitial):
      var message = Signet_Store_V1_HumanAdded()
      message.userName = userName
      message.profile = Signet_Store_V1_PersonProfile(profile)
      message.email = email.text
      message.phone = phone?.text
      message.passwordHash = password
      message.passwordChangeRequired = isChangeRequired
      message.initial = isInitial
      self.init("user.human.added", message)
    case .machineAdded(let userName, let machine):
      var message = Signet_Store_V1_MachineAdded()
      message.userName = userName
      message.name = machine.name
      message.description = machine.description
      message.accessTokenType = Int32(machine.accessTokenType.rawValue)
      message.secretHash = machine.secretHash
      self.init("user.machine.added", message)
    case .emailChanged(let email):
      var message = Signet_Store_V1_EmailChanged()
      message.email = email.text
      self.init("user.human.email.changed", message)
    case .emailVerified: self.init("user.human.email.verified")
    case .emailCodeAdded(let code): self.init("user.human.email.code.added", Signet_Store_V1_CodeAdded(code))
    case .emailCodeSent: self.init("user.human.email.code.sent")
    case .emailVerificationFailed: self.init("user.human.email.verification.failed")
    case .phoneChanged(let number):
      var message = Signet_Store_V1_PhoneChanged()
      message.phone = number.text
      self.init("user.human.phone.changed", message)
    case .phoneVerified: self.init("user.human.phone.verified")
    case .initializationCodeAdded(let code):
      self.init("user.human.initialization.code.added", Signet_Store_V1_CodeAdded(code))
    case .initializationCodeSent: self.init("user.human.initialization.code.sent")
    case .initializationFailed: self.init("user.human.initialization.failed")
    case .initialized: self.init("user.human.initialized")
    case .passwordChanged(let hash, let isChangeRequired):
      var message = Signet_Store_V1_PasswordChanged()
      message.hash = hash
      message.changeRequired = isChangeRequired
      self.init("user.human.password.changed", message)
    case .personalAccessTokenAdded(let id, let digest, let expires):
      var message = Signet_Store_V1_PersonalAccessTokenAdded()
      message.id = id
      message.digest = digest
      message.expires = expires.microseconds
      self.init("user.pat.added", message)
    case .personalAccessTokenRemoved(let id):
      var message = Signet_Store_V1_PersonalAccessTokenRemoved()
      message.id = id
      self.init("user.pat.removed", message)
    case .phoneRemoved: self.init("user.human.phone.removed")
    case .phoneCodeAdded(let code): self.init("user.human.phone.code.added", Signet_Store_V1_CodeAdded(code))
    case .phoneCodeSent: self.init("user.human.phone.code.sent")
    case .phoneVerificationFailed: self.init("user.human.phone.verification.failed")
    case .passwordCodeAdded(let code): self.init("user.human.password.code.added", Signet_Store_V1_CodeAdded(code))
    case .passwordCodeSent: self.init("user.human.password.code.sent")
    case .passwordCodeFailed: self.init("user.human.password.code.failed")
    case .passwordChangeSent: self.init("user.human.password.change.sent")
    case .inviteCodeAdded(let code, let template, let application):
      var message = Signet_Store_V1_InviteCodeAdded()
      message.code = Signet_Store_V1_CodeAdded(code)
      message.urlTemplate = template
      message.applicationName = application
      self.init("user.human.invite.code.added", message)
    case .inviteCodeSent: self.init("user.human.invite.code.sent")
    case .inviteFailed: self.init("user.human.invite.failed")
    case .inviteAccepted: self.init("user.human.invite.accepted")
    case .totpAdded(let secret):
      var message = Signet_Store_V1_TOTPAdded()
      message.sealedSecret = secret
      self.init("user.human.totp.added", message)
    case .totpVerified: self.init("user.human.totp.verified")
    case .machineChanged(let name, let description, let accessTokenType):
      var message = Signet_Store_V1_MachineChanged()
      message.name = name
      message.description = description
      message.accessTokenType = Int32(accessTokenType.rawValue)
      self.init("user.machine.changed", message)
    case .machineSecretSet(let hash):
      var message = Signet_Store_V1_MachineSecretSet()
      message.hash = hash
      self.init("user.machine.secret.set", message)
    case .machineSecretRemoved: self.init("user.machine.secret.removed")
    case .machineKeyAdded(let id, let publicKey, let expires):
      var message = Signet_Store_V1_MachineKeyAdded()
      message.id = id
      message.publicKey = publicKey
      message.expires = expires.microseconds
      self.init("user.machine.key.added", message)
    case .machineKeyRemoved(let id):
      var message = Signet_Store_V1_MachineKeyRemoved()
      message.id = id
      self.init("user.machine.key.removed", message)
    case .metadataSet(let key, let value):
      var message = Signet_Store_V1_MetadataSet()
      message.key = key
      message.value = value
      self.init("user.metadata.set", message)
    case .metadataRemoved(let key):
      var message = Signet_Store_V1_MetadataRemoved()
      message.key = key
      self.init("user.metadata.removed", message)
    case .userNameChanged(let name):
      var message = Signet_Store_V1_UserNameChanged()
      message.userName = name
      self.init("user.username.changed", message)
    case .profileChanged(let profile):
      var message = Signet_Store_V1_ProfileChanged()
      message.profile = Signet_Store_V1_PersonProfile(profile)
      self.init("user.human.profile.changed", message)
    case .deactivated: self.init("user.deactivated")
    case .reactivated: self.init("user.reactivated")
    case .locked: self.init("user.locked")
    case .unlocked: self.init("user.unlocked")
    case .removed: self.init("user.removed")
    case .personalDataErased: self.init("user.personal.data.erased")
    }
  }

  private init(_ event: OrganizationEvent) {
    switch event {
    case .added(let name):
      var message = Signet_Store_V1_OrganizationAdded()
      message.name = name
      self.init("org.added", message)
    case .domainAdded(let domain): self.init("org.domain.added", Signet_Store_V1_OrganizationDomain(domain))
    case .domainVerified(let domain): self.init("org.domain.verified", Signet_Store_V1_OrganizationDomain(domain))
    case .domainPrimarySet(let domain):
      self.init("org.domain.primary.set", Signet_Store_V1_OrganizationDomain(domain))
    case .memberAdded(let userID, let roles):
      self.init("org.member.added", Signet_Store_V1_MemberAdded(userID, roles))
    case .passwordPolicySet(let policy):
      self.init("org.password.policy.set", Signet_Store_V1_PasswordPolicySet(policy))
    case .passwordPolicyRemoved: self.init("org.password.policy.removed")
    case .notificationPolicySet(let policy):
      self.init("org.notification.policy.set", Signet_Store_V1_NotificationPolicySet(policy))
    case .notificationPolicyRemoved: self.init("org.notification.policy.removed")
    }
  }

  private init(_ event: InstanceEvent) {
    switch event {
    case .added(let language):
      var message = Signet_Store_V1_InstanceAdded()
      message.defaultLanguage = language
      self.init("instance.added", message)
    case .defaultOrganizationSet(let id):
      var message = Signet_Store_V1_DefaultOrganizationSet()
      message.organizationID = id
      self.init("instance.default.org.set", message)
    case .memberAdded(let userID, let roles):
      self.init("instance.member.added", Signet_Store_V1_MemberAdded(userID, roles))
    }
  }
}

extension Signet_Store_V1_PersonProfile {
  init(_ profile: Profile) {
    self.init()
    self.firstName = profile.firstName
    self.lastName = profile.lastName
    self.nickName = profile.nickName
    self.displayName = profile.displayName
    self.preferredLanguage = profile.preferredLanguage
    self.gender = Int32(profile.gender.rawValue)
  }
}

extension Signet_Store_V1_CodeAdded {
  init(_ code: IssuedCode) {
    self.init()
    self.digest = code.digest
    self.expires = code.expires.microseconds
    self.returned = code.isReturned
  }
}

extension Signet_Store_V1_OrganizationDomain {
  init(_ domain: String) {
    self.init()
    self.domain = domain
  }
}

extension Signet_Store_V1_MemberAdded {
  init(_ userID: String, _ roles: [String]) {
    self.init()
    self.userID = userID
    self.roles = roles
  }
}

extension Signet_Store_V1_PasswordPolicySet {
  init(_ policy: PasswordPolicy) {
    self.init()
    self.minimumLength = Int64(policy.minimumLength)
    self.needsLowercase = policy.needsLowercase
    self.needsUppercase = policy.needsUppercase
    self.needsNumber = policy.needsNumber
    self.needsSymbol = policy.needsSymbol
  }
}

extension Signet_Store_V1_NotificationPolicySet {
  init(_ policy: NotificationPolicy) {
    self.init()
    self.tellsOfPasswordChange = policy.tellsOfPasswordChange
  }
}
