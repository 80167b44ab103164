/// Management v1 `ResendHumanEmailVerification`: a new code for an address that is not verified yet.
package struct ResendEmailVerification: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  package var code: DrawnCode
  package var policy: ResendPolicy

  package init(userID: String, organizationID: String, editorID: String, code: DrawnCode, policy: ResendPolicy) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], resendLimits: [.init(.user, self.userID)]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .address(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-4M0ds", "Errors.User.UserIDMissing")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID,
      let human = user.human
    else { throw DomainError(.notFound, "COMMAND-0Pe4r", "Errors.User.Email.NotFound") }
    guard user.state != .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-E3fbw", "Errors.User.NotInitialised")
    }
    guard !human.email.isVerified else {
      throw DomainError(.preconditionFailed, "COMMAND-3M9ds", "Errors.User.Email.AlreadyVerified")
    }
    let limits = try state.counting(self.policy, userID: user.id, address: human.email.address, at: now)
    var changes = Changes(by: self.editorID, at: now)
    let notifications = changes.issueEmailCode(
      self.code, to: &user, delivery: .send(urlTemplate: nil), interface: .managementV1)
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

extension CommandKeys {
  /// The limit of the address that messages to the user go to.
  static func address(of user: User?) -> CommandKeys {
    guard let address = user?.human?.email.address else { return CommandKeys() }
    return CommandKeys(resendLimits: [.init(.address, address.text)])
  }
}
