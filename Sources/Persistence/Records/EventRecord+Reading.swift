import ProtobufCodec
import Domain

extension EventRecord {
  /// What happened.
  /// - Throws: `StoreError` for a type that only a newer version knows, or a payload that is damaged: never passed over,
  ///   since a state without one of its events is a wrong state.
  func event() throws -> Event.Payload {
    do {
      return try self.decoded()
    } catch let error as WireError {
      throw StoreError("the payload of an event of type \(self.type) is damaged: \(error)")
    }
  }

  private func decoded() throws -> Event.Payload {
    let bytes = self.payload
    switch self.type {
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
      return .user(
        .machineAdded(
          userName: message.userName,
          machine: Machine(
            name: message.name, description: message.description,
            accessTokenType: try known(message.accessTokenType), secretHash: message.secretHash)))
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
    case "user.human.totp.added":
      return .user(.totpAdded(sealedSecret: try Signet_Store_V1_TOTPAdded(serialized: bytes).sealedSecret))
    case "user.human.totp.verified": return .user(.totpVerified)
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
    case "org.password.policy.set": return .organization(.passwordPolicySet(try PasswordPolicy(bytes)))
    case "org.password.policy.removed": return .organization(.passwordPolicyRemoved)
    case "org.notification.policy.set": return .organization(.notificationPolicySet(try NotificationPolicy(bytes)))
    case "org.notification.policy.removed": return .organization(.notificationPolicyRemoved)
    case "user.username.changed":
      return .user(.userNameChanged(try Signet_Store_V1_UserNameChanged(serialized: bytes).userName))
    case "user.human.profile.changed":
      let message = try Signet_Store_V1_ProfileChanged(serialized: bytes)
      return .user(.profileChanged(try Profile(message.profile ?? .init())))
    case "user.deactivated": return .user(.deactivated)
    case "user.reactivated": return .user(.reactivated)
    case "user.locked": return .user(.locked)
    case "user.unlocked": return .user(.unlocked)
    case "user.removed": return .user(.removed)
    case "user.personal.data.erased": return .user(.personalDataErased)
    case "org.added": return .organization(.added(name: try Signet_Store_V1_OrganizationAdded(serialized: bytes).name))
    case "org.domain.added":
      return .organization(.domainAdded(try Signet_Store_V1_OrganizationDomain(serialized: bytes).domain))
    case "org.domain.verified":
      return .organization(.domainVerified(try Signet_Store_V1_OrganizationDomain(serialized: bytes).domain))
    case "org.domain.primary.set":
      return .organization(.domainPrimarySet(try Signet_Store_V1_OrganizationDomain(serialized: bytes).domain))
    case "org.member.added":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .organization(.memberAdded(userID: message.userID, roles: message.roles))
    case "instance.added":
      return .instance(.added(defaultLanguage: try Signet_Store_V1_InstanceAdded(serialized: bytes).defaultLanguage))
    case "instance.default.org.set":
      return .instance(
        .defaultOrganizationSet(try Signet_Store_V1_DefaultOrganizationSet(serialized: bytes).organizationID))
    case "instance.member.added":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .instance(.memberAdded(userID: message.userID, roles: message.roles))
    default: throw StoreError("events of type \(self.type) are unknown to this version")
    }
  }
}

extension IssuedCode {
  fileprivate init(_ bytes: [UInt8]) throws(WireError) {
    self.init(try Signet_Store_V1_CodeAdded(serialized: bytes))
  }

  fileprivate init(_ message: Signet_Store_V1_CodeAdded) {
    self.init(
      digest: message.digest, expires: Timestamp(microseconds: message.expires), isReturned: message.returned)
  }
}

extension PasswordPolicy {
  fileprivate init(_ bytes: [UInt8]) throws(WireError) {
    let message = try Signet_Store_V1_PasswordPolicySet(serialized: bytes)
    self.init(
      minimumLength: Int(message.minimumLength), needsLowercase: message.needsLowercase,
      needsUppercase: message.needsUppercase, needsNumber: message.needsNumber, needsSymbol: message.needsSymbol)
  }
}

extension NotificationPolicy {
  fileprivate init(_ bytes: [UInt8]) throws(WireError) {
    self.init(tellsOfPasswordChange: try Signet_Store_V1_NotificationPolicySet(serialized: bytes).tellsOfPasswordChange)
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
