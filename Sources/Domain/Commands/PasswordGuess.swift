/// Bounds wrong guesses at a current password: five at once, then one a minute, and 20 an hour. Asked before a password
/// is compared, and told of each that was wrong.
///
/// Whoever knows the current password of a person may change it, with any token: without a bound, every token could try
/// all passwords.
package struct PasswordGuess: Command {
  package var userID: String
  /// False: asks whether one more guess is allowed. True: counts one.
  package var isWrong: Bool

  package init(userID: String, isWrong: Bool) {
    self.userID = userID
    self.isWrong = isWrong
  }

  private static let policy = ResendPolicy()

  private var key: ResendLimit.Key { ResendLimit.Key(.passwordGuess, self.userID) }

  package var keys: CommandKeys { CommandKeys(resendLimits: [self.key]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<Void> {
    let limit = state.resendLimit(self.key)
    let wait = Self.policy.wait(limit, at: now)
    guard wait == 0 else {
      throw DomainError(
        .resourceExhausted, "SIGNET-Pg5ss", "Errors.User.Password.TooManyGuesses",
        retryAfter: (wait + 999_999) / 1_000_000)
    }
    var decision = Decision<Void>(outcome: .success(()))
    if self.isWrong { decision.resendLimits = [Self.policy.counting(limit, at: now)] }
    return decision
  }
}
