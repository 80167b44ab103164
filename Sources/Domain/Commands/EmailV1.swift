/// Management v1 `UpdateHumanEmail`: another address, or the word of the caller that it is verified.
package struct UpdateEmail: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  package var email: EmailAddress
  /// The caller's word: no code is sent.
  package var isVerified: Bool
  /// Used unless the address is verified.
  package var code: DrawnCode
  /// Counts what is mailed.
  package var policy: ResendPolicy

  package init(
    userID: String, organizationID: String, editorID: String, email: EmailAddress, isVerified: Bool, code: DrawnCode,
    policy: ResendPolicy
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.email = email
    self.isVerified = isVerified
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], resendLimits: [.init(.changedAddress, self.email.text)])
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.preconditionFailed, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID,
      let human = user.human
    else { throw DomainError(.preconditionFailed, "COMMAND-0Pe4r", "Errors.User.Email.NotFound") }
    guard user.state != .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-J8dsk", "Errors.User.NotInitialised")
    }
    let changesAddress = self.email != human.email.address
    guard changesAddress || self.isVerified && !human.email.isVerified else {
      throw DomainError(.preconditionFailed, "COMMAND-2b7fM", "Errors.User.Email.NotChanged")
    }
    let limits = self.isVerified ? [] : try state.countingChange(self.policy, to: self.email.text, at: now)
    var changes = Changes(by: self.editorID, at: now)
    var notifications: [Notification] = []
    if changesAddress { changes.append(.emailChanged(self.email), to: &user) }
    if self.isVerified {
      changes.append(.emailVerified, to: &user)
    } else {
      notifications = changes.issueEmailCode(
        self.code, to: &user, delivery: .send(urlTemplate: nil), interface: .managementV1)
    }
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}
