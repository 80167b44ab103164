import Domain
import ManagementAPI
import ProtobufCodec

/// A rule of an organization's own that is moved in, whichever.
struct MovedPolicy: Sendable {
  let add: @Sendable (UseCases, _ organizationID: String, _ editorID: String) async throws -> Void
  /// Whether an organization has it.
  let isSame: @Sendable (Organization) -> Bool

  init<P: Policy>(_ policy: P) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changePolicy(.add(policy), of: .organization(organizationID), by: editorID)
    }
    // As it is kept: without white space around links.
    let kept = (try? policy.checked(PolicyOccasion(scope: .organization(""), isNew: true))) ?? policy
    isSame = { $0.policies[P.self]?.value == kept }
  }

  /// What people of an organization see, at once: the data know no preview.
  init(label policy: LabelPolicy) {
    let isSame: @Sendable (Organization) -> Bool = { organization in
      var own = organization.policies[LabelPolicy.self]?.value
      // Pictures are no part of the data.
      own?.assets = [:]
      return own == policy
    }
    add = { useCases, organizationID, editorID in
      let scope = Membership.Scope.organization(organizationID)
      let known = try await useCases.store.organization(id: organizationID)
      // An import may have ended between the two.
      let isPrepared = known.map { isSame($0) && $0.policies[ActiveLabelPolicy.self] == nil } ?? false
      if !isPrepared { _ = try await useCases.changePolicy(.add(policy), of: scope, by: editorID) }
      _ = try await useCases.activateLabelPolicy(of: scope, by: editorID)
    }
    self.isSame = isSame
  }

  init(domain policy: DomainPolicy) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changeDomainPolicy(of: organizationID, .add(policy), by: editorID)
    }
    isSame = { $0.domainPolicy?.value == policy }
  }

  /// A factor of a login policy, as the older form of the data lists them.
  init(_ factor: LoginFactor) {
    add = { useCases, organizationID, editorID in
      _ = try await useCases.changeFactor(factor, isAdded: true, of: .organization(organizationID), by: editorID)
    }
    isSame = { $0.policies[LoginPolicy.self]?.value.has(factor) == true }
  }
}

extension Zitadel_Admin_V1_DataOrg {
  /// Adds the rules that an organization has of its own.
  mutating func addPolicies(of organization: Organization) {
    let policies = organization.policies
    domainPolicy = organization.domainPolicy.map { setting in
      .with {
        $0.orgID = organization.id
        $0.userLoginMustBeDomain = setting.value.loginNamesHaveDomain
        $0.validateOrgDomains = setting.value.domainsMustBeProved
        $0.smtpSenderAddressMatchesInstanceDomain = setting.value.senderHasInstanceDomain
      }
    }
    labelPolicy = policies[LabelPolicy.self].map { .init($0.value) }
    passwordComplexityPolicy = policies[PasswordPolicy.self].map { setting in
      .with {
        $0.minLength = UInt64(setting.value.minimumLength)
        ($0.hasLowercase, $0.hasUppercase) = (setting.value.needsLowercase, setting.value.needsUppercase)
        ($0.hasNumber, $0.hasSymbol) = (setting.value.needsNumber, setting.value.needsSymbol)
      }
    }
    lockoutPolicy = policies[LockoutPolicy.self].map { setting in
      .with {
        $0.maxPasswordAttempts = UInt32(clamping: setting.value.maximumPasswordAttempts)
        $0.maxOtpAttempts = UInt32(clamping: setting.value.maximumOTPAttempts)
      }
    }
    privacyPolicy = policies[PrivacyPolicy.self].map { setting in
      let policy = setting.value
      return .with {
        ($0.tosLink, $0.privacyLink, $0.helpLink) = (policy.termsLink, policy.privacyLink, policy.helpLink)
        ($0.docsLink, $0.supportEmail) = (policy.docsLink, policy.supportEmail)
        ($0.customLink, $0.customLinkText) = (policy.customLink, policy.customLinkText)
      }
    }
    loginPolicy = policies[LoginPolicy.self].map { .init($0.value) }
  }
}

extension Zitadel_Management_V1_AddCustomLabelPolicyRequest {
  fileprivate init(_ policy: LabelPolicy) {
    self.init()
    (primaryColor, backgroundColor) = (policy.light.primary, policy.light.background)
    (warnColor, fontColor) = (policy.light.warn, policy.light.font)
    (primaryColorDark, backgroundColorDark) = (policy.dark.primary, policy.dark.background)
    (warnColorDark, fontColorDark) = (policy.dark.warn, policy.dark.font)
    (hideLoginNameSuffix, disableWatermark) = (policy.hidesLoginNameSuffix, policy.disablesWatermark)
    themeMode = .init(rawValue: Int32(policy.themeMode.rawValue))
  }
}

extension Zitadel_Management_V1_AddCustomLoginPolicyRequest {
  fileprivate init(_ policy: LoginPolicy) {
    self.init()
    let told = Zitadel_Policy_V1_LoginPolicy(policy)
    allowUsernamePassword = told.allowUsernamePassword
    allowRegister = told.allowRegister
    allowExternalIdp = told.allowExternalIdp
    forceMfa = told.forceMfa
    forceMfaLocalOnly = told.forceMfaLocalOnly
    passwordlessType = told.passwordlessType
    hidePasswordReset = told.hidePasswordReset
    ignoreUnknownUsernames = told.ignoreUnknownUsernames
    defaultRedirectUri = told.defaultRedirectUri
    allowDomainDiscovery = told.allowDomainDiscovery
    disableLoginWithEmail = told.disableLoginWithEmail
    disableLoginWithPhone = told.disableLoginWithPhone
    passwordCheckLifetime = told.passwordCheckLifetime
    externalLoginCheckLifetime = told.externalLoginCheckLifetime
    mfaInitSkipLifetime = told.mfaInitSkipLifetime
    secondFactorCheckLifetime = told.secondFactorCheckLifetime
    multiFactorCheckLifetime = told.multiFactorCheckLifetime
    secondFactors = told.secondFactors
    multiFactors = told.multiFactors
  }
}
