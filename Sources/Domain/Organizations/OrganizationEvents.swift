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

extension Organization {
  package static func created(by happening: OrganizationEvent, _ event: Event) -> Organization? {
    guard case .added(let name) = happening else { return nil }
    return Organization(
      id: event.aggregateID, name: name, state: .active, primaryDomain: "", creationDate: event.date,
      changeDate: event.date, sequence: event.sequence)
  }

  package mutating func apply(_ happening: OrganizationEvent, _ event: Event) {
    switch happening {
    case .added, .memberAdded, .metadataSet, .metadataRemoved, .loginTranslationSet: break
    case .domainAdded(let domain): addDomain(domain, event)
    case .domainVerified(let domain):
      changeDomain(domain, event) {
        $0.isVerified = true
        $0.validation?.sealedToken = []
      }
    case .domainPrimarySet(let domain): primaryDomain = domain
    case .passwordPolicySet(let policy): policies.apply(.changed(policy.value), event)
    case .passwordPolicyRemoved: policies.apply(.removed(.passwordComplexity), event)
    case .notificationPolicySet(let policy): policies.apply(.changed(policy.value), event)
    case .notificationPolicyRemoved: policies.apply(.removed(.notification), event)
    case .changed(let other): name = other
    case .deactivated: state = .inactive
    case .reactivated: state = .active
    case .removed: state = .removed
    case .domainRemoved(let domain, _):
      removeDomain(domain)
      if primaryDomain == domain { primaryDomain = "" }
    case .domainVerificationAdded(let domain, let validation):
      changeDomain(domain, event) { $0.validation = validation }
    case .domainVerificationFailed(let domain): changeDomain(domain, event) { _ in }
    case .memberChanged, .memberRemoved: break
    case .messageText(let change): noteText(change)
    case .policy(let change): policies.apply(change, event)
    case .domainPolicyAdded(let policy, let names), .domainPolicyChanged(let policy, let names):
      domainPolicy.set(policy, by: event)
      noteNames(names)
    case .domainPolicyRemoved(let names):
      domainPolicy = nil
      noteNames(names)
    case .namesKept(let names): noteNames(names)
    }
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

extension OrganizationEvent {
  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let name): ["name": .text(name)]
    case .domainAdded(let domain), .domainVerified(let domain), .domainPrimarySet(let domain):
      ["domain": .text(domain)]
    case .memberAdded(let userID, let roles), .memberChanged(let userID, let roles):
      ["userId": .text(userID), "roles": .texts(roles)]
    case .memberRemoved(let userID): ["userId": .text(userID)]
    case .passwordPolicySet(let policy):
      policy.published
    case .notificationPolicySet(let policy): policy.published
    case .policy(let change): change.published
    case .changed(let name): ["name": .text(name)]
    // Values may be large, and are whatever a client keeps there.
    case .metadataSet(let key, _), .metadataRemoved(let key): ["key": .text(key)]
    case .domainRemoved(let domain, let isVerified): ["domain": .text(domain), "isVerified": .flag(isVerified)]
    // The token is the organization's alone until it is published.
    case .domainVerificationAdded(let domain, let validation):
      ["domain": .text(domain), "validationType": .number(validation.kind.rawValue)]
    case .domainVerificationFailed(let domain): ["domain": .text(domain)]
    case .messageText(let change): change.published
    case .domainPolicyAdded(let policy, _), .domainPolicyChanged(let policy, _): policy.published
    case .loginTranslationSet(let translation): translation.published
    case .domainPolicyRemoved, .namesKept, .passwordPolicyRemoved, .notificationPolicyRemoved, .deactivated,
      .reactivated, .removed:
      [:]
    }
  }
}
