/// Whether the caller may change users of an organization; asked inside of the transaction, once the target is known.
package typealias Permit = @Sendable (_ organizationID: String) throws(DomainError) -> Void

extension LoadedState {
  /// The person whose address a v2 command is about, once the caller may touch it.
  func emailOwner(_ userID: String, permit: Permit) throws(DomainError) -> (user: User, human: Human) {
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-0Gzs3", "Errors.User.Email.IDMissing")
    }
    guard let user = self.user(userID), user.exists, let human = user.human else {
      throw DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Email.NotFound")
    }
    try permit(user.organizationID)
    guard user.state != .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised")
    }
    return (user, human)
  }
}

/// User v2 `SetEmail`: another address, with a code or the caller's word that it is verified.
package struct SetEmail: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var email: EmailAddress
  /// Nil: the address is verified.
  package var delivery: CodeDelivery?
  package var code: DrawnCode
  /// Counts what is mailed.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, email: EmailAddress, delivery: CodeDelivery?,
    code: DrawnCode, policy: ResendPolicy
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.email = email
    self.delivery = delivery
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], resendLimits: [.init(.changedAddress, self.email.text)])
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.emailOwner(self.userID, permit: self.permit)
    guard self.email != human.email.address else {
      throw DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Email.NotChanged")
    }
    var limits: [ResendLimit] = []
    if case .send = self.delivery { limits = try state.countingChange(self.policy, to: self.email.text, at: now) }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.emailChanged(self.email), to: &user)
    var notifications: [Notification] = []
    if let delivery {
      notifications = changes.issueEmailCode(self.code, to: &user, delivery: delivery, interface: .userV2)
    } else {
      changes.append(.emailVerified, to: &user)
    }
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// User v2 `ResendEmailCode` and `SendEmailCode`: a new code for the address, in place of the pending one or of none.
package struct SendEmailCode: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var delivery: CodeDelivery
  /// `ResendEmailCode`: only where a code is pending.
  package var needsPendingCode: Bool
  package var code: DrawnCode
  /// Counts what is mailed; what the caller is told is not.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, delivery: CodeDelivery, needsPendingCode: Bool,
    code: DrawnCode, policy: ResendPolicy
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.delivery = delivery
    self.needsPendingCode = needsPendingCode
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], resendLimits: [.init(.user, self.userID)]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .address(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.emailOwner(self.userID, permit: self.permit)
    if self.needsPendingCode, human.email.code == nil {
      throw DomainError(.preconditionFailed, "EMAIL-5w5ilin4yt", "Errors.User.Code.Empty")
    }
    var limits: [ResendLimit] = []
    if case .send = self.delivery {
      limits = try state.counting(self.policy, userID: user.id, address: human.email.address, at: now)
    }
    var changes = Changes(by: self.editorID, at: now)
    let notifications = changes.issueEmailCode(self.code, to: &user, delivery: self.delivery, interface: .userV2)
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}
