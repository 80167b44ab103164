extension Command<ChangeOutcome> {
  /// User v2 `CreateInviteCode` and `ResendInviteCode`: invites a person who has no way to log in yet to set one up.
  /// - Parameters:
  ///   - delivery: `again`: by mail, with the link and the name of the pending invitation.
  ///   - policy: counts what is mailed.
  package static func invite(
    _ target: Target, _ delivery: CodeDelivery, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let errors = TargetErrors(
      idMissing: DomainError(.invalidArgument, "COMMAND-4jio3", "Errors.User.UserIDMissing"),
      unknown: DomainError(.preconditionFailed, "COMMAND-Wgvn4", "Errors.User.NotFound"))
    return human(target, .changesAccount, { _ in errors }, [.limit(.init(.user, target.userID))]) { changes in
      changes.addressLimit(of: target.userID)
    } decide: { changes, user, human throws(DomainError) in
      guard human.password == nil else {
        throw DomainError(.preconditionFailed, "COMMAND-EF34g", "Errors.User.AlreadyInitialised")
      }
      var delivery = delivery
      if delivery == .again {
        guard let pending = human.invitation else {
          throw DomainError(.preconditionFailed, "COMMAND-Wr3gq", "Errors.User.Code.NotFound")
        }
        delivery = .mail(urlTemplate: pending.urlTemplate, applicationName: pending.applicationName)
      }
      if delivery.isSent { try changes.count(policy, for: user, at: human.email.address.text) }
      changes.issue(.invite, code, to: &user, delivery, .v2)
    }
  }

  /// User v2 `VerifyInviteCode` and the page behind the link: the invitation reached the person, and so the address is
  /// theirs. Three wrong guesses void the code.
  /// - Parameter passwordHash: of the password that was chosen; nil leaves it for later.
  package static func acceptInvite(
    _ target: Target, codeDigest: [UInt8], passwordHash: String? = nil
  ) -> Self {
    let errors = TargetErrors(
      idMissing: DomainError(.invalidArgument, "COMMAND-Gk3f2", "Errors.User.UserIDMissing"),
      unknown: DomainError(.preconditionFailed, "COMMAND-F5g2h", "Errors.User.NotFound"))
    return human(target, .changesAccount, { _ in errors }) { changes, user, human throws(DomainError) in
      let wrong = DomainError(.invalidArgument, "COMMAND-Wgn4q", "Errors.User.Code.Invalid")
      guard let pending = human.invitation?.code else { throw wrong }
      try changes.redeem(
        pending, codeDigest, attempts: Invitation.maximumAttempts, of: &user, failed: .inviteFailed, wrong: wrong)
      changes.append(.inviteAccepted, to: &user)
      // An account of v1 has nothing left to wait for.
      if user.state == .initial { changes.append(.initialized, to: &user) }
      changes.welcome(&user, passwordHash: passwordHash)
    }
  }
}

extension Invitation {
  static let maximumAttempts = 3
}
