/// On what strength a password is replaced.
package enum PasswordProof: Sendable, Equatable {
  /// The permission to change users, which not even the user needs not.
  case permission
  /// The current password was entered: the one of this hash.
  case currentPassword(hash: String)
  /// The code of a reset.
  case code(digest: [UInt8])
}

/// Replaces a person's password: Management v1 `SetHumanPassword`, User v2 `SetPassword`, Auth v1 `UpdateMyPassword`, and
/// the page behind the link of a reset.
package struct SetPassword: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var proof: PasswordProof
  /// In the form of crypt(3), checked against the policy before.
  package var passwordHash: String
  /// Whether the person must choose another at the next login.
  package var isChangeRequired: Bool

  package init(
    userID: String, editorID: String, scope: Scope, proof: PasswordProof, passwordHash: String, isChangeRequired: Bool
  ) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.proof = proof
    self.passwordHash = passwordHash
    self.isChangeRequired = isChangeRequired
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .organization(of: state.user(self.userID)) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.passwordOwner(self.userID, in: self.scope)
    var changes = Changes(by: self.editorID, at: now)
    if let wrong = try changes.check(self.proof, of: human, user: &user) {
      return Decision(changes, user, failure: wrong)
    }
    changes.append(.passwordChanged(hash: self.passwordHash, isChangeRequired: self.isChangeRequired), to: &user)
    var decision = Decision(changes, user)
    decision.notifications = changes.tellOfPasswordChange(of: user, state)
    return decision
  }
}

/// Tries a proof without using it up, before the time is spent on hashing a password: a wrong code counts as one, and a
/// right one stays.
package struct CheckPasswordProof: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var proof: PasswordProof

  package init(userID: String, editorID: String, scope: Scope, proof: PasswordProof) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.proof = proof
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var (user, human) = try state.passwordOwner(self.userID, in: self.scope)
    var changes = Changes(by: self.editorID, at: now)
    if let wrong = try changes.check(self.proof, of: human, user: &user) {
      return Decision(changes, user, failure: wrong)
    }
    return Decision(outcome: .success(ChangeOutcome(user)))
  }
}

extension SetPassword {
  /// The hash that the current password of a user must have, before it is compared.
  /// - Throws: as deciding does, and `COMMAND-Fds3s` where there is none.
  package static func currentHash(of user: User?, in scope: Scope) throws(DomainError) -> String {
    let state = LoadedState(users: user.map { [$0] } ?? [])
    let (_, human) = try state.passwordOwner(user?.id ?? "", in: scope)
    guard let password = human.password else {
      throw DomainError(.preconditionFailed, "COMMAND-Fds3s", "Errors.User.Password.NotSet")
    }
    return password.hash
  }

  /// The current password was not what was entered.
  package static let wrongPassword = DomainError(.invalidArgument, "COMMAND-3M0fs", "Errors.User.Password.Invalid")
  /// The new password is the current one.
  package static let notChanged = DomainError(.preconditionFailed, "COMMAND-Aesh5", "Errors.User.Password.NotChanged")
}

extension LoadedState {
  func passwordOwner(_ userID: String, in scope: Scope) throws(DomainError) -> (user: User, human: Human) {
    let missing = DomainError(.preconditionFailed, "COMMAND-G8dh3", "Errors.User.Password.NotFound")
    let user = try self.user(userID, in: scope, missing: missing) { $0.human != nil }
    guard let human = user.human else { throw missing }
    guard user.state != .initial else {
      throw DomainError(.preconditionFailed, "COMMAND-M9dse", "Errors.User.NotInitialised")
    }
    return (user, human)
  }

  /// Whether a user of the organization is told that the password was changed.
  fileprivate func tellsOfPasswordChange(in organizationID: String) -> Bool {
    (self.organization(organizationID)?.notificationPolicy?.policy ?? NotificationPolicy()).tellsOfPasswordChange
  }
}

extension CommandKeys {
  /// The organization that a user belongs to, for its policies.
  static func organization(of user: User?) -> CommandKeys {
    CommandKeys(organizations: user.map { [$0.organizationID] } ?? [])
  }
}

extension Changes {
  /// What is wrong with a proof; nil when it holds. A wrong guess at a code is recorded.
  /// - Throws: what is refused without being a guess.
  mutating func check(
    _ proof: PasswordProof, of human: Human, user: inout User
  ) throws(DomainError) -> DomainError? {
    switch proof {
    case .permission: return nil
    case .currentPassword(let hash):
      // It was compared before; meanwhile another may have been set.
      guard let password = human.password, password.hash == hash else { throw SetPassword.wrongPassword }
      return nil
    case .code(let digest):
      guard let pending = human.passwordReset else {
        throw DomainError(.preconditionFailed, "COMMAND-2M9fs", "Errors.User.Code.NotFound")
      }
      let wrong = DomainError(.invalidArgument, "COMMAND-eis9R", "Errors.User.Code.Invalid")
      guard pending.isRedeemable(at: self.now) else { throw wrong }
      guard pending.matches(digest) else {
        self.append(.passwordCodeFailed, to: &user)
        return wrong
      }
      return nil
    }
  }

  /// The message that the password was changed: to whoever has a verified address, by the policy of the organization.
  func tellOfPasswordChange(of user: User, _ state: LoadedState) -> [Notification] {
    guard user.human?.email.verifiedAddress != nil, state.tellsOfPasswordChange(in: user.organizationID) else {
      return []
    }
    return [
      Notification(
        kind: .passwordChanged, interface: .userV2, userID: user.id, codeIssuedBy: user.sequence, sealedCode: [],
        expires: self.now.adding(seconds: CodeLifetime.noCode))
    ]
  }
}
