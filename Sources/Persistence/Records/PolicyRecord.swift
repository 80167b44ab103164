import ProtobufCodec
import Domain

// Policies as stores keep them, in events and in states: the same for organizations and the instance.

extension Policies {
  var records: [Signet_Store_V1_PolicySetting] {
    if settings.isEmpty { return [] }
    return PolicyKind.allCases.compactMap { kind in
      guard let setting = settings[kind] else { return nil }
      return Signet_Store_V1_PolicySetting(
        policy: Signet_Store_V1_Policy(setting.value), dates: Signet_Store_V1_PolicyDates(setting))
    }
  }
}

extension Dated<PolicyValue> {
  /// - Throws: `StoreError` for a policy that only a newer version knows.
  init(_ message: Signet_Store_V1_PolicySetting) throws {
    self.init(try (message.policy ?? .init()).value, message.dates ?? .init())
  }
}

extension Signet_Store_V1_Policy {
  init(_ value: PolicyValue) {
    self.init()
    self.policy =
      switch value {
      case .login(let policy): .login(.init(policy))
      case .passwordComplexity(let policy): .passwordComplexity(.init(policy))
      case .passwordAge(let policy): .passwordAge(.init(policy))
      case .lockout(let policy): .lockout(.init(policy))
      case .privacy(let policy): .privacy(.init(policy))
      case .notification(let policy): .notification(.init(policy))
      case .security(let policy): .security(.init(policy))
      case .label(let policy): .label(.init(policy))
      case .activeLabel(let policy): .activeLabel(.init(policy))
      }
  }

  /// - Throws: `StoreError` for a policy that only a newer version knows.
  var value: PolicyValue {
    get throws {
      switch self.policy {
      case .login(let message): .login(try LoginPolicy(message))
      case .passwordComplexity(let message): .passwordComplexity(PasswordPolicy(message))
      case .passwordAge(let message): .passwordAge(PasswordAgePolicy(message))
      case .lockout(let message): .lockout(LockoutPolicy(message))
      case .privacy(let message): .privacy(PrivacyPolicy(message))
      case .notification(let message): .notification(NotificationPolicy(message))
      case .security(let message): .security(SecurityPolicy(message))
      case .label(let message): .label(try LabelPolicy(message))
      case .activeLabel(let message): .activeLabel(try LabelPolicy(message))
      case nil: throw StoreError("a policy is unknown to this version")
      }
    }
  }
}

extension Signet_Store_V1_PasswordPolicySet {
  init(_ policy: PasswordPolicy) {
    self.init(
      minimumLength: Int64(policy.minimumLength), needsLowercase: policy.needsLowercase,
      needsUppercase: policy.needsUppercase, needsNumber: policy.needsNumber, needsSymbol: policy.needsSymbol)
  }
}

extension PasswordPolicy {
  init(_ message: Signet_Store_V1_PasswordPolicySet) {
    self.init(
      minimumLength: Int(message.minimumLength), needsLowercase: message.needsLowercase,
      needsUppercase: message.needsUppercase, needsNumber: message.needsNumber, needsSymbol: message.needsSymbol)
  }
}

extension Signet_Store_V1_NotificationPolicySet {
  init(_ policy: NotificationPolicy) {
    self.init(tellsOfPasswordChange: policy.tellsOfPasswordChange)
  }
}

extension NotificationPolicy {
  init(_ message: Signet_Store_V1_NotificationPolicySet) {
    self.init(tellsOfPasswordChange: message.tellsOfPasswordChange)
  }
}

extension Signet_Store_V1_PasswordAgePolicy {
  fileprivate init(_ policy: PasswordAgePolicy) {
    self.init(maximumDays: Int64(policy.maximumDays), warningDays: Int64(policy.warningDays))
  }
}

extension PasswordAgePolicy {
  fileprivate init(_ message: Signet_Store_V1_PasswordAgePolicy) {
    self.init(maximumDays: Int(message.maximumDays), warningDays: Int(message.warningDays))
  }
}

extension Signet_Store_V1_LockoutPolicy {
  fileprivate init(_ policy: LockoutPolicy) {
    self.init(
      maximumPasswordAttempts: Int64(policy.maximumPasswordAttempts),
      maximumOtpAttempts: Int64(policy.maximumOTPAttempts))
  }
}

extension LockoutPolicy {
  fileprivate init(_ message: Signet_Store_V1_LockoutPolicy) {
    self.init(
      maximumPasswordAttempts: Int(message.maximumPasswordAttempts),
      maximumOTPAttempts: Int(message.maximumOtpAttempts))
  }
}

extension Signet_Store_V1_PrivacyPolicy {
  fileprivate init(_ policy: PrivacyPolicy) {
    self.init(
      termsLink: policy.termsLink, privacyLink: policy.privacyLink, helpLink: policy.helpLink,
      docsLink: policy.docsLink, customLink: policy.customLink, customLinkText: policy.customLinkText,
      supportEmail: policy.supportEmail)
  }
}

extension PrivacyPolicy {
  fileprivate init(_ message: Signet_Store_V1_PrivacyPolicy) {
    self.init()
    self.termsLink = message.termsLink
    self.privacyLink = message.privacyLink
    self.helpLink = message.helpLink
    self.docsLink = message.docsLink
    self.customLink = message.customLink
    self.customLinkText = message.customLinkText
    self.supportEmail = message.supportEmail
  }
}

extension Signet_Store_V1_SecurityPolicy {
  fileprivate init(_ policy: SecurityPolicy) {
    self.init(
      allowsEmbedding: policy.allowsEmbedding, origins: policy.origins, allowsImpersonation: policy.allowsImpersonation)
  }
}

extension SecurityPolicy {
  fileprivate init(_ message: Signet_Store_V1_SecurityPolicy) {
    self.init(
      allowsEmbedding: message.allowsEmbedding, origins: message.origins,
      allowsImpersonation: message.allowsImpersonation)
  }
}

extension Signet_Store_V1_LoginPolicy {
  fileprivate init(_ policy: LoginPolicy) {
    self.init(
      allowsPassword: policy.allowsPassword, allowsRegistration: policy.allowsRegistration,
      allowsExternalProvider: policy.allowsExternalProvider, allowsPasskeys: policy.allowsPasskeys,
      forcesMfa: policy.forcesMFA, forcesLocalMfa: policy.forcesLocalMFA, hidesPasswordReset: policy.hidesPasswordReset,
      ignoresUnknownNames: policy.ignoresUnknownNames, allowsDomainDiscovery: policy.allowsDomainDiscovery,
      forbidsLoginByEmail: policy.forbidsLoginByEmail, forbidsLoginByPhone: policy.forbidsLoginByPhone,
      defaultRedirectUri: policy.defaultRedirectURI, passwordCheckLifetime: policy.lifetimes.passwordCheck,
      externalLoginCheckLifetime: policy.lifetimes.externalLoginCheck,
      mfaInitSkipLifetime: policy.lifetimes.mfaInitSkip, secondFactorCheckLifetime: policy.lifetimes.secondFactorCheck,
      multiFactorCheckLifetime: policy.lifetimes.multiFactorCheck,
      secondFactors: policy.secondFactors.map { Int32($0.rawValue) }.sorted(),
      multiFactors: policy.multiFactors.map { Int32($0.rawValue) }.sorted())
  }
}

extension LoginPolicy {
  /// - Throws: `StoreError` for a factor that only a newer version knows.
  fileprivate init(_ message: Signet_Store_V1_LoginPolicy) throws {
    self.init()
    self.allowsPassword = message.allowsPassword
    self.allowsRegistration = message.allowsRegistration
    self.allowsExternalProvider = message.allowsExternalProvider
    self.allowsPasskeys = message.allowsPasskeys
    self.forcesMFA = message.forcesMfa
    self.forcesLocalMFA = message.forcesLocalMfa
    self.hidesPasswordReset = message.hidesPasswordReset
    self.ignoresUnknownNames = message.ignoresUnknownNames
    self.allowsDomainDiscovery = message.allowsDomainDiscovery
    self.forbidsLoginByEmail = message.forbidsLoginByEmail
    self.forbidsLoginByPhone = message.forbidsLoginByPhone
    self.defaultRedirectURI = message.defaultRedirectUri
    self.lifetimes = Lifetimes(
      passwordCheck: message.passwordCheckLifetime, externalLoginCheck: message.externalLoginCheckLifetime,
      mfaInitSkip: message.mfaInitSkipLifetime, secondFactorCheck: message.secondFactorCheckLifetime,
      multiFactorCheck: message.multiFactorCheckLifetime)
    self.secondFactors = Set(try message.secondFactors.map { try known($0) })
    self.multiFactors = Set(try message.multiFactors.map { try known($0) })
  }
}
