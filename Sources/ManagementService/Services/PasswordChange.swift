import ManagementAPI
import Domain

/// A password to set, as callers give it.
enum NewPassword: Sendable {
  case plain(String)
  /// In the form of crypt(3), from another system.
  case hashed(String)
}

/// A password to set, and whether whoever gets it must choose another: a message of User v2.
struct GivenPassword: Sendable {
  var value: NewPassword
  var isChangeRequired: Bool

  init(_ message: Zitadel_User_V2_Password) {
    self.value = .plain(message.password)
    self.isChangeRequired = message.changeRequired
  }

  init(_ message: Zitadel_User_V2_HashedPassword) {
    self.value = .hashed(message.hash)
    self.isChangeRequired = message.changeRequired
  }
}

/// On what strength, as callers give it.
enum PasswordStrength: Sendable {
  case permission
  case currentPassword(String)
  case code(String)
}

extension ServiceContext {
  /// Proves and hashes, so that a command can set the password.
  ///
  /// The proof comes first, and only then the time is spent on hashing: whoever has none is told at once.
  /// - Parameter target: with the authority that this strength takes.
  func preparePassword(
    _ password: NewPassword, of target: Target, on strength: PasswordStrength
  ) async throws -> (proof: PasswordProof, hash: String) {
    let user = try await self.store.user(id: target.userID)
    let proof: PasswordProof
    switch strength {
    case .permission: proof = .permission
    case .code(let code): proof = .code(digest: self.vault.digest(code: code, userID: target.userID))
    case .currentPassword(let current):
      let hash = try User.passwordHash(of: user, target)
      try await self.store.execute(.guessPassword(of: target.userID, isWrong: false))
      guard try await self.passwords.verify(current, hash: hash) else {
        try await self.store.execute(.guessPassword(of: target.userID, isWrong: true))
        throw PasswordErrors.wrong
      }
      if case .plain(current) = password { throw PasswordErrors.notChanged }
      proof = .currentPassword(hash: hash)
    }
    try await self.store.execute(.checkPasswordProof(of: target, proof))
    switch password {
    case .plain(let text):
      if text.isEmpty, let error = strength.emptyPassword { throw error }
      try await self.passwordPolicy(in: user?.organizationID ?? "").check(text)
      return (proof, try await self.passwords.hash(text))
    case .hashed(let hash):
      guard self.passwords.isSupported(hash: hash) else {
        throw DomainError(.invalidArgument, "USER-oz74onzvqr", "Errors.User.Password.NotSupported")
      }
      return (proof, hash)
    }
  }

  /// Sets a password of a person.
  func setPassword(
    _ password: NewPassword, isChangeRequired: Bool, of target: Target, on strength: PasswordStrength
  ) async throws -> ChangeOutcome {
    let (proof, hash) = try await self.preparePassword(password, of: target, on: strength)
    return try await self.store.execute(
      .setPassword(of: target, proof: proof, hash: hash, isChangeRequired: isChangeRequired))
  }
}

extension PasswordStrength {
  /// What an empty password is refused with, before the policy is asked.
  fileprivate var emptyPassword: DomainError? {
    switch self {
    case .permission: nil
    case .currentPassword: DomainError(.invalidArgument, "COMMAND-3M0fs", "Errors.User.Password.Empty")
    case .code: DomainError(.invalidArgument, "COMMAND-Mf0sd", "Errors.User.Password.Empty")
    }
  }
}
