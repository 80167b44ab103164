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
