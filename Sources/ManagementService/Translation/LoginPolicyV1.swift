import Domain
import ManagementAPI
import ProtobufCodec

extension LoginPolicyFields {
  private static var switches: FieldTable<Self, LoginPolicy, Bool> {
    [
      (\.allowUsernamePassword, \.allowsPassword), (\.allowRegister, \.allowsRegistration),
      (\.allowExternalIdp, \.allowsExternalProvider), (\.forceMfa, \.forcesMFA),
      (\.forceMfaLocalOnly, \.forcesLocalMFA), (\.hidePasswordReset, \.hidesPasswordReset),
      (\.ignoreUnknownUsernames, \.ignoresUnknownNames), (\.allowDomainDiscovery, \.allowsDomainDiscovery),
      (\.disableLoginWithEmail, \.forbidsLoginByEmail), (\.disableLoginWithPhone, \.forbidsLoginByPhone),
    ]
  }

  private typealias Lifetime = (
    field: WritableKeyPath<Self, Google_Protobuf_Duration?>, meaning: WritableKeyPath<LoginPolicy, Int64>
  )
  private static var lifetimes: [Lifetime] {
    [
      (\.passwordCheckLifetime, \.lifetimes.passwordCheck),
      (\.externalLoginCheckLifetime, \.lifetimes.externalLoginCheck),
      (\.mfaInitSkipLifetime, \.lifetimes.mfaInitSkip),
      (\.secondFactorCheckLifetime, \.lifetimes.secondFactorCheck),
      (\.multiFactorCheckLifetime, \.lifetimes.multiFactorCheck),
    ]
  }

  /// Tells all but passkeys and the factors.
  mutating func tell(_ policy: LoginPolicy) {
    tell(Self.switches, of: policy)
    defaultRedirectUri = policy.defaultRedirectURI
    for (field, meaning) in Self.lifetimes { self[keyPath: field] = .init(microseconds: policy[keyPath: meaning]) }
  }

  /// Reads all but passkeys and the factors. What is not given is not: a lifetime is 0 then, as other servers of the
  /// interface have it.
  fileprivate func read(into policy: inout LoginPolicy) {
    read(Self.switches, into: &policy)
    policy.defaultRedirectURI = defaultRedirectUri
    for (field, meaning) in Self.lifetimes { policy[keyPath: meaning] = self[keyPath: field]?.clampedMicroseconds ?? 0 }
  }
}

extension Zitadel_Policy_V1_LoginPolicy: PolicyMessage {
  init(_ policy: LoginPolicy) {
    self.init()
    tell(policy)
    passwordlessType = .init(policy)
    (secondFactors, multiFactors) = (policy.secondFactorTypes, policy.multiFactorTypes)
  }
}

extension Zitadel_Policy_V1_PasswordlessType {
  init(_ policy: LoginPolicy) { self = policy.allowsPasskeys ? .allowed : .notAllowed }
}

extension LoginPolicy {
  /// In the order of their numbers.
  var secondFactorTypes: [Zitadel_Policy_V1_SecondFactorType] {
    secondFactors.map(\.rawValue).sorted().map { .init(rawValue: Int32($0)) }
  }

  var multiFactorTypes: [Zitadel_Policy_V1_MultiFactorType] {
    multiFactors.map(\.rawValue).sorted().map { .init(rawValue: Int32($0)) }
  }
}

extension LoginPolicy {
  /// All but the factors.
  init(_ fields: some LoginPolicyFields, _ passwordless: Zitadel_Policy_V1_PasswordlessType) {
    self.init()
    fields.read(into: &self)
    allowsPasskeys = passwordless == .allowed
  }

  /// With its factors.
  /// - Throws: `Org-SFeea`, `Org-WSfrg` for a factor that is none, `Org-FEd32` for an identity provider.
  init(_ request: Zitadel_Management_V1_AddCustomLoginPolicyRequest) throws(DomainError) {
    self.init(request, request.passwordlessType)
    secondFactors = Set(
      try request.secondFactors.map { (type) throws(DomainError) in
        try SecondFactor(number: type, orRefuse: "Org-SFeea", "Errors.Org.LoginPolicy.MFA.Unspecified")
      })
    multiFactors = Set(
      try request.multiFactors.map { (type) throws(DomainError) in
        try MultiFactor(number: type, orRefuse: "Org-WSfrg", "Errors.Org.LoginPolicy.MFA.Unspecified")
      })
    guard request.idps.isEmpty else {
      throw DomainError(.preconditionFailed, "Org-FEd32", "Errors.IDPConfig.NotExisting")
    }
  }
}

extension LoginFactor {
  /// - Throws: a refusal of this id where it is none.
  init(_ type: Zitadel_Policy_V1_SecondFactorType, orRefuse id: String, _ key: String) throws(DomainError) {
    self = .second(try .init(number: type, orRefuse: id, key))
  }

  /// - Throws: a refusal of this id where it is none.
  init(_ type: Zitadel_Policy_V1_MultiFactorType, orRefuse id: String, _ key: String) throws(DomainError) {
    self = .multi(try .init(number: type, orRefuse: id, key))
  }
}

extension RawRepresentable<Int> {
  /// What an enum of v1 names.
  /// - Throws: a refusal of this id where it names nothing.
  fileprivate init(number type: some ProtobufEnum, orRefuse id: String, _ key: String) throws(DomainError) {
    guard let factor = Self(rawValue: Int(type.rawValue)) else { throw DomainError(.invalidArgument, id, key) }
    self = factor
  }
}
