/// What can happen to the instance. Append cases, never change one.
package enum InstanceEvent: Sendable, Equatable {
  case added(defaultLanguage: String)
  case defaultOrganizationSet(String)
  case memberAdded(userID: String, roles: [String])
  // Members
  case memberChanged(userID: String, roles: [String])
  case memberRemoved(userID: String)
  // Secret generators
  case secretGeneratorAdded(SecretGenerator.Kind, SecretGenerator)
  case secretGeneratorChanged(SecretGenerator.Kind, SecretGenerator)
  case messageText(MessageTextChange)
  case defaultLanguageSet(String)
  /// The provider as it is from then on.
  indirect case providerSet(Provider, ProviderChange)
  case providerRemoved(id: String, Notification.Channel, wasActive: Bool)
  indirect case policy(PolicyChange)
  case oidc(OIDCEvent)
  /// All that is restricted from then on.
  case restrictionsSet(Restrictions)
  // Domain policy; with the switches of names where it makes one
  case domainPolicyAdded(DomainPolicy, NameHistory?)
  case domainPolicyChanged(DomainPolicy, NameHistory?)
  case trustedDomainAdded(String)
  case trustedDomainRemoved(String)
  case loginTranslationSet(LoginTranslation)
}

extension Instance {
  package static func created(by happening: InstanceEvent, _ event: Event) -> Instance? {
    guard case .added(let language) = happening else { return nil }
    return Instance(
      id: event.aggregateID, defaultOrganizationID: "", defaultLanguage: language, creationDate: event.date,
      changeDate: event.date, sequence: event.sequence)
  }

  package mutating func apply(_ happening: InstanceEvent, _ event: Event) {
    switch happening {
    case .added, .memberAdded, .providerSet, .providerRemoved, .loginTranslationSet: break
    case .defaultOrganizationSet(let id): defaultOrganizationID = id
    case .memberChanged, .memberRemoved: break
    case .secretGeneratorAdded(let kind, let generator), .secretGeneratorChanged(let kind, let generator):
      secretGenerators[kind].set(generator, by: event)
    case .messageText(let change): noteText(change)
    case .defaultLanguageSet(let language): defaultLanguage = language
    case .policy(let change): policies.apply(change, event)
    case .oidc(let happening): oidc.apply(happening, event)
    case .restrictionsSet(let new): restrictions.set(new, by: event)
    case .domainPolicyAdded(let policy, let names), .domainPolicyChanged(let policy, let names):
      domainPolicy.set(policy, by: event)
      noteNames(names)
    case .trustedDomainAdded(let name):
      trustedDomains.append(Dated(name, at: event.date, sequence: event.sequence))
    case .trustedDomainRemoved(let name): trustedDomains.removeAll { $0.value == name }
    }
  }

  package static func items(_ happening: InstanceEvent, _ event: Event) -> [ItemChange] {
    switch happening {
    case .memberAdded(let userID, let roles), .memberChanged(let userID, let roles):
      return [ItemChange(put: .member(Membership(scope: .instance, userID: userID, roles: roles)), by: event)]
    case .added, .defaultOrganizationSet: return []
    case .memberRemoved(let userID): return [.remove(.member(.instance, userID: userID))]
    case .secretGeneratorAdded, .secretGeneratorChanged: return []
    case .messageText(let change): return change.items(of: .instance, event)
    case .defaultLanguageSet, .restrictionsSet, .oidc: return []
    case .policy(let change): return change.items(of: .instance, event)
    case .loginTranslationSet(let translation): return [translation.item(of: .instance, event)]
    case .providerSet(let provider, let change):
      var changes = [ItemChange(put: .provider(provider), by: event)]
      switch change {
      case .activated:
        // Whichever was active is not any more.
        changes.append(ItemChange(put: .activeProvider(provider.channel, id: provider.id), by: event))
      case .deactivated: changes.append(.remove(.activeProvider(provider.channel)))
      case .added, .changed, .secretChanged: break
      }
      return changes
    case .providerRemoved(let id, let channel, let wasActive):
      return [.remove(.provider(id))] + (wasActive ? [.remove(.activeProvider(channel))] : [])
    case .domainPolicyAdded(let policy, _), .domainPolicyChanged(let policy, _):
      return [ItemChange(put: .nameRule(.instance, policy.loginNamesHaveDomain), by: event)]
    case .trustedDomainAdded, .trustedDomainRemoved: return []
    }
  }
}

extension InstanceEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let language): ["defaultLanguage": .text(language)]
    case .defaultOrganizationSet(let id): ["orgId": .text(id)]
    case .memberAdded(let userID, let roles), .memberChanged(let userID, let roles):
      ["userId": .text(userID), "roles": .texts(roles)]
    case .memberRemoved(let userID): ["userId": .text(userID)]
    case .secretGeneratorAdded(let kind, let generator), .secretGeneratorChanged(let kind, let generator):
      [
        "generatorType": .number(kind.rawValue), "length": .number(generator.length),
        // In nanoseconds, as readers of the interface know it.
        "expiry": .number(Int(generator.lifetime) * 1000),
        "includeLowerLetters": .flag(generator.alphabets.contains(.lowercase)),
        "includeUpperLetters": .flag(generator.alphabets.contains(.uppercase)),
        "includeDigits": .flag(generator.alphabets.contains(.digits)),
        "includeSymbols": .flag(generator.alphabets.contains(.symbols)),
      ]
    case .messageText(let change): change.published
    case .loginTranslationSet(let translation): translation.published
    case .defaultLanguageSet(let language): ["language": .text(language)]
    case .providerSet(let provider, _): provider.published
    case .providerRemoved(let id, _, _): ["id": .text(id)]
    case .policy(let change): change.published
    case .oidc(let happening): happening.published
    case .restrictionsSet(let restrictions):
      [
        "disallowPublicOrgRegistration": .flag(restrictions.disallowsPublicOrganizations),
        "allowedLanguages": .texts(restrictions.allowedLanguages),
      ]
    case .domainPolicyAdded(let policy, _), .domainPolicyChanged(let policy, _): policy.published
    case .trustedDomainAdded(let name), .trustedDomainRemoved(let name): ["domain": .text(name)]
    }
  }
}
