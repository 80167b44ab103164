/// How people log in: by what, with which factors, and for how long that counts.
package struct LoginPolicy: Policy {
  /// For how long a check counts, in microseconds.
  package struct Lifetimes: Sendable, Equatable {
    package var passwordCheck: Int64
    package var externalLoginCheck: Int64
    /// For so long nobody is asked again to set up a second factor.
    package var mfaInitSkip: Int64
    package var secondFactorCheck: Int64
    package var multiFactorCheck: Int64

    package init(
      passwordCheck: Int64, externalLoginCheck: Int64, mfaInitSkip: Int64, secondFactorCheck: Int64,
      multiFactorCheck: Int64
    ) {
      self.passwordCheck = passwordCheck
      self.externalLoginCheck = externalLoginCheck
      self.mfaInitSkip = mfaInitSkip
      self.secondFactorCheck = secondFactorCheck
      self.multiFactorCheck = multiFactorCheck
    }

    /// Ten days, a month, 18 hours and 12.
    package static let standard = Lifetimes(
      passwordCheck: 240 * hour, externalLoginCheck: 240 * hour, mfaInitSkip: 720 * hour, secondFactorCheck: 18 * hour,
      multiFactorCheck: 12 * hour)
    private static let hour: Int64 = 3_600_000_000
    /// As long as other servers of the interface can count, in nanoseconds.
    package static let range: ClosedRange<Int64> = 0...Int64.max / 1000

    fileprivate var all: [Int64] {
      [passwordCheck, externalLoginCheck, mfaInitSkip, secondFactorCheck, multiFactorCheck]
    }
  }

  package var allowsPassword = true
  package var allowsRegistration = true
  package var allowsExternalProvider = true
  package var allowsPasskeys = true
  /// Everybody needs a second factor; `forcesLocalMFA`: whoever logs in here, and not at another provider.
  package var forcesMFA = false
  package var forcesLocalMFA = false
  package var hidesPasswordReset = false
  /// An unknown user and a wrong password look alike.
  package var ignoresUnknownNames = false
  package var allowsDomainDiscovery = true
  package var forbidsLoginByEmail = false
  package var forbidsLoginByPhone = false
  /// Where to go from a login that nothing has asked for; empty: nowhere.
  package var defaultRedirectURI = ""
  package var lifetimes = Lifetimes.standard
  package var secondFactors: Set<SecondFactor> = [.totp, .u2f, .emailOTP, .smsOTP]
  package var multiFactors: Set<MultiFactor> = [.verifiedU2F]

  package init() {}

  /// The numbers are kept in stores and equal those of the published interface.
  package enum SecondFactor: Int, Sendable, CaseIterable {
    case totp = 1, u2f, emailOTP, smsOTP, recoveryCodes
  }

  /// The numbers are kept in stores and equal those of the published interface.
  package enum MultiFactor: Int, Sendable, CaseIterable {
    case verifiedU2F = 1
  }

  private static let maximumURIBytes = 2048

  /// - Throws: `Org-WSfdq`, `Org-Sfd21`, `IAM-SFdqd` for what is no URI to be sent to; `SIGNET-Lp1lt` for a lifetime.
  package func checked(_ occasion: PolicyOccasion) throws(DomainError) -> LoginPolicy {
    var policy = self
    policy.defaultRedirectURI = defaultRedirectURI.trimmed
    guard policy.defaultRedirectURI.isEmpty || Self.isRedirectURI(policy.defaultRedirectURI) else {
      switch occasion.scope {
      case .organization:
        throw DomainError(
          .invalidArgument, occasion.isNew ? "Org-WSfdq" : "Org-Sfd21", "Errors.Org.LoginPolicy.RedirectURIInvalid")
      case .instance: throw DomainError(.invalidArgument, "IAM-SFdqd", "Errors.IAM.LoginPolicy.RedirectURIInvalid")
      }
    }
    guard lifetimes.all.allSatisfy(Lifetimes.range.contains) else {
      throw DomainError(.invalidArgument, "SIGNET-Lp1lt", "Errors.Org.LoginPolicy.LifetimeInvalid")
    }
    return policy
  }

  /// An address of the web, or of a program by a scheme of its own; none that a browser would run.
  ///
  ///     scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )  ; RFC 3986 section 3.1
  private static func isRedirectURI(_ text: String) -> Bool {
    guard text.utf8.count <= maximumURIBytes else { return false }
    if URLTemplate.isWebAddress(text) { return true }
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && !"<>\"\\^`{|}".utf8.contains($0) })
    else { return false }
    let scheme = text[..<colon].lowercased()
    let isScheme = scheme.utf8.allSatisfy { byte in
      switch byte {
      case 0x61...0x7a: true
      default: "0123456789+-.".utf8.contains(byte)
      }
    }
    return isScheme && scheme.first?.isLetter == true
      && !["http", "https", "javascript", "data", "vbscript", "file", "blob"].contains(scheme)
  }

  /// Factors are added and removed one by one.
  package func updating(_ former: LoginPolicy) -> LoginPolicy {
    var policy = self
    (policy.secondFactors, policy.multiFactors) = (former.secondFactors, former.multiFactors)
    return policy
  }
}

extension LoginPolicy {
  package static let kind = PolicyKind.login
  package var value: PolicyValue { .login(self) }

  package var published: EventFields {
    [
      "allowUsernamePassword": .flag(allowsPassword), "allowRegister": .flag(allowsRegistration),
      "allowExternalIdp": .flag(allowsExternalProvider), "passwordlessType": .number(allowsPasskeys ? 1 : 0),
      "forceMFA": .flag(forcesMFA), "forceMFALocalOnly": .flag(forcesLocalMFA),
      "hidePasswordReset": .flag(hidesPasswordReset), "ignoreUnknownUsernames": .flag(ignoresUnknownNames),
      "allowDomainDiscovery": .flag(allowsDomainDiscovery), "disableLoginWithEmail": .flag(forbidsLoginByEmail),
      "disableLoginWithPhone": .flag(forbidsLoginByPhone), "defaultRedirectURI": .text(defaultRedirectURI),
      // In nanoseconds, as readers of the interface know them.
      "passwordCheckLifetime": .number(Int(lifetimes.passwordCheck * 1000)),
      "externalLoginCheckLifetime": .number(Int(lifetimes.externalLoginCheck * 1000)),
      "mfaInitSkipLifetime": .number(Int(lifetimes.mfaInitSkip * 1000)),
      "secondFactorCheckLifetime": .number(Int(lifetimes.secondFactorCheck * 1000)),
      "multiFactorCheckLifetime": .number(Int(lifetimes.multiFactorCheck * 1000)),
    ]
  }
}

/// A factor that a login policy allows.
package enum LoginFactor: Sendable, Hashable {
  case second(LoginPolicy.SecondFactor)
  case multi(LoginPolicy.MultiFactor)

  var number: Int {
    switch self {
    case .second(let factor): factor.rawValue
    case .multi(let factor): factor.rawValue
    }
  }

  func exists(in scope: Membership.Scope) -> DomainError {
    switch (self, scope) {
    case (.second, .organization): Self.there("Org-2B0ps", "Errors.Org.LoginPolicy.MFA.AlreadyExists")
    case (.multi, .organization): Self.there("Org-3M9od", "Errors.Org.LoginPolicy.MFA.AlreadyExists")
    case (.second, .instance): Self.there("INSTANCE-2B0ps", "Errors.Instance.MFA.AlreadyExists")
    case (.multi, .instance): Self.there("INSTANCE-3M9od", "Errors.Instance.MFA.AlreadyExists")
    }
  }

  func missing(in scope: Membership.Scope) -> DomainError {
    switch (self, scope) {
    case (.second, .organization): Self.none("Org-3M9od", "Errors.Org.LoginPolicy.MFA.NotExisting")
    case (.multi, .organization): Self.none("Org-3M9df", "Errors.Org.LoginPolicy.MFA.NotExisting")
    case (.second, .instance): Self.none("INSTANCE-3M9od", "Errors.IAM.LoginPolicy.MFA.NotExisting")
    case (.multi, .instance): Self.none("INSTANCE-3M9df", "Errors.IAM.LoginPolicy.MFA.NotExisting")
    }
  }

  private static func there(_ id: String, _ key: String) -> DomainError { DomainError(.alreadyExists, id, key) }
  private static func none(_ id: String, _ key: String) -> DomainError { DomainError(.notFound, id, key) }
}

extension LoginPolicy {
  package func has(_ factor: LoginFactor) -> Bool {
    switch factor {
    case .second(let factor): secondFactors.contains(factor)
    case .multi(let factor): multiFactors.contains(factor)
    }
  }

  mutating func set(_ factor: LoginFactor, isAllowed: Bool) {
    switch factor {
    case .second(let factor): secondFactors.set(factor, isMember: isAllowed)
    case .multi(let factor): multiFactors.set(factor, isMember: isAllowed)
    }
  }
}

extension Set {
  fileprivate mutating func set(_ element: Element, isMember: Bool) {
    if isMember { insert(element) } else { remove(element) }
  }
}
