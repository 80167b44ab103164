import Domain

extension RecordTests {
  /// Each kind of policy, none as by default, under the names that others know.
  static let policies: [PolicyValue] = PolicyKind.allCases.map { kind in
    switch kind {
    case .login:
      var policy = LoginPolicy()
      (policy.forcesMFA, policy.allowsPasskeys, policy.hidesPasswordReset) = (true, false, true)
      (policy.forbidsLoginByPhone, policy.defaultRedirectURI) = (true, "https://acme.example/")
      policy.lifetimes.multiFactorCheck = 1
      (policy.secondFactors, policy.multiFactors) = ([.smsOTP, .recoveryCodes], [])
      return policy.value
    case .passwordComplexity: return PasswordPolicy(minimumLength: 12, needsNumber: false).value
    case .passwordAge: return PasswordAgePolicy(maximumDays: 90, warningDays: 7).value
    case .lockout: return LockoutPolicy(maximumPasswordAttempts: 5, maximumOTPAttempts: 3).value
    case .privacy:
      var policy = PrivacyPolicy()
      (policy.termsLink, policy.privacyLink) = ("https://acme.example/t", "https://acme.example/{{.Lang}}")
      (policy.helpLink, policy.docsLink) = ("https://acme.example/h", "https://acme.example/d")
      (policy.customLink, policy.customLinkText) = ("https://acme.example/c", "C")
      policy.supportEmail = "help@acme.example"
      return policy.value
    case .notification: return NotificationPolicy(tellsOfPasswordChange: false).value
    case .security:
      return SecurityPolicy(allowsEmbedding: true, origins: ["https://acme.example"], allowsImpersonation: true).value
    case .label: return label.value
    case .activeLabel: return ActiveLabelPolicy(label).value
    }
  }

  private static let label: LabelPolicy = {
    var policy = LabelPolicy()
    policy.light = LabelColors(primary: "#663399", background: "#fff", warn: "", font: "#222222")
    policy.dark = LabelColors(primary: "", background: "#000000", warn: "#ff0000", font: "#eeeeee")
    (policy.themeMode, policy.hidesLoginNameSuffix, policy.disablesWatermark) = (.dark, true, true)
    policy.assets = [.darkLogo: "1.png", .font: "2.woff2"]
    return policy
  }()

  /// What happens to label policies besides, with the beginning of its name.
  private static func labelEvents(
    _ scope: String, _ payload: (PolicyChange) -> Event.Payload
  ) -> [(String, Event.Payload)] {
    let content: [UInt8] = [0x89, 0, 0xff]
    return LabelAsset.allCases.flatMap { asset in
      [
        (
          "\(scope).policy.label.\(asset.rawValue).added",
          payload(.labelAssetSet(asset, Asset(name: "1.png", content: content), dropping: ["0.png"]))
        ),
        (
          "\(scope).policy.label.\(asset.rawValue).removed",
          payload(.labelAssetRemoved(asset, name: "1.png", dropping: ["1.png"]))
        ),
      ]
    } + [("\(scope).policy.label.activated", payload(.labelActivated(dropping: ["0.png", "1.png"])))]
  }

  static let policyEvents: [(type: String, payload: Event.Payload)] = {
    var rows: [(String, Event.Payload)] = []
    for policy in policies {
      // It comes of the activation of the other.
      guard policy.kind != .activeLabel else { continue }
      let name = policy.kind.rawValue
      guard policy.kind != .security else {
        rows.append(("instance.policy.security.set", .instance(.policy(.changed(policy)))))
        continue
      }
      rows += [
        ("org.policy.\(name).added", .organization(.policy(.added(policy)))),
        ("org.policy.\(name).changed", .organization(.policy(.changed(policy)))),
        ("org.policy.\(name).removed", .organization(.policy(.removed(policy.kind)))),
        ("instance.policy.\(name).changed", .instance(.policy(.changed(policy)))),
      ]
      if policy.kind == .notification {
        rows.append(("instance.policy.\(name).added", .instance(.policy(.added(policy)))))
      }
    }
    for (name, factor) in [("second", LoginFactor.second(.recoveryCodes)), ("multi", .multi(.verifiedU2F))] {
      rows += [
        ("org.policy.login.\(name)factor.added", .organization(.policy(.factorAdded(factor)))),
        ("org.policy.login.\(name)factor.removed", .organization(.policy(.factorRemoved(factor)))),
        ("instance.policy.login.\(name)factor.added", .instance(.policy(.factorAdded(factor)))),
        ("instance.policy.login.\(name)factor.removed", .instance(.policy(.factorRemoved(factor)))),
      ]
    }
    for (name, credential) in [
      ("password", CheckedCredential.password), ("mfa.otp", .totp), ("otp.sms", .smsOTP), ("otp.email", .emailOTP),
    ] {
      rows += [
        ("user.human.\(name).check.failed", .user(.credentialCheckFailed(credential))),
        ("user.human.\(name).check.succeeded", .user(.credentialCheckSucceeded(credential))),
      ]
    }
    rows += labelEvents("org") { .organization(.policy($0)) } + labelEvents("instance") { .instance(.policy($0)) }
    rows.append(
      ("org.policy.label.assets.removed", .organization(.policy(.labelAssetsRemoved(["0.png", "1.png"])))))
    return rows
  }()
}
