import ProtobufCodec
import UserDomain

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
    let message = try Signet_Store_V1_CodeAdded(serialized: bytes)
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
