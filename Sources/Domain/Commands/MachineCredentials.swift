extension User {
  var isMachine: Bool { self.machine != nil }
}

extension Scope {
  /// v1 names the organization, and must.
  fileprivate func require(_ missing: String) throws(DomainError) {
    if case .organization(let id) = self, id.isEmpty {
      throw DomainError(.invalidArgument, missing, "Errors.ResourceOwnerMissing")
    }
  }
}

/// Moments up to which credentials count.
package enum Expiration {
  /// 9999-12-31T23:59:59Z, the last moment that the protocol can name.
  package static let never = Timestamp(seconds: 253_402_300_799)

  /// - Parameter date: nil: as good as never.
  /// - Throws: `DOMAIN-dv3t5` for a moment that is past.
  static func checked(_ date: Timestamp?, now: Timestamp) throws(DomainError) -> Timestamp {
    guard let date else { return Self.never }
    guard date > now else {
      throw DomainError(.invalidArgument, "DOMAIN-dv3t5", "Errors.AuthNKey.ExpireBeforeNow")
    }
    return date
  }
}

/// `AddPersonalAccessToken`: lets a program call with a token.
package struct AddPersonalAccessToken: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var tokenID: String
  /// SHA-256 of the token.
  package var digest: [UInt8]
  /// Nil: as good as never.
  package var expires: Timestamp?

  package init(
    userID: String, editorID: String, scope: Scope, tokenID: String, digest: [UInt8], expires: Timestamp?
  ) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.tokenID = tokenID
    self.digest = digest
    self.expires = expires
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try self.scope.require("COMMAND-xs0k2n")
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-0pzb1", "Errors.User.UserIDMissing")
    }
    guard !self.tokenID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-68xm2o", "Errors.IDMissing")
    }
    let expires = try Expiration.checked(self.expires, now: now)
    var user = try state.user(
      self.userID, in: self.scope,
      missing: DomainError(.preconditionFailed, "COMMAND-Dggw2", "Errors.User.NotFound"))
    guard user.isMachine else {
      throw DomainError(.preconditionFailed, "COMMAND-Df2f1", "Errors.User.WrongType")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.personalAccessTokenAdded(id: self.tokenID, digest: self.digest, expires: expires), to: &user)
    return Decision(changes, user)
  }
}

/// `RemovePersonalAccessToken`: the token opens nothing any more.
package struct RemovePersonalAccessToken: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var tokenID: String

  package init(userID: String, editorID: String, scope: Scope, tokenID: String) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.tokenID = tokenID
  }

  private var item: UserItem { UserItem(.personalAccessToken, of: self.userID, self.tokenID) }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], items: [self.item]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    let missing = DomainError(.notFound, "COMMAND-4m77G", "Errors.User.PAT.NotFound")
    var user = try state.user(self.userID, in: self.scope, missing: missing)
    guard state.items.contains(self.item) else { throw missing }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.personalAccessTokenRemoved(id: self.tokenID), to: &user)
    return Decision(changes, user)
  }
}

/// `AddMachineKey`, v2 `AddKey`: lets a program prove who it is with what it signs.
package struct AddMachineKey: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var keyID: String
  /// PEM; checked before.
  package var publicKey: [UInt8]
  /// Nil: as good as never.
  package var expires: Timestamp?

  package init(
    userID: String, editorID: String, scope: Scope, keyID: String, publicKey: [UInt8], expires: Timestamp?
  ) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.keyID = keyID
    self.publicKey = publicKey
    self.expires = expires
  }

  private var item: UserItem { UserItem(.machineKey, of: self.userID, self.keyID) }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], items: [self.item]) }

  /// What can be told before a key pair is made, which takes long.
  package static func check(
    _ user: User?, userID: String, in scope: Scope, expires: Timestamp?, now: Timestamp
  ) throws(DomainError) {
    try scope.require("COMMAND-kqpoix")
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xuiwk2", "Errors.User.UserIDMissing")
    }
    _ = try Expiration.checked(expires, now: now)
    _ = try Self.owner(LoadedState(users: user.map { [$0] } ?? []), userID, in: scope)
  }

  private static func owner(
    _ state: LoadedState, _ userID: String, in scope: Scope
  ) throws(DomainError) -> User {
    let missing = DomainError(.preconditionFailed, "COMMAND-bnipwm1", "Errors.User.NotFound")
    return try state.user(userID, in: scope, missing: missing) { $0.isMachine }
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try Self.check(state.user(self.userID), userID: self.userID, in: self.scope, expires: self.expires, now: now)
    guard !self.keyID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-0p2m1h", "Errors.IDMissing")
    }
    guard !self.publicKey.isEmpty else { throw Self.invalidKey }
    guard !state.items.contains(self.item) else {
      throw DomainError(.alreadyExists, "COMMAND-091mops", "Errors.User.Machine.Key.AlreadyExists")
    }
    var user = try Self.owner(state, self.userID, in: self.scope)
    var changes = Changes(by: self.editorID, at: now)
    changes.append(
      .machineKeyAdded(
        id: self.keyID, publicKey: self.publicKey, expires: try Expiration.checked(self.expires, now: now)), to: &user)
    return Decision(changes, user)
  }

  /// What is no package key, or one too weak to verify with, is refused with.
  package static let invalidKey = DomainError(
    .invalidArgument, "COMMAND-5F3h1", "Errors.User.Machine.Key.Invalid")
}

/// `RemoveMachineKey`, v2 `RemoveKey`: what the key signs is worth nothing any more.
package struct RemoveMachineKey: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  package var keyID: String

  package init(userID: String, editorID: String, scope: Scope, keyID: String) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.keyID = keyID
  }

  private var item: UserItem { UserItem(.machineKey, of: self.userID, self.keyID) }

  package var keys: CommandKeys { CommandKeys(users: [self.userID], items: [self.item]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    let missing = DomainError(.notFound, "COMMAND-4m77G", "Errors.User.Machine.Key.NotFound")
    var user = try state.user(self.userID, in: self.scope, missing: missing)
    guard state.items.contains(self.item) else { throw missing }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.machineKeyRemoved(id: self.keyID), to: &user)
    return Decision(changes, user)
  }
}

/// `GenerateMachineSecret`, v2 `AddSecret`: the secret with which a program gets tokens, in place of an older one.
package struct SetMachineSecret: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope
  /// In the form of crypt(3).
  package var hash: String

  package init(userID: String, editorID: String, scope: Scope, hash: String) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
    self.hash = hash
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try self.scope.require("COMMAND-0qp2hus")
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bzoqjs", "Errors.User.UserIDMissing")
    }
    let missing = DomainError(.preconditionFailed, "COMMAND-x8910n", "Errors.User.NotExisting")
    var user = try state.user(self.userID, in: self.scope, missing: missing) { $0.isMachine }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.machineSecretSet(hash: self.hash), to: &user)
    return Decision(changes, user)
  }
}

/// `RemoveMachineSecret`, v2 `RemoveSecret`.
package struct RemoveMachineSecret: Command {
  package var userID: String
  package var editorID: String
  package var scope: Scope

  package init(userID: String, editorID: String, scope: Scope) {
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try self.scope.require("COMMAND-x0992n")
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bzosjs", "Errors.User.UserIDMissing")
    }
    let missing = DomainError(.preconditionFailed, "COMMAND-x7s802", "Errors.User.NotExisting")
    var user = try state.user(self.userID, in: self.scope, missing: missing) { $0.isMachine }
    guard user.machine?.secretHash != nil else {
      throw DomainError(.preconditionFailed, "COMMAND-coi82n", "Errors.User.Machine.Secret.NotExisting")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.machineSecretRemoved, to: &user)
    return Decision(changes, user)
  }
}
