extension Command<ChangeOutcome> {
  /// Management v1 `ResendHumanInitialization`: a new code for an account that waits for its initialization.
  /// - Parameter email: the address to use from now on; nil: the one that is known.
  package static func resendInitialization(
    of target: Target, email: EmailAddress?, code: DrawnCode, policy: RatePolicy
  ) -> Self {
    let errors = TargetErrors(
      idMissing: DomainError(.invalidArgument, "COMMAND-2n8vs", "Errors.User.UserIDMissing"),
      unknown: DomainError(.notFound, "COMMAND-2M9df", "Errors.User.NotFound"))
    let touch = email == nil ? Touch.leavesAccount : .changesAccount
    var limits = policy.keys(.request, user: target.userID, caller: target.editorID)
    if email != nil { limits += policy.keys(.notice, user: target.userID, caller: target.editorID) }
    return human(target, touch, { _ in errors }, limits) { changes in
      guard let email else { return changes.addressLimit(of: target.userID, policy) }
      return policy.addressKeys(.request, email.text) + changes.noticeLimit(of: target.userID, policy)
    } decide: { changes, user, human throws(DomainError) in
      guard user.state == .initial else {
        throw DomainError(.preconditionFailed, "COMMAND-2M9sd", "Errors.User.AlreadyInitialised")
      }
      try changes.count(policy, .request, for: user, at: (email ?? human.email.address).text)
      if let email, email != human.email.address { try changes.changeEmail(of: &user, to: email, policy) }
      changes.issue(.initialization, code, to: &user, .mail(), .v1)
    }
  }

  /// Tries the code of an initialization without using it up, before the time is spent on hashing a password: a wrong one
  /// counts, and a right one stays.
  package static func checkInitialization(_ userID: String, codeDigest: [UInt8]?) -> Self {
    Self(by: userID, [.user(userID)]) { changes throws(DomainError) in
      ChangeOutcome(try changes.proveInitialization(userID, codeDigest))
    }
  }

  /// Redeems the code of an initialization: the address is verified, and the account gets its password.
  /// - Parameters:
  ///   - codeDigest: of the code that was entered; nil when none was.
  ///   - passwordHash: of the password that was chosen; nil keeps the one there is.
  package static func initialize(_ userID: String, codeDigest: [UInt8]?, passwordHash: String?) -> Self {
    Self(by: userID, [.user(userID)]) { changes throws(DomainError) in
      var user = try changes.proveInitialization(userID, codeDigest)
      changes.append(.initialized, to: &user)
      changes.welcome(&user, passwordHash: passwordHash)
      return ChangeOutcome(user)
    }
  }
}

extension Changes {
  /// The user whose code of an initialization this is. A wrong guess is kept.
  fileprivate mutating func proveInitialization(
    _ userID: String, _ codeDigest: [UInt8]?
  ) throws(DomainError) -> User {
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-mkM9f", "Errors.User.UserIDMissing")
    }
    guard let codeDigest else {
      throw DomainError(.invalidArgument, "COMMAND-44G8s", "Errors.User.Code.Empty")
    }
    guard var user = user(userID), user.exists, let pending = user.human?.initialization else {
      throw DomainError(.notFound, "COMMAND-mmn5f", "Errors.User.Code.NotFound")
    }
    try redeem(
      pending, codeDigest, of: &user, failed: .initializationFailed,
      wrong: DomainError(.invalidArgument, "COMMAND-11v6G", "Errors.User.Code.Invalid"))
    return user
  }

  /// Who has redeemed what was mailed has the address, and may have chosen a password.
  mutating func welcome(_ user: inout User, passwordHash: String?) {
    if user.human?.email.isVerified == false { verifyEmail(of: &user) }
    if let passwordHash { append(.passwordChanged(hash: passwordHash, isChangeRequired: false), to: &user) }
  }
}
