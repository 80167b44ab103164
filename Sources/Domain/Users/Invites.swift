extension Command<ChangeOutcome> {
  /// User v2 `CreateInviteCode` and `ResendInviteCode`: invites a person who has no way to log in yet to set one up.
  /// - Parameters:
  ///   - delivery: `again`: by mail, with the link and the name of the pending invitation, where that was mailed.
  ///   - policy: counts what is mailed.
  package static func invite(
    _ target: Target, _ delivery: CodeDelivery, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let errors = TargetErrors(
      idMissing: DomainError(.invalidArgument, "COMMAND-4jio3", "Errors.User.UserIDMissing"),
      unknown: DomainError(.preconditionFailed, "COMMAND-Wgvn4", "Errors.User.NotFound"))
    let limits = policy.keys(.request, user: target.userID, caller: target.editorID)
    return human(target, .changesAccount, { _ in errors }, limits) { changes in
      changes.addressLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      guard human.password == nil else {
        throw DomainError(.preconditionFailed, "COMMAND-EF34g", "Errors.User.AlreadyInitialised")
      }
      var delivery = delivery
      if delivery == .again {
        guard let pending = human.invitation, !pending.isReturned else {
          throw DomainError(.preconditionFailed, "COMMAND-Wr3gq", "Errors.User.Code.NotFound")
        }
        delivery = .mail(urlTemplate: pending.urlTemplate, applicationName: pending.applicationName)
      }
      if delivery.isSent { try changes.count(policy, .request, for: user, at: human.email.address.text) }
      changes.issue(.invite, code, to: &user, delivery, .v2)
    }
  }

  /// Tries the code of an invitation without using it up, before the time is spent on hashing a password: a wrong one counts,
  /// and a right one stays.
  package static func checkInvite(_ target: Target, codeDigest: [UInt8]) -> Self {
    human(target, .changesAccount, { _ in InviteErrors.target }) { changes, user, human throws(DomainError) in
      try changes.proveInvitation(of: human, codeDigest, &user)
    }
  }

  /// User v2 `VerifyInviteCode` and the page behind the link: the invitation reached the person, and so the address is
  /// theirs. Three wrong guesses void the code.
  /// - Parameter passwordHash: of the password that was chosen; nil leaves it for later.
  package static func acceptInvite(
    _ target: Target, codeDigest: [UInt8], passwordHash: String? = nil
  ) -> Self {
    human(target, .changesAccount, { _ in InviteErrors.target }) { changes, user, human throws(DomainError) in
      try changes.proveInvitation(of: human, codeDigest, &user)
      changes.append(.inviteAccepted, to: &user)
      // An account of v1 has nothing left to wait for.
      if user.state == .initial { changes.append(.initialized, to: &user) }
      changes.welcome(&user, passwordHash: passwordHash)
    }
  }
}

/// What accepting an invitation is refused with.
private enum InviteErrors {
  static let target = TargetErrors(
    idMissing: DomainError(.invalidArgument, "COMMAND-Gk3f2", "Errors.User.UserIDMissing"),
    unknown: DomainError(.preconditionFailed, "COMMAND-F5g2h", "Errors.User.NotFound"))
  static let wrong = DomainError(.invalidArgument, "COMMAND-Wgn4q", "Errors.User.Code.Invalid")
}

extension Changes {
  /// - Throws: unless it is the code of the person's invitation. A wrong guess is kept.
  fileprivate mutating func proveInvitation(
    of human: Human, _ codeDigest: [UInt8], _ user: inout User
  ) throws(DomainError) {
    guard let pending = human.invitation?.code else { throw InviteErrors.wrong }
    try redeem(
      pending, codeDigest, attempts: Invitation.maximumAttempts, of: &user, failed: .inviteFailed,
      wrong: InviteErrors.wrong)
  }
}

extension Invitation {
  static let maximumAttempts = 3
}
