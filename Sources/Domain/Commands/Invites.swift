/// How the code of an invitation reaches the user.
package enum InviteDelivery: Sendable, Equatable {
  case mail(urlTemplate: String?, applicationName: String?)
  /// The caller is told the code and brings it to the user.
  case returned
  /// By mail, with the link and the name of the pending invitation.
  case again
}

/// User v2 `CreateInviteCode` and `ResendInviteCode`: invites a person who has no way to log in yet to set one up.
package struct Invite: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var delivery: InviteDelivery
  package var code: DrawnCode
  /// Counts what is mailed.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, delivery: InviteDelivery, code: DrawnCode,
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

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .address(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-4jio3", "Errors.User.UserIDMissing")
    }
    let missing = DomainError(.preconditionFailed, "COMMAND-Wgvn4", "Errors.User.NotFound")
    var user = try state.user(self.userID, in: .anywhere(self.permit), missing: missing) { $0.human != nil }
    guard let human = user.human else { throw missing }
    guard human.password == nil else {
      throw DomainError(.preconditionFailed, "COMMAND-EF34g", "Errors.User.AlreadyInitialised")
    }
    var (template, application): (String?, String?) = (nil, nil)
    switch self.delivery {
    case .mail(let urlTemplate, let applicationName): (template, application) = (urlTemplate, applicationName)
    case .returned: break
    case .again:
      guard let pending = human.invitation else {
        throw DomainError(.preconditionFailed, "COMMAND-Wr3gq", "Errors.User.Code.NotFound")
      }
      (template, application) = (pending.urlTemplate, pending.applicationName)
    }
    let isMailed = self.delivery != .returned
    let limits =
      isMailed ? try state.counting(self.policy, userID: user.id, address: human.email.address, at: now) : []
    let expires = now.adding(seconds: CodeLifetime.invite)
    var changes = Changes(by: self.editorID, at: now)
    changes.append(
      .inviteCodeAdded(
        IssuedCode(digest: self.code.digest, expires: expires, isReturned: !isMailed), urlTemplate: template,
        applicationName: application), to: &user)
    var decision = Decision(changes, user)
    if isMailed {
      decision.notifications = [
        Notification(
          kind: .invite, interface: .userV2, userID: user.id, codeIssuedBy: user.sequence,
          sealedCode: self.code.sealed, expires: expires, urlTemplate: template, applicationName: application)
      ]
    }
    decision.resendLimits = limits
    return decision
  }
}

/// User v2 `VerifyInviteCode` and the page behind the link: the invitation reached the person, and so the address is
/// theirs. Three wrong guesses void the code.
package struct AcceptInvite: Command {
  static let maximumAttempts = 3

  package var userID: String
  package var editorID: String
  /// The digest of the code that was entered.
  package var codeDigest: [UInt8]
  /// The hash of the password that was chosen; nil leaves it for later.
  package var passwordHash: String?

  package init(userID: String, editorID: String, codeDigest: [UInt8], passwordHash: String? = nil) {
    self.userID = userID
    self.editorID = editorID
    self.codeDigest = codeDigest
    self.passwordHash = passwordHash
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-Gk3f2", "Errors.User.UserIDMissing")
    }
    guard var user = state.user(self.userID), user.exists, let human = user.human else {
      throw DomainError(.preconditionFailed, "COMMAND-F5g2h", "Errors.User.NotFound")
    }
    let wrong = DomainError(.invalidArgument, "COMMAND-Wgn4q", "Errors.User.Code.Invalid")
    guard let pending = human.invitation?.code,
      pending.isRedeemable(at: now, attempts: Self.maximumAttempts)
    else { throw wrong }
    var changes = Changes(by: self.editorID, at: now)
    guard pending.matches(self.codeDigest) else {
      changes.append(.inviteFailed, to: &user)
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.inviteAccepted, to: &user)
    // An account of v1 has nothing left to wait for.
    if user.state == .initial { changes.append(.initialized, to: &user) }
    if !human.email.isVerified { changes.append(.emailVerified, to: &user) }
    if let passwordHash { changes.append(.passwordChanged(hash: passwordHash, isChangeRequired: false), to: &user) }
    return Decision(changes, user)
  }
}
