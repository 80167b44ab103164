import Domain
import ManagementAPI
import ProtobufCodec

extension Zitadel_Policy_V1_LoginPolicy: PolicyMessage {
  init(_ policy: LoginPolicy) {
    self.init()
    allowUsernamePassword = policy.allowsPassword
    allowRegister = policy.allowsRegistration
    allowExternalIdp = policy.allowsExternalProvider
    passwordlessType = policy.allowsPasskeys ? .allowed : .notAllowed
    forceMfa = policy.forcesMFA
    forceMfaLocalOnly = policy.forcesLocalMFA
    hidePasswordReset = policy.hidesPasswordReset
    ignoreUnknownUsernames = policy.ignoresUnknownNames
    allowDomainDiscovery = policy.allowsDomainDiscovery
    disableLoginWithEmail = policy.forbidsLoginByEmail
    disableLoginWithPhone = policy.forbidsLoginByPhone
    defaultRedirectUri = policy.defaultRedirectURI
    let lifetimes = policy.lifetimes
    passwordCheckLifetime = .init(microseconds: lifetimes.passwordCheck)
    externalLoginCheckLifetime = .init(microseconds: lifetimes.externalLoginCheck)
    mfaInitSkipLifetime = .init(microseconds: lifetimes.mfaInitSkip)
    secondFactorCheckLifetime = .init(microseconds: lifetimes.secondFactorCheck)
    multiFactorCheckLifetime = .init(microseconds: lifetimes.multiFactorCheck)
    secondFactors = policy.secondFactorTypes
    multiFactors = policy.multiFactorTypes
  }
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

/// What the requests that set a login policy have in common.
protocol LoginPolicyRequest {
  var allowUsernamePassword: Bool { get }
  var allowRegister: Bool { get }
  var allowExternalIdp: Bool { get }
  var forceMfa: Bool { get }
  var passwordlessType: Zitadel_Policy_V1_PasswordlessType { get }
  var hidePasswordReset: Bool { get }
  var ignoreUnknownUsernames: Bool { get }
  var defaultRedirectUri: String { get }
  var passwordCheckLifetime: Google_Protobuf_Duration? { get }
  var externalLoginCheckLifetime: Google_Protobuf_Duration? { get }
  var mfaInitSkipLifetime: Google_Protobuf_Duration? { get }
  var secondFactorCheckLifetime: Google_Protobuf_Duration? { get }
  var multiFactorCheckLifetime: Google_Protobuf_Duration? { get }
  var allowDomainDiscovery: Bool { get }
  var disableLoginWithEmail: Bool { get }
  var disableLoginWithPhone: Bool { get }
  var forceMfaLocalOnly: Bool { get }
}

extension Zitadel_Management_V1_AddCustomLoginPolicyRequest: LoginPolicyRequest {}
extension Zitadel_Management_V1_UpdateCustomLoginPolicyRequest: LoginPolicyRequest {}
extension Zitadel_Admin_V1_UpdateLoginPolicyRequest: LoginPolicyRequest {}

extension LoginPolicy {
  /// All but the factors. What is not given is not: a lifetime is 0 then, as other servers of the interface have it.
  init(all request: some LoginPolicyRequest) {
    self.init()
    allowsPassword = request.allowUsernamePassword
    allowsRegistration = request.allowRegister
    allowsExternalProvider = request.allowExternalIdp
    allowsPasskeys = request.passwordlessType == .allowed
    forcesMFA = request.forceMfa
    forcesLocalMFA = request.forceMfaLocalOnly
    hidesPasswordReset = request.hidePasswordReset
    ignoresUnknownNames = request.ignoreUnknownUsernames
    allowsDomainDiscovery = request.allowDomainDiscovery
    forbidsLoginByEmail = request.disableLoginWithEmail
    forbidsLoginByPhone = request.disableLoginWithPhone
    defaultRedirectURI = request.defaultRedirectUri
    lifetimes = Lifetimes(
      passwordCheck: request.passwordCheckLifetime?.clampedMicroseconds ?? 0,
      externalLoginCheck: request.externalLoginCheckLifetime?.clampedMicroseconds ?? 0,
      mfaInitSkip: request.mfaInitSkipLifetime?.clampedMicroseconds ?? 0,
      secondFactorCheck: request.secondFactorCheckLifetime?.clampedMicroseconds ?? 0,
      multiFactorCheck: request.multiFactorCheckLifetime?.clampedMicroseconds ?? 0)
  }

  /// With its factors.
  /// - Throws: `Org-SFeea`, `Org-WSfrg` for a factor that is none, `Org-FEd32` for an identity provider.
  init(_ request: Zitadel_Management_V1_AddCustomLoginPolicyRequest) throws(DomainError) {
    self.init(all: request)
    secondFactors = Set(
      try request.secondFactors.map { (type) throws(DomainError) in
        try SecondFactor(type, orRefuse: "Org-SFeea", "Errors.Org.LoginPolicy.MFA.Unspecified")
      })
    multiFactors = Set(
      try request.multiFactors.map { (type) throws(DomainError) in
        try MultiFactor(type, orRefuse: "Org-WSfrg", "Errors.Org.LoginPolicy.MFA.Unspecified")
      })
    guard request.idps.isEmpty else {
      throw DomainError(.preconditionFailed, "Org-FEd32", "Errors.IDPConfig.NotExisting")
    }
  }
}

extension LoginPolicy.SecondFactor {
  init(
    _ type: Zitadel_Policy_V1_SecondFactorType, orRefuse id: String, _ key: String
  ) throws(DomainError) {
    guard let factor = Self(rawValue: Int(type.rawValue)) else { throw DomainError(.invalidArgument, id, key) }
    self = factor
  }
}

extension LoginPolicy.MultiFactor {
  init(
    _ type: Zitadel_Policy_V1_MultiFactorType, orRefuse id: String, _ key: String
  ) throws(DomainError) {
    guard let factor = Self(rawValue: Int(type.rawValue)) else { throw DomainError(.invalidArgument, id, key) }
    self = factor
  }
}
