import ProtobufCodec
import Domain

// Policies as stores keep them, in events and in states: the same for organizations and the instance.

extension Policies {
  var records: [Signet_Store_V1_PolicySetting] {
    if settings.isEmpty { return [] }
    return PolicyKind.allCases.compactMap { kind in
      guard let setting = settings[kind] else { return nil }
      var message = Signet_Store_V1_PolicySetting()
      message.policy = Signet_Store_V1_Policy(setting.value)
      message.dates = Signet_Store_V1_PolicyDates(setting)
      return message
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
    self.init()
    self.minimumLength = Int64(policy.minimumLength)
    self.needsLowercase = policy.needsLowercase
    self.needsUppercase = policy.needsUppercase
    self.needsNumber = policy.needsNumber
    self.needsSymbol = policy.needsSymbol
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
    self.init()
    self.tellsOfPasswordChange = policy.tellsOfPasswordChange
  }
}

extension NotificationPolicy {
  init(_ message: Signet_Store_V1_NotificationPolicySet) {
    self.init(tellsOfPasswordChange: message.tellsOfPasswordChange)
  }
}

extension Signet_Store_V1_PasswordAgePolicy {
  fileprivate init(_ policy: PasswordAgePolicy) {
    self.init()
    (self.maximumDays, self.warningDays) = (Int64(policy.maximumDays), Int64(policy.warningDays))
  }
}

extension PasswordAgePolicy {
  fileprivate init(_ message: Signet_Store_V1_PasswordAgePolicy) {
    self.init(maximumDays: Int(message.maximumDays), warningDays: Int(message.warningDays))
  }
}

extension Signet_Store_V1_LockoutPolicy {
  fileprivate init(_ policy: LockoutPolicy) {
    self.init()
    self.maximumPasswordAttempts = Int64(policy.maximumPasswordAttempts)
    self.maximumOtpAttempts = Int64(policy.maximumOTPAttempts)
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
    self.init()
    self.termsLink = policy.termsLink
    self.privacyLink = policy.privacyLink
    self.helpLink = policy.helpLink
    self.docsLink = policy.docsLink
    self.customLink = policy.customLink
    self.customLinkText = policy.customLinkText
    self.supportEmail = policy.supportEmail
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
    self.init()
    self.allowsEmbedding = policy.allowsEmbedding
    self.origins = policy.origins
    self.allowsImpersonation = policy.allowsImpersonation
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
    self.init()
    self.allowsPassword = policy.allowsPassword
    self.allowsRegistration = policy.allowsRegistration
    self.allowsExternalProvider = policy.allowsExternalProvider
    self.allowsPasskeys = policy.allowsPasskeys
    self.forcesMfa = policy.forcesMFA
    self.forcesLocalMfa = policy.forcesLocalMFA
    self.hidesPasswordReset = policy.hidesPasswordReset
    self.ignoresUnknownNames = policy.ignoresUnknownNames
    self.allowsDomainDiscovery = policy.allowsDomainDiscovery
    self.forbidsLoginByEmail = policy.forbidsLoginByEmail
    self.forbidsLoginByPhone = policy.forbidsLoginByPhone
    self.defaultRedirectUri = policy.defaultRedirectURI
    self.passwordCheckLifetime = policy.lifetimes.passwordCheck
    self.externalLoginCheckLifetime = policy.lifetimes.externalLoginCheck
    self.mfaInitSkipLifetime = policy.lifetimes.mfaInitSkip
    self.secondFactorCheckLifetime = policy.lifetimes.secondFactorCheck
    self.multiFactorCheckLifetime = policy.lifetimes.multiFactorCheck
    self.secondFactors = policy.secondFactors.map { Int32($0.rawValue) }.sorted()
    self.multiFactors = policy.multiFactors.map { Int32($0.rawValue) }.sorted()
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
