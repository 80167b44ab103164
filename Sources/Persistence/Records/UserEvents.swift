import ProtobufCodec
import Domain

// What happens to users, as stores keep it: written, and read again.

extension EventKinds {
  static let users: [String: Int] = [:]
}

extension EventRecord {
  init(_ event: UserEvent) {
    switch event {
    case .humanAdded(let userName, let profile, let email, let phone, let password, let isChangeRequired, let isInitial):
      self.init(
        "user.human.added",
        Signet_Store_V1_HumanAdded(
          userName: userName, profile: Signet_Store_V1_PersonProfile(profile), email: email.text, phone: phone?.text,
          passwordHash: password, passwordChangeRequired: isChangeRequired, initial: isInitial))
    case .machineAdded(let userName, let machine):
      self.init(
        "user.machine.added",
        Signet_Store_V1_MachineAdded(
          userName: userName, name: machine.name, description: machine.description,
          accessTokenType: Int32(machine.accessTokenType.rawValue), secretHash: machine.secretHash))
    case .emailChanged(let email):
      self.init("user.human.email.changed", Signet_Store_V1_EmailChanged(email: email.text))
    case .emailVerified: self.init("user.human.email.verified")
    case .emailCodeAdded(let code): self.init("user.human.email.code.added", Signet_Store_V1_CodeAdded(code))
    case .emailCodeSent: self.init("user.human.email.code.sent")
    case .emailVerificationFailed: self.init("user.human.email.verification.failed")
    case .phoneChanged(let number):
      self.init("user.human.phone.changed", Signet_Store_V1_PhoneChanged(phone: number.text))
    case .phoneVerified: self.init("user.human.phone.verified")
    case .initializationCodeAdded(let code):
      self.init("user.human.initialization.code.added", Signet_Store_V1_CodeAdded(code))
    case .initializationCodeSent: self.init("user.human.initialization.code.sent")
    case .initializationFailed: self.init("user.human.initialization.failed")
    case .initialized: self.init("user.human.initialized")
    case .passwordChanged(let hash, let isChangeRequired):
      self.init(
        "user.human.password.changed", Signet_Store_V1_PasswordChanged(hash: hash, changeRequired: isChangeRequired))
    case .passwordHashUpdated(let hash):
      self.init("user.human.password.hash.updated", Signet_Store_V1_PasswordHashUpdated(hash: hash))
    case .personalAccessTokenAdded(let id, let digest, let expires):
      self.init(
        "user.pat.added",
        Signet_Store_V1_PersonalAccessTokenAdded(id: id, digest: digest, expires: expires.microseconds))
    case .personalAccessTokenRemoved(let id):
      self.init("user.pat.removed", Signet_Store_V1_PersonalAccessTokenRemoved(id: id))
    case .phoneRemoved: self.init("user.human.phone.removed")
    case .phoneCodeAdded(let code): self.init("user.human.phone.code.added", Signet_Store_V1_CodeAdded(code))
    case .phoneCodeSent: self.init("user.human.phone.code.sent")
    case .phoneVerificationFailed: self.init("user.human.phone.verification.failed")
    case .passwordCodeAdded(let code): self.init("user.human.password.code.added", Signet_Store_V1_CodeAdded(code))
    case .passwordCodeSent: self.init("user.human.password.code.sent")
    case .passwordCodeFailed: self.init("user.human.password.code.failed")
    case .passwordChangeSent: self.init("user.human.password.change.sent")
    case .inviteCodeAdded(let code, let template, let application):
      self.init(
        "user.human.invite.code.added",
        Signet_Store_V1_InviteCodeAdded(
          code: Signet_Store_V1_CodeAdded(code), urlTemplate: template, applicationName: application))
    case .inviteCodeSent: self.init("user.human.invite.code.sent")
    case .inviteFailed: self.init("user.human.invite.failed")
    case .inviteAccepted: self.init("user.human.invite.accepted")
    case .totpAdded(let secret):
      self.init("user.human.mfa.otp.added", Signet_Store_V1_TOTPAdded(sealedSecret: secret))
    case .totpVerified: self.init("user.human.mfa.otp.verified")
    case .factor(let event): self.init(event)
    case .codesVoided(let kinds):
      self.init("user.human.codes.voided", Signet_Store_V1_CodesVoided(kinds: kinds.map { Int32($0.rawValue) }))
    case .emailChangeSent: self.init("user.human.email.change.sent")
    case .domainClaimed(let name, let domain):
      self.init("user.domain.claimed", Signet_Store_V1_UserDomainClaimed(userName: name, domain: domain))
    case .domainClaimSent: self.init("user.domain.claimed.sent")
    case .credentialCheckFailed(let credential): self.init(credential.eventPrefix + ".check.failed")
    case .credentialCheckSucceeded(let credential): self.init(credential.eventPrefix + ".check.succeeded")
    case .machineChanged(let name, let description, let accessTokenType):
      self.init(
        "user.machine.changed",
        Signet_Store_V1_MachineChanged(
          name: name, description: description, accessTokenType: Int32(accessTokenType.rawValue)))
    case .machineSecretSet(let hash):
      self.init("user.machine.secret.set", Signet_Store_V1_MachineSecretSet(hash: hash))
    case .machineSecretRemoved: self.init("user.machine.secret.removed")
    case .machineKeyAdded(let id, let publicKey, let expires):
      self.init(
        "user.machine.key.added",
        Signet_Store_V1_MachineKeyAdded(id: id, publicKey: publicKey, expires: expires.microseconds))
    case .machineKeyRemoved(let id):
      self.init("user.machine.key.removed", Signet_Store_V1_MachineKeyRemoved(id: id))
    case .metadataSet(let key, let value):
      self.init("user.metadata.set", Signet_Store_V1_MetadataSet(key: key, value: value))
    case .metadataRemoved(let key):
      self.init("user.metadata.removed", Signet_Store_V1_MetadataRemoved(key: key))
    case .userNameChanged(let name):
      self.init("user.username.changed", Signet_Store_V1_UserNameChanged(userName: name))
    case .nameFormed(let name, let form):
      self.init(
        "user.username.changed",
        Signet_Store_V1_UserNameChanged(userName: name, form: Signet_Store_V1_NameForm.stored(form) ?? .init()))
    case .profileChanged(let profile):
      self.init(
        "user.human.profile.changed", Signet_Store_V1_ProfileChanged(profile: Signet_Store_V1_PersonProfile(profile)))
    case .deactivated: self.init("user.deactivated")
    case .reactivated: self.init("user.reactivated")
    case .locked: self.init("user.locked")
    case .unlocked: self.init("user.unlocked")
    case .removed: self.init("user.removed")
    case .personalDataErased: self.init("user.personal.data.erased")
    }
  }

  func userEvent() throws -> Event.Payload {
    let bytes = payload
    switch type {
    case "user.human.added":
      let message = try Signet_Store_V1_HumanAdded(serialized: bytes)
      return .user(
        .humanAdded(
          userName: message.userName, profile: try Profile(message.profile ?? .init()),
          email: EmailAddress(stored: message.email), phone: message.phone.map { PhoneNumber(stored: $0) },
          password: message.passwordHash, isPasswordChangeRequired: message.passwordChangeRequired,
          isInitial: message.initial))
    case "user.machine.added":
      let message = try Signet_Store_V1_MachineAdded(serialized: bytes)
      var machine = Machine(
        name: message.name, description: message.description, accessTokenType: try known(message.accessTokenType))
      machine.secretHash = message.secretHash
      return .user(.machineAdded(userName: message.userName, machine: machine))
    case "user.human.email.changed":
      return .user(
        .emailChanged(EmailAddress(stored: try Signet_Store_V1_EmailChanged(serialized: bytes).email)))
    case "user.human.email.verified": return .user(.emailVerified)
    case "user.human.email.code.added": return .user(.emailCodeAdded(try IssuedCode(bytes)))
    case "user.human.email.code.sent": return .user(.emailCodeSent)
    case "user.human.email.verification.failed": return .user(.emailVerificationFailed)
    case "user.human.phone.changed":
      return .user(.phoneChanged(PhoneNumber(stored: try Signet_Store_V1_PhoneChanged(serialized: bytes).phone)))
    case "user.human.phone.verified": return .user(.phoneVerified)
    case "user.human.initialization.code.added": return .user(.initializationCodeAdded(try IssuedCode(bytes)))
    case "user.human.initialization.code.sent": return .user(.initializationCodeSent)
    case "user.human.initialization.failed": return .user(.initializationFailed)
    case "user.human.initialized": return .user(.initialized)
    case "user.human.password.changed":
      let message = try Signet_Store_V1_PasswordChanged(serialized: bytes)
      return .user(.passwordChanged(hash: message.hash, isChangeRequired: message.changeRequired))
    case "user.human.password.hash.updated":
      return .user(.passwordHashUpdated(hash: try Signet_Store_V1_PasswordHashUpdated(serialized: bytes).hash))
    case "user.pat.added":
      let message = try Signet_Store_V1_PersonalAccessTokenAdded(serialized: bytes)
      return .user(
        .personalAccessTokenAdded(
          id: message.id, digest: message.digest, expires: Timestamp(microseconds: message.expires)))
    case "user.pat.removed":
      return .user(
        .personalAccessTokenRemoved(id: try Signet_Store_V1_PersonalAccessTokenRemoved(serialized: bytes).id))
    case "user.human.phone.removed": return .user(.phoneRemoved)
    case "user.human.phone.code.added": return .user(.phoneCodeAdded(try IssuedCode(bytes)))
    case "user.human.phone.code.sent": return .user(.phoneCodeSent)
    case "user.human.phone.verification.failed": return .user(.phoneVerificationFailed)
    case "user.human.password.code.added": return .user(.passwordCodeAdded(try IssuedCode(bytes)))
    case "user.human.password.code.sent": return .user(.passwordCodeSent)
    case "user.human.password.code.failed": return .user(.passwordCodeFailed)
    case "user.human.password.change.sent": return .user(.passwordChangeSent)
    case "user.human.invite.code.added":
      let message = try Signet_Store_V1_InviteCodeAdded(serialized: bytes)
      return .user(
        .inviteCodeAdded(
          IssuedCode(message.code ?? .init()), urlTemplate: message.urlTemplate,
          applicationName: message.applicationName))
    case "user.human.invite.code.sent": return .user(.inviteCodeSent)
    case "user.human.invite.failed": return .user(.inviteFailed)
    case "user.human.invite.accepted": return .user(.inviteAccepted)
    case "user.human.mfa.otp.added":
      return .user(.totpAdded(sealedSecret: try Signet_Store_V1_TOTPAdded(serialized: bytes).sealedSecret))
    case "user.human.mfa.otp.verified": return .user(.totpVerified)
    case "user.human.codes.voided":
      return .user(.codesVoided(try Signet_Store_V1_CodesVoided(serialized: bytes).kinds.map { try known($0) }))
    case "user.human.email.change.sent": return .user(.emailChangeSent)
    case "user.machine.changed":
      let message = try Signet_Store_V1_MachineChanged(serialized: bytes)
      return .user(
        .machineChanged(
          name: message.name, description: message.description, accessTokenType: try known(message.accessTokenType)))
    case "user.machine.secret.set":
      return .user(.machineSecretSet(hash: try Signet_Store_V1_MachineSecretSet(serialized: bytes).hash))
    case "user.machine.secret.removed": return .user(.machineSecretRemoved)
    case "user.machine.key.added":
      let message = try Signet_Store_V1_MachineKeyAdded(serialized: bytes)
      return .user(
        .machineKeyAdded(
          id: message.id, publicKey: message.publicKey, expires: Timestamp(microseconds: message.expires)))
    case "user.machine.key.removed":
      return .user(.machineKeyRemoved(id: try Signet_Store_V1_MachineKeyRemoved(serialized: bytes).id))
    case "user.metadata.set":
      let message = try Signet_Store_V1_MetadataSet(serialized: bytes)
      return .user(.metadataSet(key: message.key, value: message.value))
    case "user.metadata.removed":
      return .user(.metadataRemoved(key: try Signet_Store_V1_MetadataRemoved(serialized: bytes).key))
    case "user.username.changed":
      let message = try Signet_Store_V1_UserNameChanged(serialized: bytes)
      guard let form = message.form else { return .user(.userNameChanged(message.userName)) }
      return .user(.nameFormed(message.userName, form.form))
    case "user.human.profile.changed":
      let message = try Signet_Store_V1_ProfileChanged(serialized: bytes)
      return .user(.profileChanged(try Profile(message.profile ?? .init())))
    case "user.domain.claimed":
      let message = try Signet_Store_V1_UserDomainClaimed(serialized: bytes)
      return .user(.domainClaimed(userName: message.userName, domain: message.domain))
    case "user.domain.claimed.sent": return .user(.domainClaimSent)
    case "user.deactivated": return .user(.deactivated)
    case "user.reactivated": return .user(.reactivated)
    case "user.locked": return .user(.locked)
    case "user.unlocked": return .user(.unlocked)
    case "user.removed": return .user(.removed)
    case "user.personal.data.erased": return .user(.personalDataErased)
    default:
      for credential in CheckedCredential.allCases where type.hasPrefix(credential.eventPrefix) {
        switch type.dropFirst(credential.eventPrefix.count) {
        case ".check.failed": return .user(.credentialCheckFailed(credential))
        case ".check.succeeded": return .user(.credentialCheckSucceeded(credential))
        default: continue
        }
      }
      guard let event = try factorEvent() else { throw unknown }
      return .user(.factor(event))
    }
  }
}

extension CheckedCredential {
  /// What the published types of its checks begin with.
  fileprivate var eventPrefix: String {
    switch self {
    case .password: "user.human.password"
    case .totp: "user.human.mfa.otp"
    case .smsOTP: "user.human.otp.sms"
    case .emailOTP: "user.human.otp.email"
    case .recoveryCode: "user.human.mfa.recovery.code"
    }
  }
}

extension Signet_Store_V1_PersonProfile {
  init(_ profile: Profile) {
    self.init(
      firstName: profile.firstName, lastName: profile.lastName, nickName: profile.nickName,
      displayName: profile.displayName, preferredLanguage: profile.preferredLanguage,
      gender: Int32(profile.gender.rawValue))
  }
}

extension Signet_Store_V1_CodeAdded {
  init(_ code: IssuedCode) {
    self.init(digest: code.digest, expires: code.expires.microseconds, returned: code.isReturned)
  }
}

extension IssuedCode {
  init(_ bytes: [UInt8]) throws(WireError) {
    self.init(try Signet_Store_V1_CodeAdded(serialized: bytes))
  }

  fileprivate init(_ message: Signet_Store_V1_CodeAdded) {
    self.init(
      digest: message.digest, expires: Timestamp(microseconds: message.expires), isReturned: message.returned)
  }
}

extension Profile {
  fileprivate init(_ message: Signet_Store_V1_PersonProfile) throws {
    self.init(
      firstName: message.firstName, lastName: message.lastName, nickName: message.nickName,
      displayName: message.displayName, preferredLanguage: message.preferredLanguage,
      gender: try known(message.gender))
  }
}
