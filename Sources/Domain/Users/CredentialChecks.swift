/// What a person proves with who they are, as far as wrong ones are counted. The numbers are kept in stores: append, never
/// reorder.
package enum CheckedCredential: Int, Sendable, CaseIterable {
  case password = 1, totp, smsOTP, emailOTP, recoveryCode
}

extension DomainError {
  /// Whoever is locked proves nothing.
  package static let lockedBeforeCheck = DomainError(.preconditionFailed, "COMMAND-JLK35", "Errors.User.Locked")
  /// They were locked while it was compared.
  static let lockedMeanwhile = DomainError(.preconditionFailed, "COMMAND-SFA3t", "Errors.User.Locked")
}

extension Changes {
  /// Counts a check that has failed, and locks the person by the same commit where the lockout policy says so: only failures
  /// since the last success, unlocking or new password count, each credential for itself. However many are compared at once,
  /// what was not counted before the lock is worth nothing.
  ///
  ///     throw changes.failed(.totp, of: &user, wrong, policies)
  ///
  /// - Parameters:
  ///   - wrong: what is said of it; of a password with the number of failures.
  ///   - general: the instance's policies. What they need beside the person was loaded: `lockoutKeys`.
  /// - Returns: the refusal, with which all of this is kept.
  package mutating func failed(
    _ credential: CheckedCredential, of user: inout User, _ wrong: DomainError, _ general: Policies
  ) -> DomainError {
    append(.credentialCheckFailed(credential), to: &user)
    let failures = user.human?.failedChecks[credential] ?? 0
    // Who is not active is not made so by unlocking.
    if user.state == .active,
      policy(LockoutPolicy.self, of: user.organizationID, else: general)
        .locks(after: failures, of: credential)
    {
      append(.locked, to: &user)
      endTokens(of: user.id)
    }
    var refusal = wrong
    if credential == .password { refusal.failedAttempts = failures }
    return keeping(refusal)
  }

  /// Takes a check that has succeeded: failures before it do not count any more.
  package mutating func succeeded(_ credential: CheckedCredential, of user: inout User) {
    append(.credentialCheckSucceeded(credential), to: &user)
  }

  /// What is looked at when a check of a user has failed, beside the user: whose policy says when to lock them, and when their
  /// tokens have ended before.
  package func lockoutKeys(of userID: String) -> [Key] { organization(of: userID) + [.endedTokens(of: userID)] }

  /// The organization that a user belongs to, for its policies.
  package func organization(of userID: String) -> [Key] {
    user(userID).map { [.organization($0.organizationID)] } ?? []
  }
}

/// A password that was compared, and was right: a command has still to take it (`Changes.accept`).
package struct ProvenPassword: Sendable {
  let userID: String
  /// What it was compared with.
  let compared: Password
  /// Made anew, where the one that it was compared with is weak.
  let newHash: String?

  /// What a command loads to take it.
  package var keys: [Key] { [.user(userID)] }
}

extension Changes {
  /// Takes a right password: the check has succeeded, and a weak hash is replaced.
  /// - Returns: the hash that the person has then.
  /// - Throws: `COMMAND-SFA3t` for one who was locked while it was compared, `PasswordErrors.wrong` where another password
  ///   was set meanwhile.
  @discardableResult
  package mutating func accept(_ proven: ProvenPassword, of user: inout User) throws(DomainError) -> String {
    guard user.state != .locked else { throw .lockedMeanwhile }
    guard let password = user.human?.password, password.isSame(as: proven.compared) else { throw PasswordErrors.wrong }
    succeeded(.password, of: &user)
    // Of several who log in at once one is enough.
    guard let hash = proven.newHash, password.hash == proven.compared.hash else { return password.hash }
    append(.passwordHashUpdated(hash: hash), to: &user)
    return hash
  }
}

extension Password {
  /// Whether it is the same one, however it is hashed now.
  fileprivate func isSame(as other: Password) -> Bool { changeDate == other.changeDate }
}

extension Command<String> {
  /// Takes a right password, and no more.
  /// - Returns: the hash that the person has then.
  package static func accept(_ proven: ProvenPassword, by editorID: String) -> Self {
    Self(by: editorID, proven.keys) { changes throws(DomainError) in
      guard var user = changes.user(proven.userID), user.exists else { throw PasswordErrors.wrong }
      return try changes.accept(proven, of: &user)
    }
  }
}

extension Command<Void> {
  /// Counts a wrong password: see `Changes.failed`.
  /// - Parameters:
  ///   - compared: what it was compared with.
  ///   - general: the instance's policies.
  /// - Throws: always: `PasswordErrors.wrong` with the number of failures; `COMMAND-SFA3t` for one who was locked meanwhile.
  package static func failPassword(
    of userID: String, compared: Password, by editorID: String, _ general: Policies
  ) -> Self {
    Self(by: editorID, [.user(userID)], further: { $0.lockoutKeys(of: userID) }) { changes throws(DomainError) in
      guard var user = changes.user(userID), user.exists else { throw PasswordErrors.wrong }
      guard user.state != .locked else { throw .lockedMeanwhile }
      // It was no guess at the password that there is now.
      guard user.human?.password?.isSame(as: compared) == true else { throw PasswordErrors.wrong }
      throw changes.failed(.password, of: &user, PasswordErrors.wrong, general)
    }
  }
}
