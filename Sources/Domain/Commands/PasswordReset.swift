/// How the code for a new password reaches the user.
package enum PasswordCodeDelivery: Sendable, Equatable {
  /// By mail, with a link of the caller's own if there is a template.
  case mail(urlTemplate: String?)
  case sms
  /// The caller is told the code and brings it to the user.
  case returned
}

/// User v2 `PasswordReset` and Management v1 `SendHumanResetPasswordNotification`: a code with which a forgotten password
/// is replaced.
package struct RequestPasswordReset: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var delivery: PasswordCodeDelivery
  package var code: DrawnCode
  /// Counts what is sent; what the caller is told is not.
  package var policy: ResendPolicy
  /// Each generation has ids of its own.
  package var interface: Notification.Interface

  package init(
    userID: String, editorID: String, scope: Scope, delivery: PasswordCodeDelivery, code: DrawnCode,
    policy: ResendPolicy, interface: Notification.Interface
  ) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.delivery = delivery
    self.code = code
    self.policy = policy
    self.interface = interface
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], resendLimits: [.init(.user, self.userID)]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys {
    let user = state.user(self.userID)
    return self.delivery == .sms ? .number(of: user) : .address(of: user)
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    let errors = Errors(self.interface)
    guard !self.userID.isEmpty else { throw errors.idMissing }
    var user = try state.user(self.userID, in: self.scope, missing: errors.notFound) { $0.human != nil }
    guard let human = user.human else { throw errors.notFound }
    guard user.state != .initial else { throw errors.notInitialised }
    let expires = now.adding(seconds: CodeLifetime.passwordReset)
    var limits: [ResendLimit] = []
    switch self.delivery {
    case .returned: break
    case .mail: limits = try state.counting(self.policy, userID: user.id, address: human.email.address, at: now)
    case .sms:
      // A code that reaches nobody must not seem sent.
      guard let number = human.phone?.number else {
        throw DomainError(.preconditionFailed, "SIGNET-Ph0nM", "Errors.User.Phone.NotFound")
      }
      limits = try state.counting(self.policy, userID: user.id, number: number, at: now)
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(
      .passwordCodeAdded(
        IssuedCode(digest: self.code.digest, expires: expires, isReturned: self.delivery == .returned)), to: &user)
    var decision = Decision(changes, user)
    decision.notifications = self.notifications(issuedBy: user.sequence, expires: expires)
    decision.resendLimits = limits
    return decision
  }

  private func notifications(issuedBy sequence: UInt64, expires: Timestamp) -> [Notification] {
    var notification = Notification(
      kind: .passwordReset, interface: self.interface, userID: self.userID, codeIssuedBy: sequence,
      sealedCode: self.code.sealed, expires: expires)
    switch self.delivery {
    case .returned: return []
    case .sms: notification.kind = .passwordResetSMS
    case .mail(let template): notification.urlTemplate = template
    }
    return [notification]
  }

  private struct Errors {
    let idMissing, notFound, notInitialised: DomainError

    init(_ interface: Notification.Interface) {
      switch interface {
      case .managementV1:
        self.idMissing = DomainError(.invalidArgument, "COMMAND-M00oL", "Errors.User.UserIDMissing")
        self.notFound = DomainError(.preconditionFailed, "COMMAND-Hj9ds", "Errors.User.NotFound")
        self.notInitialised = DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.NotInitialised")
      case .userV2:
        self.idMissing = DomainError(.invalidArgument, "COMMAND-SAFdda", "Errors.User.IDMissing")
        self.notFound = DomainError(.notFound, "COMMAND-SAF4f", "Errors.User.NotFound")
        self.notInitialised = DomainError(.preconditionFailed, "COMMAND-Sfe4g", "Errors.User.NotInitialised")
      }
    }
  }
}
