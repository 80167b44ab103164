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
