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

extension Instance: Aggregate {
  package var resourceOwner: String { id }
  package var aggregateState: AggregateState { .instance(self) }

  package static func payload(_ happening: InstanceEvent) -> Event.Payload { .instance(happening) }

  package static func evolve(_ state: Instance?, _ event: Event) -> Instance? {
    guard case .instance(let happening) = event.payload else { return state }
    var instance: Instance
    if let state {
      instance = state
    } else if case .added(let language) = happening {
      instance = Instance(
        id: event.aggregateID, defaultOrganizationID: "", defaultLanguage: language, creationDate: event.date,
        changeDate: event.date, sequence: event.sequence)
    } else {
      return nil
    }
    instance.sequence = event.sequence
    instance.changeDate = event.date
    switch happening {
    case .added, .memberAdded, .providerSet, .providerRemoved, .loginTranslationSet: break
    case .defaultOrganizationSet(let id): instance.defaultOrganizationID = id
    case .memberChanged, .memberRemoved: break
    case .secretGeneratorAdded(let kind, let generator), .secretGeneratorChanged(let kind, let generator):
      instance.secretGenerators[kind].set(generator, by: event)
    case .messageText(let change):
      if change.key.kind == .login { instance.hasOwnPageTexts = true } else { instance.hasOwnTexts = true }
    case .defaultLanguageSet(let language): instance.defaultLanguage = language
    case .policy(let change): instance.policies.apply(change, event)
    case .oidc(let happening): instance.oidc.apply(happening, event)
    case .restrictionsSet(let restrictions): instance.restrictions.set(restrictions, by: event)
    case .domainPolicyAdded(let policy, let names), .domainPolicyChanged(let policy, let names):
      instance.domainPolicy.set(policy, by: event)
      if let names { instance.names = names }
    case .trustedDomainAdded(let name):
      instance.trustedDomains.append(
        TrustedDomain(name: name, creationDate: event.date, sequence: event.sequence))
    case .trustedDomainRemoved(let name): instance.trustedDomains.removeAll { $0.name == name }
    }
    return instance
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
