/// On what strength a password is replaced.
package enum PasswordProof: Sendable, Equatable {
  /// The permission to change users.
  case permission
  /// The current password was entered: the one of this hash.
  case currentPassword(hash: String)
  /// The code of a reset.
  case code(digest: [UInt8])
}

/// What passwords are refused with.
package enum PasswordErrors {
  /// The current password was not what was entered.
  package static let wrong = DomainError(.invalidArgument, "COMMAND-3M0fs", "Errors.User.Password.Invalid")
  /// The new password is the current one.
  package static let notChanged = DomainError(.preconditionFailed, "COMMAND-Aesh5", "Errors.User.Password.NotChanged")

  static let target = TargetErrors(
    unknown: DomainError(.preconditionFailed, "COMMAND-G8dh3", "Errors.User.Password.NotFound"),
    notInitialized: DomainError(.preconditionFailed, "COMMAND-M9dse", "Errors.User.NotInitialised"))

  /// What a request for a reset says of a target that it cannot be about.
  fileprivate static func reset(_ generation: Generation) -> TargetErrors {
    switch generation {
    case .v1:
      TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-M00oL", "Errors.User.UserIDMissing"),
        unknown: DomainError(.preconditionFailed, "COMMAND-Hj9ds", "Errors.User.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.NotInitialised"))
    case .v2:
      TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-SAFdda", "Errors.User.IDMissing"),
        unknown: DomainError(.notFound, "COMMAND-SAF4f", "Errors.User.NotFound"),
        notInitialized: DomainError(.preconditionFailed, "COMMAND-Sfe4g", "Errors.User.NotInitialised"))
    }
  }
}

extension Command<ChangeOutcome> {
  /// Replaces a person's password: Management v1 `SetHumanPassword`, User v2 `SetPassword`, Auth v1 `UpdateMyPassword`, and
  /// the page behind the link of a reset.
  /// - Parameters:
  ///   - hash: of a password that was checked against the policy.
  ///   - isChangeRequired: whether the person must choose another at the next login.
  ///   - policy: counts the notice; too many are left out, and the password is set all the same.
  ///   - general: the instance's policies, of which one says whether there is a notice.
  package static func setPassword(
    of target: Target, proof: PasswordProof, hash: String, isChangeRequired: Bool, policy: RatePolicy = RatePolicy(),
    general: Policies = Policies()
  ) -> Self {
    let limits = policy.keys(.notice, user: target.userID, caller: target.editorID)
    return human(target, .changesAccount, { _ in PasswordErrors.target }, limits) { changes in
      changes.organization(of: target.userID) + changes.noticeLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      try changes.check(proof, of: human, user: &user)
      changes.append(.passwordChanged(hash: hash, isChangeRequired: isChangeRequired), to: &user)
      changes.tellOfPasswordChange(of: user, policy, general)
    }
  }

  /// Tries a proof without using it up, before the time is spent on hashing a password: a wrong code counts as one, and a
  /// right one stays.
  package static func checkPasswordProof(of target: Target, _ proof: PasswordProof) -> Self {
    human(target, .changesAccount, { _ in PasswordErrors.target }) { changes, user, human throws(DomainError) in
      try changes.check(proof, of: human, user: &user)
    }
  }

  /// A code with which a forgotten password is replaced: User v2 `PasswordReset`, Management v1
  /// `SendHumanResetPasswordNotification`.
  /// - Parameter policy: counts what is sent; what the caller is told is not.
  package static func requestPasswordReset(
    of target: Target, _ delivery: CodeDelivery, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let limits = policy.keys(.request, user: target.userID, caller: target.editorID)
    return human(target, .changesAccount, PasswordErrors.reset, limits) { changes in
      changes.resetLimit(of: target.userID, policy)
        + (delivery == .sms ? changes.numberLimit(of: target.userID, policy) : [])
    } decide: { changes, user, human throws(DomainError) in
      // Not to a number that was only entered, while there is an address that is known to be theirs.
      let isBetterMailed = human.phone?.isVerified == false && human.email.verifiedAddress != nil
      let delivery = delivery == .sms && isBetterMailed ? .mail() : delivery
      switch delivery {
      case .returned: break
      case .mail, .again: try changes.count(policy, .request, for: user, at: human.email.resetAddress.text)
      case .sms: try changes.count(policy, .request, for: user, at: human.phone?.number.text)
      }
      let kind: Notification.Kind = delivery == .sms ? .passwordResetSMS : .passwordReset
      // Without a number nothing is sent. The interface says nothing of it: who asks need not know who has one.
      let isReachable = delivery != .sms || human.phone != nil
      changes.issue(kind, code, to: &user, delivery, target.generation, isReachable: isReachable)
    }
  }
}

/// A guess at a current password that was counted, and is not yet compared.
package struct PasswordGuess: Sendable, Equatable {
  /// Whose password is guessed at.
  let userID: String
  let date: Timestamp

  static let policy = Rate()
  var key: RateLimit.Key { RateLimit.Key(.passwordGuess, userID) }
}

extension Command<PasswordGuess> {
  /// Counts a guess at a current password before it is compared: of any number that come at once, no more than the limit are.
  /// Five at once, then one a minute, and 20 an hour; one that was right is given back.
  ///
  /// Whoever knows the current password of a person may change it, with any token: without a bound, every token could try
  /// all passwords.
  package static func countPasswordGuess(at userID: String) -> Self {
    let key = RateLimit.Key(.passwordGuess, userID)
    return Self(by: "", [.limit(key)]) { changes throws(DomainError) in
      let (policy, limit) = (PasswordGuess.policy, changes.limit(key))
      try policy.check([limit], at: changes.now, "SIGNET-Pg5ss", "Errors.User.Password.TooManyGuesses")
      changes.limits.append(policy.counting(limit, at: changes.now))
      return PasswordGuess(userID: userID, date: changes.now)
    }
  }
}

extension Command<Void> {
  /// Keeps the guesses that were counted as they are: what a wrong password of somebody takes to be noted.
  static func keepPasswordGuesses(at subject: String) -> Self {
    let key = RateLimit.Key(.passwordGuess, subject)
    return Self(by: "", [.limit(key)]) { changes in changes.limits.append(changes.limit(key)) }
  }

  /// Forgets that a guess was counted: it was right, or it was not compared.
  package static func giveBack(_ guess: PasswordGuess) -> Self {
    Self(by: "", [.limit(guess.key)]) { changes in
      changes.count(PasswordGuess.policy.discounting(guess.date, from: changes.limit(guess.key), at: changes.now))
    }
  }
}

extension User {
  /// The current password, before it is compared.
  /// - Throws: as setting a password does, `COMMAND-Fds3s` where there is none, `COMMAND-JLK35` for one who is locked.
  package static func password(of user: User?, _ target: Target) throws(DomainError) -> Password {
    let errors = PasswordErrors.target
    guard let user, user.exists, let human = user.human else { throw errors.unknown }
    try target.check(user, unknown: errors.unknown)
    if let notInitialized = errors.notInitialized, user.state == .initial { throw notInitialized }
    guard let password = human.password else {
      throw DomainError(.preconditionFailed, "COMMAND-Fds3s", "Errors.User.Password.NotSet")
    }
    guard user.state != .locked else { throw .lockedBeforeCheck }
    return password
  }
}

extension Changes {
  /// - Throws: what is wrong with a proof. A wrong guess at a code is kept.
  mutating func check(_ proof: PasswordProof, of human: Human, user: inout User) throws(DomainError) {
    switch proof {
    case .permission: break
    case .currentPassword(let hash):
      // It was compared before; meanwhile another may have been set.
      guard human.password?.hash == hash else { throw PasswordErrors.wrong }
    case .code(let digest):
      guard let pending = human.passwordReset else {
        throw DomainError(.preconditionFailed, "COMMAND-2M9fs", "Errors.User.Code.NotFound")
      }
      try redeem(
        pending, digest, of: &user, failed: .passwordCodeFailed,
        wrong: DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid"))
    }
  }

  /// Tells whoever has a verified address that the password was changed, by the policy of the organization.
  mutating func tellOfPasswordChange(of user: User, _ policy: RatePolicy, _ general: Policies) {
    let notices = self.policy(NotificationPolicy.self, of: user.organizationID, else: general)
    guard let address = user.human?.email.verifiedAddress, notices.tellsOfPasswordChange,
      countNotice(policy, for: user, at: address.text)
    else { return }
    notifications.append(
      Notification(
        kind: .passwordChanged, generation: .v2, userID: user.id, codeIssuedBy: user.sequence, sealedCode: [],
        expires: now.adding(seconds: Notification.Kind.passwordChanged.lifetime)))
  }
}
