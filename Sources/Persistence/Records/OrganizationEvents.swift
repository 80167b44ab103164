import ProtobufCodec
import Domain

// What happens to organizations, as stores keep it: written, and read again.

extension EventKinds {
  static let organizations: [String: Int] = [:]
}

extension EventRecord {
  init(_ event: OrganizationEvent) {
    switch event {
    case .added(let name):
      self.init("org.added", Signet_Store_V1_OrganizationAdded(name: name))
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
    case .changed(let name):
      self.init("org.changed", Signet_Store_V1_OrganizationChanged(name: name))
    case .deactivated: self.init("org.deactivated")
    case .reactivated: self.init("org.reactivated")
    case .removed: self.init("org.removed")
    case .metadataSet(let key, let value):
      self.init("org.metadata.set", Signet_Store_V1_MetadataSet(key: key, value: value))
    case .metadataRemoved(let key): self.init("org.metadata.removed", Signet_Store_V1_MetadataRemoved(key: key))
    case .domainRemoved(let domain, let isVerified):
      self.init("org.domain.removed", Signet_Store_V1_OrganizationDomainRemoved(domain: domain, verified: isVerified))
    case .memberChanged(let userID, let roles):
      self.init("org.member.changed", Signet_Store_V1_MemberAdded(userID, roles))
    case .memberRemoved(let userID): self.init("org.member.removed", Signet_Store_V1_MemberRemoved(userID))
    case .messageText(let change): self.init(change, of: "org.")
    case .loginTranslationSet(let translation): self.init(translation, of: "org.")
    case .domainVerificationAdded(let domain, let validation):
      self.init(
        "org.domain.verification.added",
        Signet_Store_V1_OrganizationDomainVerificationAdded(
          domain: domain, kind: Int32(validation.kind.rawValue), sealedToken: validation.sealedToken))
    case .domainVerificationFailed(let domain):
      self.init("org.domain.verification.failed", Signet_Store_V1_OrganizationDomain(domain))
    case .policy(let change): self.init(change, of: "org.")
    case .domainPolicyAdded(let policy, let names):
      self.init("org.policy.domain.added", Signet_Store_V1_DomainPolicySet(policy, names))
    case .domainPolicyChanged(let policy, let names):
      self.init("org.policy.domain.changed", Signet_Store_V1_DomainPolicySet(policy, names))
    case .domainPolicyRemoved(let names):
      self.init("org.policy.domain.removed", Signet_Store_V1_NamesKept(names))
    case .namesKept(let names): self.init("org.usernames.kept", Signet_Store_V1_NamesKept(names))
    }
  }

  func organizationEvent() throws -> Event.Payload {
    let bytes = payload
    switch type {
    case "org.password.policy.set":
      return .organization(.passwordPolicySet(PasswordPolicy(try .init(serialized: bytes))))
    case "org.password.policy.removed": return .organization(.passwordPolicyRemoved)
    case "org.notification.policy.set":
      return .organization(.notificationPolicySet(NotificationPolicy(try .init(serialized: bytes))))
    case "org.notification.policy.removed": return .organization(.notificationPolicyRemoved)
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
    case "org.changed":
      return .organization(.changed(name: try Signet_Store_V1_OrganizationChanged(serialized: bytes).name))
    case "org.deactivated": return .organization(.deactivated)
    case "org.reactivated": return .organization(.reactivated)
    case "org.removed": return .organization(.removed)
    case "org.metadata.set":
      let message = try Signet_Store_V1_MetadataSet(serialized: bytes)
      return .organization(.metadataSet(key: message.key, value: message.value))
    case "org.metadata.removed":
      return .organization(.metadataRemoved(key: try Signet_Store_V1_MetadataRemoved(serialized: bytes).key))
    case "org.domain.removed":
      let message = try Signet_Store_V1_OrganizationDomainRemoved(serialized: bytes)
      return .organization(.domainRemoved(message.domain, isVerified: message.verified))
    case "org.member.changed":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .organization(.memberChanged(userID: message.userID, roles: message.roles))
    case "org.member.removed":
      return .organization(.memberRemoved(userID: try Signet_Store_V1_MemberRemoved(serialized: bytes).userID))
    case "org.customtext.set", "org.customtext.removed", "org.customtext.template.removed":
      return .organization(.messageText(try messageTextChange()))
    case "org.hosted_login_translation.set": return .organization(.loginTranslationSet(try loginTranslation()))
    case "org.domain.verification.added":
      let message = try Signet_Store_V1_OrganizationDomainVerificationAdded(serialized: bytes)
      return .organization(
        .domainVerificationAdded(
          message.domain, DomainValidation(try known(message.kind), sealedToken: message.sealedToken)))
    case "org.domain.verification.failed":
      return .organization(.domainVerificationFailed(try Signet_Store_V1_OrganizationDomain(serialized: bytes).domain))
    case "org.policy.domain.added":
      let (policy, names) = try Signet_Store_V1_DomainPolicySet.read(bytes)
      return .organization(.domainPolicyAdded(policy, names))
    case "org.policy.domain.changed":
      let (policy, names) = try Signet_Store_V1_DomainPolicySet.read(bytes)
      return .organization(.domainPolicyChanged(policy, names))
    case "org.policy.domain.removed":
      return .organization(.domainPolicyRemoved(try Signet_Store_V1_NamesKept(serialized: bytes).names?.history))
    case "org.usernames.kept":
      let names = try Signet_Store_V1_NamesKept(serialized: bytes).names?.history
      return .organization(.namesKept(names ?? NameHistory()))
    default:
      guard let change = try policyChange(of: "org.") else { throw unknown }
      return .organization(.policy(change))
    }
  }
}

extension Signet_Store_V1_OrganizationDomain {
  init(_ domain: String) {
    self.init(domain: domain)
  }
}
