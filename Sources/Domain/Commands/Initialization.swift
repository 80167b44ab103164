/// Management v1 `ResendHumanInitialization`: a new code for an account that waits for its initialization, perhaps to
/// another address.
package struct ResendInitialization: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  /// The address to use from now on; nil: the one that is known.
  package var email: EmailAddress?
  package var code: DrawnCode
  package var policy: ResendPolicy

  package init(
    userID: String, organizationID: String, editorID: String, email: EmailAddress?, code: DrawnCode,
    policy: ResendPolicy
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.email = email
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], resendLimits: [.init(.user, self.userID)]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys {
    if let email { return CommandKeys(resendLimits: [.init(.address, email.text)]) }
    return .address(of: state.user(self.userID))
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-2n8vs", "Errors.User.UserIDMissing")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID,
      let human = user.human
    else { throw DomainError(.notFound, "COMMAND-2M9df", "Errors.User.NotFound") }
    guard user.state == .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.AlreadyInitialised")
    }
    let limits = try state.counting(self.policy, userID: user.id, address: self.email ?? human.email.address, at: now)
    var changes = Changes(by: self.editorID, at: now)
    if let email, email != human.email.address { changes.append(.emailChanged(email), to: &user) }
    let notifications = changes.issueInitializationCode(self.code, to: &user)
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// Redeems the code of an initialization: the address is verified, and the account gets its password.
package struct InitializeHuman: Command {
  package var userID: String
  /// The digest of the code that was entered; nil when none was.
  package var codeDigest: [UInt8]?
  /// The hash of the password that was chosen; nil keeps the one there is.
  package var passwordHash: String?

  package init(userID: String, codeDigest: [UInt8]?, passwordHash: String?) {
    self.userID = userID
    self.codeDigest = codeDigest
    self.passwordHash = passwordHash
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-mkM9f", "Errors.User.UserIDMissing")
    }
    guard let codeDigest else {
      throw DomainError(.invalidArgument, "COMMAND-44G8s", "Errors.User.Code.Empty")
    }
    guard var user = state.user(self.userID), user.exists, let pending = user.human?.initialization else {
      throw DomainError(.notFound, "COMMAND-mmn5f", "Errors.User.Code.NotFound")
    }
    let wrong = DomainError(.invalidArgument, "COMMAND-11v6G", "Errors.User.Code.Invalid")
    guard pending.isRedeemable(at: now) else { throw wrong }
    var changes = Changes(by: user.id, at: now)
    guard pending.matches(codeDigest) else {
      changes.append(.initializationFailed, to: &user)
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.initialized, to: &user)
    if user.human?.email.isVerified == false { changes.append(.emailVerified, to: &user) }
    if let passwordHash { changes.append(.passwordChanged(hash: passwordHash, isChangeRequired: false), to: &user) }
    return Decision(changes, user)
  }
}
