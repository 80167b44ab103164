extension LoadedState {
  /// The person whose phone a v1 command is about.
  func phoneOwner(
    _ userID: String, in organizationID: String, idMissing: String, unknown: String
  ) throws(DomainError) -> (user: User, human: Human) {
    guard !userID.isEmpty else { throw DomainError(.invalidArgument, idMissing, "Errors.User.UserIDMissing") }
    guard let user = self.user(userID), user.exists, user.organizationID == organizationID, let human = user.human
    else { throw DomainError(.preconditionFailed, unknown, "Errors.User.NotFound") }
    return (user, human)
  }
}

/// Management v1 `UpdateHumanPhone`, Auth v1 `SetMyPhone`: another number, or the word of the caller that it is verified.
package struct UpdatePhone: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  package var number: PhoneNumber
  /// The caller's word: no code is sent.
  package var isVerified: Bool
  /// Used unless the number is verified.
  package var code: DrawnCode
  /// Counts what is sent.
  package var policy: ResendPolicy

  package init(
    userID: String, organizationID: String, editorID: String, number: PhoneNumber, isVerified: Bool, code: DrawnCode,
    policy: ResendPolicy
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.number = number
    self.isVerified = isVerified
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], resendLimits: [.init(.changedAddress, self.number.text)])
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(
      self.userID, in: self.organizationID, idMissing: "COMMAND-3M0fs", unknown: "COMMAND-3M0fs")
    let changesNumber = human.phone?.number != self.number
    guard changesNumber || self.isVerified && human.phone?.isVerified == false else {
      throw DomainError(.preconditionFailed, "COMMAND-wF94r", "Errors.User.Phone.NotChanged")
    }
    let limits = self.isVerified ? [] : try state.countingChange(self.policy, to: self.number.text, at: now)
    var changes = Changes(by: self.editorID, at: now)
    if changesNumber { changes.append(.phoneChanged(self.number), to: &user) }
    var notifications: [Notification] = []
    if self.isVerified {
      changes.append(.phoneVerified, to: &user)
    } else {
      notifications = changes.issuePhoneCode(
        self.code, to: &user, isReturned: false, interface: .managementV1)
    }
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// Management v1 `ResendHumanPhoneVerification`, Auth v1 `ResendMyPhoneVerification`: a new code for a number that is not
/// verified yet.
package struct ResendPhoneVerification: Command {
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

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .number(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(
      self.userID, in: self.organizationID, idMissing: "COMMAND-4M0ds", unknown: "COMMAND-2M0fs")
    guard let phone = human.phone else {
      throw DomainError(.notFound, "COMMAND-2b7Hf", "Errors.User.Phone.NotFound")
    }
    guard !phone.isVerified else {
      throw DomainError(.preconditionFailed, "COMMAND-2M9sf", "Errors.User.Phone.AlreadyVerified")
    }
    let limits = try state.counting(self.policy, userID: user.id, number: phone.number, at: now)
    var changes = Changes(by: self.editorID, at: now)
    let notifications = changes.issuePhoneCode(
      self.code, to: &user, isReturned: false, interface: .managementV1)
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// Auth v1 `VerifyMyPhone`: redeems the code of a number. A wrong guess is committed: five of them void a code.
package struct VerifyHumanPhone: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  /// The digest of the code that was entered; nil when none was.
  package var codeDigest: [UInt8]?

  package init(userID: String, organizationID: String, editorID: String, codeDigest: [UInt8]?) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.codeDigest = codeDigest
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-Km9ds", "Errors.User.UserIDMissing")
    }
    guard let codeDigest else {
      throw DomainError(.invalidArgument, "COMMAND-wMe9f", "Errors.User.Code.Empty")
    }
    var (user, human) = try state.phoneOwner(
      self.userID, in: self.organizationID, idMissing: "COMMAND-Km9ds", unknown: "COMMAND-Rsj8c")
    guard let pending = human.phone?.code else {
      throw DomainError(.notFound, "COMMAND-Rsj8c", "Errors.User.Code.NotFound")
    }
    let wrong = DomainError(.invalidArgument, "COMMAND-sM0cs", "Errors.User.Code.Invalid")
    guard pending.isRedeemable(at: now) else { throw wrong }
    var changes = Changes(by: self.editorID, at: now)
    guard pending.matches(codeDigest) else {
      changes.append(.phoneVerificationFailed, to: &user)
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.phoneVerified, to: &user)
    return Decision(changes, user)
  }
}

/// Management v1 `RemoveHumanPhone`, Auth v1 `RemoveMyPhone`.
package struct RemoveHumanPhone: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String

  package init(userID: String, organizationID: String, editorID: String) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(
      self.userID, in: self.organizationID, idMissing: "COMMAND-6M0ds", unknown: "COMMAND-3M9fs")
    guard human.phone != nil else {
      throw DomainError(.notFound, "COMMAND-p6rsc", "Errors.User.Phone.NotFound")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.phoneRemoved, to: &user)
    return Decision(changes, user)
  }
}
