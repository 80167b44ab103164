/// A password to set, as callers give it.
package enum NewPassword: Sendable {
  case plain(String)
  /// In the form of crypt(3), from another system.
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
  /// What passwords of an organization's users must have.
  package func passwordPolicy(in organizationID: String) async throws -> PasswordPolicy {
    try await store.organization(id: organizationID)?.passwordPolicy?.policy ?? passwordPolicy
  }

  /// The hash of a new user's password; nil for none.
  /// - Throws: what the policy of the organization refuses; `USER-JDk4t` for an imported hash that cannot be verified here.
  package func hash(_ password: NewPassword, in organizationID: String) async throws -> String? {
    switch password {
    case .plain(let text): return text.isEmpty ? nil : try await checkedHash(text, in: organizationID)
    case .hashed(let hash): return try imported(hash, orRefuse: "USER-JDk4t")
    }
  }

  /// Sets a password of a person.
  @discardableResult
  package func setPassword(
    _ password: NewPassword, isChangeRequired: Bool, of target: Target, on strength: PasswordStrength
  ) async throws -> ChangeOutcome {
    let (proof, hash) = try await preparePassword(password, of: target, on: strength)
    return try await store.execute(
      .setPassword(of: target, proof: proof, hash: hash, isChangeRequired: isChangeRequired))
  }

  /// Proves and hashes, so that a command can set the password.
  ///
  /// The proof comes first, and only then the time is spent on hashing: whoever has none is told at once.
  /// - Parameter target: with the authority that this strength takes.
  package func preparePassword(
    _ password: NewPassword, of target: Target, on strength: PasswordStrength
  ) async throws -> (proof: PasswordProof, hash: String) {
    if case .plain("") = password, let error = strength.emptyPassword { throw error }
    let user = try await store.user(id: target.userID)
    let proof: PasswordProof
    switch strength {
    case .permission: proof = .permission
    case .code(let code): proof = .code(digest: vault.digest(code: code, userID: target.userID))
    case .currentPassword(let current):
      let hash = try User.passwordHash(of: user, target)
      try await store.execute(.guessPassword(of: target.userID, isWrong: false))
      guard try await passwords.verify(current, hash: hash) else {
        try await store.execute(.guessPassword(of: target.userID, isWrong: true))
        throw PasswordErrors.wrong
      }
      if case .plain(current) = password { throw PasswordErrors.notChanged }
      proof = .currentPassword(hash: hash)
    }
    try await store.execute(.checkPasswordProof(of: target, proof))
    switch password {
    case .plain(let text): return (proof, try await checkedHash(text, in: user?.organizationID ?? ""))
    case .hashed(let hash): return (proof, try imported(hash, orRefuse: "USER-oz74onzvqr"))
    }
  }

  /// Redeems the code of an initialization: the address is verified, and the account gets this password.
  @discardableResult
  package func initialize(_ userID: String, code: String, password: String) async throws -> ChangeOutcome {
    let digest = vault.digest(code: code, userID: userID)
    let hash = try await hash(password, ifRedeemable: digest, of: userID) { $0.initialization }
    return try await store.execute(.initialize(userID, codeDigest: digest, passwordHash: hash))
  }

  /// Redeems the code of an invitation.
  /// - Parameter password: that was chosen; nil leaves it for later.
  @discardableResult
  package func acceptInvite(
    _ target: Target, code: String, password: String? = nil
  ) async throws -> ChangeOutcome {
    let digest = vault.digest(code: code, userID: target.userID)
    var hash: String?
    if let password {
      hash = try await self.hash(password, ifRedeemable: digest, of: target.userID) { $0.invitation?.code }
    }
    return try await store.execute(.acceptInvite(target, codeDigest: digest, passwordHash: hash))
  }

  /// Hashes the password; nil where the code is not the pending one, which the command will say.
  private func hash(
    _ password: String, ifRedeemable digest: [UInt8], of userID: String, _ pending: (Human) -> PendingCode?
  ) async throws -> String? {
    guard let user = try await store.user(id: userID), let code = user.human.flatMap(pending),
      code.isRedeemable(at: clock.now), code.matches(digest)
    else { return nil }
    return try await checkedHash(password, in: user.organizationID)
  }

  private func checkedHash(_ password: String, in organizationID: String) async throws -> String {
    try await passwordPolicy(in: organizationID).check(password)
    return try await passwords.hash(password)
  }

  /// A hash from another system, if it can be verified here.
  private func imported(_ hash: String, orRefuse id: String) throws(DomainError) -> String {
    guard passwords.isSupported(hash: hash) else {
      throw DomainError(.invalidArgument, id, "Errors.User.Password.NotSupported")
    }
    return hash
  }
}
