/// What can happen to an organization. Append cases, never change one.
package enum OrganizationEvent: Sendable, Equatable {
  case added(name: String)
  case domainAdded(String)
  case domainVerified(String)
  case domainPrimarySet(String)
  case memberAdded(userID: String, roles: [String])
  // Of former versions, which had two policies; now it is `policy`.
  case passwordPolicySet(PasswordPolicy)
  case passwordPolicyRemoved
  case notificationPolicySet(NotificationPolicy)
  case notificationPolicyRemoved
  /// Another name.
  case changed(name: String)
  case deactivated
  case reactivated
  case removed
  case metadataSet(key: String, value: [UInt8])
  case metadataRemoved(key: String)
  case domainRemoved(String, isVerified: Bool)
  // Members
  case memberChanged(userID: String, roles: [String])
  case memberRemoved(userID: String)
  case messageText(MessageTextChange)
  /// A token was given, by which the domain is to be verified.
  case domainVerificationAdded(String, DomainValidation)
  /// The token was looked for, and not found.
  case domainVerificationFailed(String)
  indirect case policy(PolicyChange)
  // Domain policy; with the switches of names where it makes one
  case domainPolicyAdded(DomainPolicy, NameHistory?)
  case domainPolicyChanged(DomainPolicy, NameHistory?)
  case domainPolicyRemoved(NameHistory?)
  /// What the instance's switches of names were for this organization: it changes what they look at.
  case namesKept(NameHistory)
  case loginTranslationSet(LoginTranslation)
}

extension Organization: Aggregate {
  package var resourceOwner: String { id }
  package var aggregateState: AggregateState { .organization(self) }

  package static func payload(_ happening: OrganizationEvent) -> Event.Payload { .organization(happening) }

  package static func evolve(_ state: Organization?, _ event: Event) -> Organization? {
    guard case .organization(let happening) = event.payload else { return state }
    var organization: Organization
    if let state {
      organization = state
    } else if case .added(let name) = happening {
      organization = Organization(
        id: event.aggregateID, name: name, state: .active, primaryDomain: "", creationDate: event.date,
        changeDate: event.date, sequence: event.sequence)
    } else {
      return nil
    }
    organization.sequence = event.sequence
    organization.changeDate = event.date
    switch happening {
    case .added, .memberAdded, .metadataSet, .metadataRemoved, .loginTranslationSet: break
    case .domainAdded(let domain): organization.addDomain(domain, event)
    case .domainVerified(let domain):
      organization.changeDomain(domain, event) {
        $0.isVerified = true
        $0.validation?.sealedToken = []
      }
    case .domainPrimarySet(let domain): organization.primaryDomain = domain
    case .passwordPolicySet(let policy): organization.policies.apply(.changed(policy.value), event)
    case .passwordPolicyRemoved: organization.policies.apply(.removed(.passwordComplexity), event)
    case .notificationPolicySet(let policy): organization.policies.apply(.changed(policy.value), event)
    case .notificationPolicyRemoved: organization.policies.apply(.removed(.notification), event)
    case .changed(let name): organization.name = name
    case .deactivated: organization.state = .inactive
    case .reactivated: organization.state = .active
    case .removed: organization.state = .removed
    case .domainRemoved(let domain, _):
      organization.removeDomain(domain)
      if organization.primaryDomain == domain { organization.primaryDomain = "" }
    case .domainVerificationAdded(let domain, let validation):
      organization.changeDomain(domain, event) { $0.validation = validation }
    case .domainVerificationFailed(let domain): organization.changeDomain(domain, event) { _ in }
    case .memberChanged, .memberRemoved: break
    case .messageText(let change):
      if change.key.kind == .login { organization.hasOwnPageTexts = true } else { organization.hasOwnTexts = true }
    case .policy(let change): organization.policies.apply(change, event)
    case .domainPolicyAdded(let policy, let names), .domainPolicyChanged(let policy, let names):
      organization.domainPolicy.set(policy, by: event)
      if let names { organization.names = names }
    case .domainPolicyRemoved(let names):
      organization.domainPolicy = nil
      if let names { organization.names = names }
    case .namesKept(let names): organization.names = names
    }
    return organization
  }

  package static func items(_ happening: OrganizationEvent, _ event: Event) -> [ItemChange] {
    let id = event.aggregateID
    switch happening {
    case .domainVerified(let domain):
      return [ItemChange(put: .domain(DomainName.key(of: domain), organizationID: id), by: event)]
    case .memberAdded(let userID, let roles), .memberChanged(let userID, let roles):
      return [
        ItemChange(put: .member(Membership(scope: .organization(id), userID: userID, roles: roles)), by: event)
      ]
    case .messageText(let change): return change.items(of: .organization(id), event)
    case .policy(let change): return change.items(of: .organization(id), event)
    case .loginTranslationSet(let translation): return [translation.item(of: .organization(id), event)]
    case .added, .domainAdded, .domainPrimarySet, .passwordPolicySet, .passwordPolicyRemoved, .notificationPolicySet,
      .notificationPolicyRemoved, .changed, .deactivated, .reactivated, .domainVerificationAdded,
      .domainVerificationFailed, .namesKept:
      return []
    case .domainPolicyAdded(let policy, _), .domainPolicyChanged(let policy, _):
      return [ItemChange(put: .nameRule(.organization(id), policy.loginNamesHaveDomain), by: event)]
    case .domainPolicyRemoved: return [ItemChange(put: .nameRule(.organization(id), nil), by: event)]
    case .removed: return [.removeAll(of: id)]
    case .metadataSet(let key, let value):
      return [ItemChange(put: .metadata(ownerID: id, key: key, value: value), by: event)]
    case .metadataRemoved(let key): return [.remove(.metadata(ownerID: id, key: key))]
    // One that was not proved may be another organization's.
    case .domainRemoved(let domain, let isVerified):
      return isVerified ? [.remove(.domain(DomainName.key(of: domain)))] : []
    case .memberRemoved(let userID): return [.remove(.member(.organization(id), userID: userID))]
    }
  }
}
