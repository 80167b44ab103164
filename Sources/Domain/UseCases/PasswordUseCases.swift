/// A password to set, as callers give it.
package enum NewPassword: Sendable {
  case plain(String)
  /// A hash from another system.
  case hashed(String)
}

/// On what strength, as callers give it.
package enum PasswordStrength: Sendable {
  case permission
  case currentPassword(String)
  case code(String)

  /// What an empty password is refused with, before the policy is asked.
  fileprivate var emptyPassword: DomainError? {
    switch self {
    case .permission: nil
    case .currentPassword: DomainError(.invalidArgument, "COMMAND-3M0fs", "Errors.User.Password.Empty")
    case .code: DomainError(.invalidArgument, "COMMAND-Mf0sd", "Errors.User.Password.Empty")
    }
  }
}

/// Hashes take long, and have threads of their own: whoever proves nothing first does not get one.
extension UseCases {
  /// The hash of a new user's password; nil for none.
  /// - Throws: what the policy of the organization refuses; for an imported hash that cannot be verified here `USER-JDk4t`.
  package func hash(
    _ password: NewPassword, in organizationID: String, for callerID: String
  ) async throws -> String? {
    switch password {
    case .plain(let text): return text.isEmpty ? nil : try await checkedHash(text, in: organizationID, for: callerID)
    case .hashed(let hash): return try imported(hash, orRefuse: "USER-JDk4t")
    }
  }

  /// Sets a password of a person.
  @discardableResult
  package func setPassword(
    _ password: NewPassword, isChangeRequired: Bool, of target: Target, on strength: PasswordStrength
  ) async throws -> ChangeOutcome {
    let new = try await preparePassword(password, isChangeRequired: isChangeRequired, of: target, on: strength)
    return try await store.execute(
      .setPassword(
        of: target, proof: new.proof, hash: new.hash, isChangeRequired: isChangeRequired, policy: ratePolicy,
        general: policies.all))
  }

  /// Proves and hashes, so that a command can set the password.
  ///
  /// The proof comes first, and only then the time is spent on hashing: whoever has none is told at once.
  /// - Parameter target: with the authority that this strength takes.
  package func preparePassword(
    _ password: NewPassword, isChangeRequired: Bool, of target: Target, on strength: PasswordStrength
  ) async throws -> HumanChange.Password {
    if case .plain("") = password, let error = strength.emptyPassword { throw error }
    let user = try await store.user(id: try TextKind.searched.checked(target.userID))
    let proof: PasswordProof
    switch strength {
    case .permission: proof = .permission
    case .code(let code): proof = .code(digest: vault.digest(entered: code, userID: target.userID) ?? [])
    case .currentPassword(let current):
      let hash = try await provePassword(current, of: user, target)
      if case .plain(current) = password { throw PasswordErrors.notChanged }
      proof = .currentPassword(hash: hash)
    }
    try await store.execute(.checkPasswordProof(of: target, proof))
    let hash =
      switch password {
      case .plain(let text): try await checkedHash(text, in: user?.organizationID ?? "", for: target.editorID)
      case .hashed(let hash): try imported(hash, orRefuse: "USER-oz74onzvqr")
      }
    return HumanChange.Password(proof: proof, hash: hash, isChangeRequired: isChangeRequired)
  }

  /// Compares a password with the current one, and takes it where it is right.
  /// - Returns: the hash that the person has then.
  /// - Throws: as setting a password does; `COMMAND-Fds3s` where there is none; what `comparePassword` throws.
  package func provePassword(_ password: String, of user: User?, _ target: Target) async throws -> String {
    let current = try User.password(of: user, target)
    let proven = try await comparePassword(password, with: current, of: target.userID, by: target.editorID)
    return try await store.execute(.accept(proven, by: target.editorID))
  }

  /// Compares a password with the current one. A wrong one counts for the lockout, too, and locks by the same commit.
  /// - Parameters:
  ///   - current: the person's, who is not locked.
  ///   - editorID: who asks.
  /// - Returns: the right one, for a command to take.
  /// - Throws: `PasswordErrors.wrong` with the number of failures; `COMMAND-SFA3t` for one who was locked meanwhile; what `guess`
  ///   throws.
  package func comparePassword(
    _ password: String, with current: Password, of userID: String, by editorID: String
  ) async throws -> ProvenPassword {
    let match = try await guess(password, hash: current.hash, at: userID, for: editorID)
    guard match != .wrong else {
      try await store.execute(.failPassword(of: userID, compared: current, by: editorID, policies.all))
      throw PasswordErrors.wrong
    }
    let newHash = match == .rightButWeak ? try? await passwords.hash(password, for: editorID) : nil
    return ProvenPassword(userID: userID, compared: current, newHash: newHash)
  }

  /// Compares a password with a hash, in turn with others who guess at it. The guess is counted before, and given back unless it
  /// was wrong.
  /// - Parameter subject: whose password it is, or whoever is taken for somebody.
  /// - Throws: `SIGNET-Pg5ss` after too many guesses, `SIGNET-Pg6mw` where too many wait; what comparing throws.
  func guess(
    _ password: String, hash: String, at subject: String, for callerID: String
  ) async throws -> PasswordMatch {
    try await guesses.enter(subject)
    defer { guesses.leave(subject) }
    let guess = try await store.execute(.countPasswordGuess(at: subject))
    do {
      let match = try await passwords.verify(password, hash: hash, for: callerID)
      if match != .wrong { try await store.execute(.giveBack(guess)) }
      return match
    } catch {
      // Nothing was compared. That is what the caller is told, whatever becomes of the count.
      try? await store.execute(.giveBack(guess))
      throw error
    }
  }

  /// The ids of those whose passwords are older than the policies of their organizations let them be.
  package func expiredPasswords(of users: [User]) async throws -> Set<String> {
    let owners = Set(users.lazy.filter { $0.human?.password != nil }.map(\.organizationID))
    let policies = try await withThrowingTaskGroup(of: (String, PasswordAgePolicy).self) { group in
      for owner in owners { group.addTask { (owner, try await policy(of: owner)) } }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let now = clock.now
    let expired = users.lazy.filter { user in
      guard let password = user.human?.password, let policy = policies[user.organizationID] else { return false }
      return policy.hasExpired(password, at: now)
    }
    return Set(expired.map(\.id))
  }

  /// Redeems the code of an initialization: the address is verified, and the account gets this password.
  @discardableResult
  package func initialize(_ userID: String, code: String, password: String) async throws -> ChangeOutcome {
    let digest = vault.digest(entered: code, userID: userID)
    let account = try await store.execute(.checkInitialization(userID, codeDigest: digest))
    let hash = try await checkedHash(password, in: account.resourceOwner, for: userID)
    return try await store.execute(.initialize(userID, codeDigest: digest, passwordHash: hash))
  }

  /// Redeems the code of an invitation.
  /// - Parameter password: that was chosen; nil leaves it for later.
  @discardableResult
  package func acceptInvite(
    _ target: Target, code: String, password: String? = nil
  ) async throws -> ChangeOutcome {
    let digest = vault.digest(entered: code, userID: target.userID) ?? []
    var hash: String?
    if let password {
      let account = try await store.execute(.checkInvite(target, codeDigest: digest))
      hash = try await checkedHash(password, in: account.resourceOwner, for: target.editorID)
    }
    return try await store.execute(.acceptInvite(target, codeDigest: digest, passwordHash: hash))
  }

  private func checkedHash(
    _ password: String, in organizationID: String, for callerID: String
  ) async throws -> String {
    try await policy(PasswordPolicy.self, of: organizationID).check(password)
    return try await passwords.hash(password, for: callerID)
  }

  /// A hash from another system, if it can be verified here.
  private func imported(_ hash: String, orRefuse id: String) throws(DomainError) -> String {
    guard let reason = passwords.refusal(of: hash) else { return hash }
    var error = DomainError(.invalidArgument, id, "Errors.User.Password.NotSupported")
    error.subject = reason
    throw error
  }
}
