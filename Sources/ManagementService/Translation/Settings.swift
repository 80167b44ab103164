import Domain
import ManagementAPI
import ProtobufCodec

// Policies as Settings v2 tells them.

extension Zitadel_Settings_V2_LoginSettings: SettingsMessage {
  init(_ policy: LoginPolicy) {
    self.init()
    tell(policy)
    allowLocalAuthentication = policy.allowsPassword
    passkeysType = policy.allowsPasskeys ? .allowed : .notAllowed
    // Both interfaces number the factors alike.
    secondFactors = policy.secondFactorTypes.map { .init(rawValue: $0.rawValue) }
    multiFactors = policy.multiFactorTypes.map { .init(rawValue: $0.rawValue) }
  }
}

extension Zitadel_Settings_V2_PasswordComplexitySettings: SettingsMessage {
  init(_ policy: PasswordPolicy) {
    self.init()
    minLength = UInt64(policy.minimumLength)
    (requiresUppercase, requiresLowercase) = (policy.needsUppercase, policy.needsLowercase)
    (requiresNumber, requiresSymbol) = (policy.needsNumber, policy.needsSymbol)
  }
}

extension Zitadel_Settings_V2_PasswordExpirySettings: SettingsMessage {
  init(_ policy: PasswordAgePolicy) {
    self.init()
    (maxAgeDays, expireWarnDays) = (UInt64(policy.maximumDays), UInt64(policy.warningDays))
  }
}

extension Zitadel_Settings_V2_LockoutSettings: SettingsMessage {
  init(_ policy: LockoutPolicy) {
    self.init()
    maxPasswordAttempts = UInt64(policy.maximumPasswordAttempts)
    maxOtpAttempts = UInt64(policy.maximumOTPAttempts)
  }
}

extension Zitadel_Settings_V2_LegalAndSupportSettings: SettingsMessage {
  init(_ policy: PrivacyPolicy) {
    self.init()
    (tosLink, privacyPolicyLink, helpLink) = (policy.termsLink, policy.privacyLink, policy.helpLink)
    (supportEmail, docsLink) = (policy.supportEmail, policy.docsLink)
    (customLink, customLinkText) = (policy.customLink, policy.customLinkText)
  }
}

extension Zitadel_Settings_V2_BrandingSettings {
  /// - Parameter policy: as v1 tells it.
  init(_ policy: Zitadel_Policy_V1_LabelPolicy) {
    self.init()
    lightTheme = .with {
      ($0.primaryColor, $0.backgroundColor) = (policy.primaryColor, policy.backgroundColor)
      ($0.warnColor, $0.fontColor) = (policy.warnColor, policy.fontColor)
      ($0.logoURL, $0.iconURL) = (policy.logoURL, policy.iconURL)
    }
    darkTheme = .with {
      ($0.primaryColor, $0.backgroundColor) = (policy.primaryColorDark, policy.backgroundColorDark)
      ($0.warnColor, $0.fontColor) = (policy.warnColorDark, policy.fontColorDark)
      ($0.logoURL, $0.iconURL) = (policy.logoURLDark, policy.iconURLDark)
    }
    fontURL = policy.fontURL
    (hideLoginNameSuffix, disableWatermark) = (policy.hideLoginNameSuffix, policy.disableWatermark)
    // The interfaces number the modes differently.
    themeMode =
      switch policy.themeMode {
      case .auto: .auto
      case .dark: .dark
      case .light: .light
      default: .unspecified
      }
    resourceOwnerType = policy.isDefault ? .instance : .org
  }
}

extension Zitadel_Settings_V2_DomainSettings {
  /// - Parameter policy: as v1 tells it.
  init(_ policy: Zitadel_Policy_V1_DomainPolicy) {
    self.init()
    loginNameIncludesDomain = policy.userLoginMustBeDomain
    requireOrgDomainVerification = policy.validateOrgDomains
    smtpSenderAddressMatchesInstanceDomain = policy.smtpSenderAddressMatchesInstanceDomain
    resourceOwnerType = policy.isDefault ? .instance : .org
  }
}
