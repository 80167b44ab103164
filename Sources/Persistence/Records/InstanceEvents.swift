import ProtobufCodec
import Domain

// What happens to the instance, as stores keep it: written, and read again.

extension EventKinds {
  static let instance: [String: Int] = [:]
}

extension EventRecord {
  init(_ event: InstanceEvent) {
    switch event {
    case .added(let language):
      self.init("instance.added", Signet_Store_V1_InstanceAdded(defaultLanguage: language))
    case .defaultOrganizationSet(let id):
      self.init("instance.default.org.set", Signet_Store_V1_DefaultOrganizationSet(organizationID: id))
    case .memberAdded(let userID, let roles):
      self.init("instance.member.added", Signet_Store_V1_MemberAdded(userID, roles))
    case .memberChanged(let userID, let roles):
      self.init("instance.member.changed", Signet_Store_V1_MemberAdded(userID, roles))
    case .memberRemoved(let userID): self.init("instance.member.removed", Signet_Store_V1_MemberRemoved(userID))
    case .secretGeneratorAdded(let kind, let generator):
      self.init("instance.secret.generator.added", Signet_Store_V1_SecretGeneratorSet(kind, generator))
    case .secretGeneratorChanged(let kind, let generator):
      self.init("instance.secret.generator.changed", Signet_Store_V1_SecretGeneratorSet(kind, generator))
    case .messageText(let change): self.init(change, of: "instance.")
    case .loginTranslationSet(let translation): self.init(translation, of: "instance.")
    case .defaultLanguageSet(let language):
      self.init("instance.default.language.set", Signet_Store_V1_DefaultLanguageSet(language: language))
    case .providerSet(let provider, let change): self.init(provider, change)
    case .providerRemoved(let id, let channel, let wasActive): self.init(removed: id, channel, wasActive: wasActive)
    case .policy(let change): self.init(change, of: "instance.")
    case .oidc(let event): self.init(event)
    case .restrictionsSet(let restrictions):
      self.init("instance.restrictions.set", Signet_Store_V1_RestrictionsSet(restrictions))
    case .trustedDomainAdded(let name):
      self.init("instance.trusted_domain.added", Signet_Store_V1_TrustedDomain(domain: name))
    case .trustedDomainRemoved(let name):
      self.init("instance.trusted_domain.removed", Signet_Store_V1_TrustedDomain(domain: name))
    case .domainPolicyAdded(let policy, let names):
      self.init("instance.policy.domain.added", Signet_Store_V1_DomainPolicySet(policy, names))
    case .domainPolicyChanged(let policy, let names):
      self.init("instance.policy.domain.changed", Signet_Store_V1_DomainPolicySet(policy, names))
    }
  }

  func instanceEvent() throws -> Event.Payload {
    let bytes = payload
    switch type {
    case "instance.added":
      return .instance(.added(defaultLanguage: try Signet_Store_V1_InstanceAdded(serialized: bytes).defaultLanguage))
    case "instance.default.org.set":
      return .instance(
        .defaultOrganizationSet(try Signet_Store_V1_DefaultOrganizationSet(serialized: bytes).organizationID))
    case "instance.member.added":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .instance(.memberAdded(userID: message.userID, roles: message.roles))
    case "instance.member.changed":
      let message = try Signet_Store_V1_MemberAdded(serialized: bytes)
      return .instance(.memberChanged(userID: message.userID, roles: message.roles))
    case "instance.member.removed":
      return .instance(.memberRemoved(userID: try Signet_Store_V1_MemberRemoved(serialized: bytes).userID))
    case "instance.secret.generator.added":
      let (kind, generator) = try Signet_Store_V1_SecretGeneratorSet(serialized: bytes).generator
      return .instance(.secretGeneratorAdded(kind, generator))
    case "instance.secret.generator.changed":
      let (kind, generator) = try Signet_Store_V1_SecretGeneratorSet(serialized: bytes).generator
      return .instance(.secretGeneratorChanged(kind, generator))
    case "instance.default.language.set":
      return .instance(.defaultLanguageSet(try Signet_Store_V1_DefaultLanguageSet(serialized: bytes).language))
    case "instance.customtext.set", "instance.customtext.removed", "instance.customtext.template.removed":
      return .instance(.messageText(try messageTextChange()))
    case "instance.restrictions.set":
      return .instance(.restrictionsSet(try Signet_Store_V1_RestrictionsSet(serialized: bytes).policy))
    case "instance.trusted_domain.added":
      return .instance(.trustedDomainAdded(try Signet_Store_V1_TrustedDomain(serialized: bytes).domain))
    case "instance.trusted_domain.removed":
      return .instance(.trustedDomainRemoved(try Signet_Store_V1_TrustedDomain(serialized: bytes).domain))
    case "instance.policy.domain.added":
      let (policy, names) = try Signet_Store_V1_DomainPolicySet.read(bytes)
      return .instance(.domainPolicyAdded(policy, names))
    case "instance.policy.domain.changed":
      let (policy, names) = try Signet_Store_V1_DomainPolicySet.read(bytes)
      return .instance(.domainPolicyChanged(policy, names))
    case "instance.hosted_login_translation.set": return .instance(.loginTranslationSet(try loginTranslation()))
    default:
      if let change = try policyChange(of: "instance.") { return .instance(.policy(change)) }
      if let event = try oidcEvent() { return .instance(.oidc(event)) }
      guard let event = try providerEvent() else { throw unknown }
      return .instance(event)
    }
  }
}

extension Signet_Store_V1_MemberAdded {
  init(_ userID: String, _ roles: [String]) {
    self.init(userID: userID, roles: roles)
  }
}

extension Signet_Store_V1_MemberRemoved {
  init(_ userID: String) {
    self.init(userID: userID)
  }
}
