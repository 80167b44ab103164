/// What a person has beside a password to prove who they are; the authenticator app is `Human.totp`.
package struct SecondFactors: Sendable, Equatable {
  /// Whether one-time passwords by text message are set up, and by mail.
  package var hasOTPSMS: Bool
  package var hasOTPEmail: Bool
  /// Codes that are written down for the day on which nothing else is at hand, each used once: what `CodeVault.digest` makes
  /// of those that are left. Nil: none were drawn.
  package var recoveryCodes: [[UInt8]]?
  /// When the person has put off setting a second factor up; nil: never.
  package var initSkipped: Timestamp?

  package init(
    hasOTPSMS: Bool = false, hasOTPEmail: Bool = false, recoveryCodes: [[UInt8]]? = nil, initSkipped: Timestamp? = nil
  ) {
    self.hasOTPSMS = hasOTPSMS
    self.hasOTPEmail = hasOTPEmail
    self.recoveryCodes = recoveryCodes
    self.initSkipped = initSkipped
  }

  /// Whether one-time passwords on a channel are set up.
  package subscript(channel: OTPChannel) -> Bool {
    get {
      switch channel {
      case .sms: hasOTPSMS
      case .email: hasOTPEmail
      }
    }
    set {
      switch channel {
      case .sms: hasOTPSMS = newValue
      case .email: hasOTPEmail = newValue
      }
    }
  }
}

/// What brings a one-time password that this server draws.
package enum OTPChannel: Sendable, CaseIterable {
  case sms, email

  /// A refusal, which has an id for each channel.
  func error(_ kind: DomainError.Kind, sms: String, email: String, _ key: String) -> DomainError {
    DomainError(kind, self == .sms ? sms : email, key)
  }

  /// What makes its codes.
  package var generator: SecretGenerator.Kind {
    switch self {
    case .sms: .smsOTP
    case .email: .emailOTP
    }
  }

  /// What its wrong codes are counted as.
  var credential: CheckedCredential {
    switch self {
    case .sms: .smsOTP
    case .email: .emailOTP
    }
  }
}

/// How recovery codes are made, and written down.
package enum RecoveryCode {
  /// So many are drawn at most.
  package static let maximumCount = 50

  static let countInvalid = DomainError(
    .invalidArgument, "SIGNET-Rc2ct", "Errors.User.MFA.RecoveryCodes.CountInvalid")

  /// 62 bits each.
  package static let generator = SecretGenerator(length: 12, lifetime: 0, alphabets: [.uppercase, .digits])

  /// A code in groups of four: `ABCD-EFGH-IJKL`.
  package static func shown(_ code: String) -> String {
    var (shown, rest) = ("", code[...])
    while !rest.isEmpty {
      if !shown.isEmpty { shown += "-" }
      shown += rest.prefix(4)
      rest = rest.dropFirst(4)
    }
    return shown
  }
}

extension Human {
  /// Whether an authenticator app proves who the person is.
  package var hasTOTP: Bool { totp?.isVerified == true }

  /// Whether one-time passwords reach the person on a channel: never at an address or number that is only entered.
  package func hasOTP(_ channel: OTPChannel) -> Bool { factors[channel] && isVerified(channel) }

  /// Whether there is a recovery code left.
  package var hasRecoveryCodes: Bool { factors.recoveryCodes?.isEmpty == false }

  /// Whether what the channel leads to is known to be theirs.
  func isVerified(_ channel: OTPChannel) -> Bool {
    switch channel {
    case .sms: phone?.isVerified == true
    case .email: email.isVerified
    }
  }
}
