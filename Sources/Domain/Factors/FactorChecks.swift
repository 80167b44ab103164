// What whoever signs somebody in asks of second factors, inside a command of its own. A wrong code is committed and counts as
// the lockout policy says (`Changes.failed`). Whatever that is, nobody has more than a few guesses a minute: a code has six
// digits.

/// A code of an authenticator app that somebody entered, held against the secret before the command that counts it: which
/// step's code it is tells nothing until that command has looked at the count.
package struct TOTPGuess: Sendable, Equatable {
  /// The secret that it was held against.
  fileprivate let sealedSecret: [UInt8]
  /// Whose code it is, of the current step and the two beside it; nil: of none.
  fileprivate let step: Int64?

  package init(sealedSecret: [UInt8], step: Int64?) {
    self.sealedSecret = sealedSecret
    self.step = step
  }

  static let wrong = DomainError(.invalidArgument, "EVENT-8isk2", "Errors.User.MFA.OTP.InvalidCode")

  /// The step whose code it is; nil for a wrong one, and for one of a step that was used: each code is used once.
  func step(for totp: TOTP) -> Int64? {
    guard sealedSecret == totp.sealedSecret, let step, step > totp.lastStep else { return nil }
    return step
  }

  /// Whether it is the code of a step that was used, or of one before it.
  func isLate(for totp: TOTP) -> Bool { sealedSecret == totp.sealedSecret && step.map { $0 <= totp.lastStep } ?? false }
}

/// What the checks are refused with.
private enum Errors {
  static let noTOTPUser = DomainError(.invalidArgument, "COMMAND-8N9ds", "Errors.User.UserIDMissing")
  static let noTOTP = DomainError(.preconditionFailed, "COMMAND-3Mif9s", "Errors.User.MFA.OTP.NotReady")
  static let totpLocked = DomainError(.preconditionFailed, "COMMAND-SF3fg", "Errors.User.Locked")

  static func noChallengeUser(_ channel: OTPChannel) -> DomainError {
    channel.error(.preconditionFailed, sms: "COMMAND-JKL3g", email: "COMMAND-JK3gp", "Errors.User.UserIDMissing")
  }

  static func noChannel(_ channel: OTPChannel) -> DomainError {
    channel.error(.preconditionFailed, sms: "COMMAND-BJ2g3", email: "COMMAND-JKLJ3", "Errors.User.MFA.OTP.NotReady")
  }

  static let noOTPUser = DomainError(.invalidArgument, "COMMAND-S453v", "Errors.User.UserIDMissing")
  static let noCode = DomainError(.invalidArgument, "COMMAND-SJl2g", "Errors.User.Code.Empty")
  static let noOTP = DomainError(.preconditionFailed, "COMMAND-d2r52", "Errors.User.MFA.OTP.NotReady")
  static let noChallenge = DomainError(.preconditionFailed, "COMMAND-S34gh", "Errors.User.Code.NotFound")
  static let otpLocked = DomainError(.preconditionFailed, "COMMAND-S6h4R", "Errors.User.Locked")
  static let expired = DomainError(.preconditionFailed, "CODE-QvUQ4P", "Errors.User.Code.Expired")
  static let wrongOTP = DomainError(.invalidArgument, "CODE-woT0xc", "Errors.User.Code.Invalid")

  static let noRecoveryUser = DomainError(.invalidArgument, "SIGNET-Rc3us", "Errors.User.UserIDMissing")
  static let noRecoveryCode = DomainError(.invalidArgument, "SIGNET-Rc4em", "Errors.User.Code.Empty")
  static let noRecoveryCodes = DomainError(
    .preconditionFailed, "SIGNET-Rc5no", "Errors.User.MFA.RecoveryCodes.NotReady")
  static let recoveryLocked = DomainError(.preconditionFailed, "SIGNET-Rc6lk", "Errors.User.Locked")
  static let wrongRecoveryCode = DomainError(
    .invalidArgument, "SIGNET-Rc7wr", "Errors.User.MFA.RecoveryCodes.InvalidCode")
}

extension Key {
  /// What checks of a user's second factors look at, beside the user.
  package static func factors(of userID: String) -> [Key] { [.limit(RateLimit.Key(.factorGuess, userID))] }
}

extension Changes {
  /// A code of the authenticator app.
  /// - Parameters:
  ///   - userID: empty: nobody is known yet.
  ///   - general: what the instance says of locking.
  /// - Throws: `COMMAND-8N9ds`, `COMMAND-3Mif9s`, `COMMAND-SF3fg`, `EVENT-8isk2`; `SIGNET-Fg5ss` after too many wrong ones.
  package mutating func checkTOTP(
    _ guess: TOTPGuess, of userID: String, else general: Policies
  ) throws(DomainError) {
    guard !userID.isEmpty else { throw Errors.noTOTPUser }
    guard var user = user(userID), user.exists, let totp = user.human?.totp, totp.isVerified else {
      throw Errors.noTOTP
    }
    guard user.state != .locked else { throw Errors.totpLocked }
    try checkGuesses(at: userID)
    guard let step = guess.step(for: totp) else {
      // Who knows a code of a step that is over has not guessed: it is theirs, on another device.
      throw guess.isLate(for: totp) ? TOTPGuess.wrong : fail(.totp, of: &user, TOTPGuess.wrong, general)
    }
    append(.factor(.totpCodeUsed(step: step)), to: &user)
    succeeded(.totp, of: &user)
  }

  /// Whether a one-time password can be sent to a user.
  /// - Parameter userID: empty: nobody is known yet.
  /// - Throws: `COMMAND-JKL3g`, `COMMAND-BJ2g3` for text messages; `COMMAND-JK3gp`, `COMMAND-JKLJ3` for mails.
  package func requireOTP(_ channel: OTPChannel, of userID: String) throws(DomainError) {
    guard !userID.isEmpty else { throw Errors.noChallengeUser(channel) }
    guard let user = user(userID), user.exists, user.human?.hasOTP(channel) == true else {
      throw Errors.noChannel(channel)
    }
  }

  /// A one-time password that was sent. Whoever keeps it forgets it once this returns.
  /// - Parameters:
  ///   - digests: of what was entered (`CodeVault.digest(entered:userID:)`); nil: nothing was.
  ///   - pending: what was sent; nil: nothing was.
  ///   - userID: empty: nobody is known yet.
  ///   - general: what the instance says of locking.
  /// - Throws: `COMMAND-S453v`, `COMMAND-SJl2g`, `COMMAND-d2r52`, `COMMAND-S34gh`, `COMMAND-S6h4R`, `CODE-QvUQ4P`,
  ///   `CODE-woT0xc`; `SIGNET-Fg5ss` after too many wrong ones.
  package mutating func checkOTP(
    _ channel: OTPChannel, _ digests: [UInt8]?, pending: PendingCode?, of userID: String,
    else general: Policies
  ) throws(DomainError) {
    guard !userID.isEmpty else { throw Errors.noOTPUser }
    guard let digests, !digests.isEmpty else { throw Errors.noCode }
    guard var user = user(userID), user.exists, user.human?.hasOTP(channel) == true else { throw Errors.noOTP }
    guard let pending else { throw Errors.noChallenge }
    guard user.state != .locked else { throw Errors.otpLocked }
    try checkGuesses(at: userID)
    let credential = channel.credential
    guard now < pending.expires else { throw fail(credential, of: &user, Errors.expired, general) }
    guard pending.matches(digests) else { throw fail(credential, of: &user, Errors.wrongOTP, general) }
    succeeded(credential, of: &user)
  }

  /// A recovery code, which is used up.
  /// - Parameters:
  ///   - digests: of what was entered (`CodeVault.digest(entered:userID:)`); nil: nothing was.
  ///   - userID: empty: nobody is known yet.
  ///   - general: what the instance says of locking.
  /// - Throws: `SIGNET-Rc3us`, `SIGNET-Rc4em`, `SIGNET-Rc5no`, `SIGNET-Rc6lk`, `SIGNET-Rc7wr`; `SIGNET-Fg5ss` after too many
  ///   wrong ones.
  package mutating func checkRecoveryCode(
    _ digests: [UInt8]?, of userID: String, else general: Policies
  ) throws(DomainError) {
    guard !userID.isEmpty else { throw Errors.noRecoveryUser }
    guard let digests, !digests.isEmpty else { throw Errors.noRecoveryCode }
    guard var user = user(userID), user.exists, let codes = user.human?.factors.recoveryCodes, !codes.isEmpty
    else { throw Errors.noRecoveryCodes }
    guard user.state != .locked else { throw Errors.recoveryLocked }
    try checkGuesses(at: userID)
    // All are looked at, so that the time tells nothing.
    guard let digest = codes.filter({ $0.isAmong(digests) }).first else {
      throw fail(.recoveryCode, of: &user, Errors.wrongRecoveryCode, general)
    }
    append(.factor(.recoveryCodeUsed(digest)), to: &user)
    succeeded(.recoveryCode, of: &user)
  }

  /// Five wrong codes at once, then one a minute, and 20 an hour, of all kinds together.
  private static let guesses = Rate()

  /// - Throws: `SIGNET-Fg5ss` where a user's codes were guessed at too often.
  private func checkGuesses(at userID: String) throws(DomainError) {
    try Self.guesses.check(
      [limit(RateLimit.Key(.factorGuess, userID))], at: now, "SIGNET-Fg5ss", "Errors.User.MFA.TooManyGuesses")
  }

  /// Counts a wrong code.
  /// - Returns: the refusal, with which what was counted is kept.
  private mutating func fail(
    _ credential: CheckedCredential, of user: inout User, _ refusal: DomainError, _ general: Policies
  ) -> DomainError {
    count(Self.guesses.counting(limit(RateLimit.Key(.factorGuess, user.id)), at: now))
    return failed(credential, of: &user, refusal, general)
  }
}
