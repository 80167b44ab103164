import ProtobufCodec
import Domain

extension Signet_Store_V1_InstanceState {
  /// What the row of the instance keeps beside its columns.
  init(_ instance: Instance) {
    self.init()
    self.secretGenerators = SecretGenerator.Kind.allCases.compactMap { kind in
      guard let setting = instance.secretGenerators[kind] else { return nil }
      var message = Signet_Store_V1_SecretGeneratorSetting()
      message.generator = Signet_Store_V1_SecretGeneratorSet(kind, setting.value)
      message.dates = Signet_Store_V1_PolicyDates(setting)
      return message
    }
    self.hasOwnTexts = instance.hasOwnTexts
    self.policies = instance.policies.records
    self.domainPolicy = instance.domainPolicy.map { Signet_Store_V1_DomainPolicySetting($0) }
    self.names = Signet_Store_V1_NameHistory.stored(instance.names)
    self.trustedDomains = instance.trustedDomains.map { domain in
      var message = Signet_Store_V1_TrustedDomainState()
      message.domain = domain.value
      message.creationDate = domain.creationDate.microseconds
      message.sequence = domain.sequence
      return message
    }
    self.oidc = Signet_Store_V1_OIDCState(instance.oidc)
    self.hasOwnPageTexts = instance.hasOwnPageTexts
    if let setting = instance.restrictions {
      var message = Signet_Store_V1_RestrictionsSetting()
      message.restrictions = Signet_Store_V1_RestrictionsSet(setting.value)
      message.dates = Signet_Store_V1_PolicyDates(setting)
      self.restrictions = message
    }
  }

  var restrictionsSetting: Dated<Restrictions>? {
    self.restrictions.map { Dated(($0.restrictions ?? .init()).policy, $0.dates ?? .init()) }
  }

  var generatorSettings: [SecretGenerator.Kind: Dated<SecretGenerator>] {
    get throws {
      var settings: [SecretGenerator.Kind: Dated<SecretGenerator>] = [:]
      for setting in self.secretGenerators {
        let (kind, generator) = try (setting.generator ?? .init()).generator
        settings[kind] = Dated(generator, setting.dates ?? .init())
      }
      return settings
    }
  }
}

extension Signet_Store_V1_SecretGeneratorSet {
  init(_ kind: SecretGenerator.Kind, _ generator: SecretGenerator) {
    self.init()
    self.kind = Int32(kind.rawValue)
    self.length = Int64(generator.length)
    self.lifetime = generator.lifetime
    self.hasLowercase = generator.alphabets.contains(.lowercase)
    self.hasUppercase = generator.alphabets.contains(.uppercase)
    self.hasDigits = generator.alphabets.contains(.digits)
    self.hasSymbols = generator.alphabets.contains(.symbols)
  }

  /// - Throws: `StoreError` for a kind that only a newer version knows.
  var generator: (kind: SecretGenerator.Kind, SecretGenerator) {
    get throws {
      var alphabets: SecretGenerator.Alphabets = []
      if self.hasLowercase { alphabets.insert(.lowercase) }
      if self.hasUppercase { alphabets.insert(.uppercase) }
      if self.hasDigits { alphabets.insert(.digits) }
      if self.hasSymbols { alphabets.insert(.symbols) }
      return (
        try known(self.kind), SecretGenerator(length: Int(self.length), lifetime: self.lifetime, alphabets: alphabets)
      )
    }
  }
}

extension Signet_Store_V1_RestrictionsSet {
  init(_ restrictions: Restrictions) {
    self.init()
    self.disallowsPublicOrganizations = restrictions.disallowsPublicOrganizations
    self.allowedLanguages = restrictions.allowedLanguages
  }

  var policy: Restrictions {
    Restrictions(
      disallowsPublicOrganizations: self.disallowsPublicOrganizations, allowedLanguages: self.allowedLanguages)
  }
}
