/// How a code for a phone number reaches the user.
package enum PhoneCodeDelivery: Sendable, Equatable {
  case sms
  /// The caller is told the code and brings it to the user.
  case returned
}

extension LoadedState {
  /// The person whose phone number a v2 command is about, once the caller may touch it.
  func phoneOwner(_ userID: String, permit: @escaping Permit) throws(DomainError) -> (user: User, human: Human) {
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xP292j", "Errors.User.Phone.IDMissing")
    }
    let missing = DomainError(.notFound, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound")
    let user = try self.user(userID, in: .anywhere(permit), missing: missing) { $0.human != nil }
    guard let human = user.human else { throw missing }
    guard user.state != .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-uz0Uu", "Errors.User.NotInitialised")
    }
    return (user, human)
  }

  /// Counts an SMS to the user and to the number that it goes to.
  func counting(
    _ policy: ResendPolicy, userID: String, number: PhoneNumber, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    try self.counting(policy, [ResendLimit.Key(.user, userID), ResendLimit.Key(.address, number.text)], at: now)
  }
}

extension CommandKeys {
  /// The limit of the number that SMS to the user go to.
  static func number(of user: User?) -> CommandKeys {
    guard let number = user?.human?.phone?.number else { return CommandKeys() }
    return CommandKeys(resendLimits: [.init(.address, number.text)])
  }
}

/// User v2 `SetPhone`: another number, with a code or the caller's word that it is verified.
package struct SetPhone: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var number: PhoneNumber
  /// Nil: the number is verified.
  package var delivery: PhoneCodeDelivery?
  package var code: DrawnCode
  /// Counts what is sent.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, number: PhoneNumber, delivery: PhoneCodeDelivery?,
    code: DrawnCode, policy: ResendPolicy
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.number = number
    self.delivery = delivery
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], resendLimits: [.init(.changedAddress, self.number.text)])
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(self.userID, permit: self.permit)
    guard self.number != human.phone?.number else {
      throw DomainError(.preconditionFailed, "COMMAND-Uch5e", "Errors.User.Phone.NotChanged")
    }
    let limits =
      self.delivery == .sms ? try state.countingChange(self.policy, to: self.number.text, at: now) : []
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.phoneChanged(self.number), to: &user)
    var notifications: [Notification] = []
    if let delivery {
      notifications = changes.issuePhoneCode(
        self.code, to: &user, isReturned: delivery == .returned, interface: .userV2)
    } else {
      changes.append(.phoneVerified, to: &user)
    }
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// User v2 `RemovePhone`.
package struct RemovePhone: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit

  package init(userID: String, editorID: String, permit: @escaping Permit) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(self.userID, permit: self.permit)
    guard human.phone != nil else {
      throw DomainError(.preconditionFailed, "COMMAND-ieJ2e", "Errors.User.Phone.NotFound")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.phoneRemoved, to: &user)
    return Decision(changes, user)
  }
}

/// User v2 `ResendPhoneCode`: a new code in place of the pending one.
package struct ResendPhoneCode: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var delivery: PhoneCodeDelivery
  package var code: DrawnCode
  /// Counts what is sent.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, delivery: PhoneCodeDelivery, code: DrawnCode,
    policy: ResendPolicy
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.delivery = delivery
    self.code = code
    self.policy = policy
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], resendLimits: [.init(.user, self.userID)]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .number(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(self.userID, permit: self.permit)
    guard let phone = human.phone, phone.code != nil else {
      throw DomainError(.preconditionFailed, "PHONE-5xrra88eq8", "Errors.User.Code.Empty")
    }
    let limits =
      self.delivery == .sms
      ? try state.counting(self.policy, userID: user.id, number: phone.number, at: now) : []
    var changes = Changes(by: self.editorID, at: now)
    let notifications = changes.issuePhoneCode(
      self.code, to: &user, isReturned: self.delivery == .returned, interface: .userV2)
    var decision = Decision(changes, user)
    decision.notifications = notifications
    decision.resendLimits = limits
    return decision
  }
}

/// User v2 `VerifyPhone`: as `VerifyEmail`, for the number.
package struct VerifyPhone: Command {
  package var userID: String
  package var editorID: String
  /// The digest of the code that was entered.
  package var codeDigest: [UInt8]

  package init(userID: String, editorID: String, codeDigest: [UInt8]) {
    self.userID = userID
    self.editorID = editorID
    self.codeDigest = codeDigest
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.phoneOwner(self.userID) { (_) throws(DomainError) in }
    let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
    guard let pending = human.phone?.code, pending.isRedeemable(at: now) else { throw wrong }
    var changes = Changes(by: self.editorID, at: now)
    guard pending.matches(self.codeDigest) else {
      changes.append(.phoneVerificationFailed, to: &user)
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.phoneVerified, to: &user)
    return Decision(changes, user)
  }
}
