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

extension Target {
  /// v1 names the organization, and must.
  fileprivate func requireOrganization(_ missing: String) throws(DomainError) {
    if case .organization(let id) = authority, id.isEmpty {
      throw DomainError(.invalidArgument, missing, "Errors.ResourceOwnerMissing")
    }
  }

  fileprivate func requireUserID(_ missing: String) throws(DomainError) {
    if userID.isEmpty { throw DomainError(.invalidArgument, missing, "Errors.User.UserIDMissing") }
  }
}

extension Command<ChangeOutcome> {
  /// `AddPersonalAccessToken`: lets a machine call with a token.
  /// - Parameters:
  ///   - digest: SHA-256 of the token.
  ///   - expires: nil: as good as never.
  package static func addPersonalAccessToken(
    to target: Target, id: String, digest: [UInt8], expires: Timestamp?
  ) -> Self {
    machine(target) { changes throws(DomainError) in
      try target.requireOrganization("COMMAND-xs0k2n")
      try target.requireUserID("COMMAND-0pzb1")
      guard !id.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-68xm2o", "Errors.IDMissing") }
      let expires = try Expiration.checked(expires, now: changes.now)
      let unknown = DomainError(.preconditionFailed, "COMMAND-Dggw2", "Errors.User.NotFound")
      var user = try changes.user(target, .changesAccount, TargetErrors(unknown: unknown))
      guard user.machine != nil else {
        throw DomainError(.preconditionFailed, "COMMAND-Df2f1", "Errors.User.WrongType")
      }
      changes.append(.personalAccessTokenAdded(id: id, digest: digest, expires: expires), to: &user)
      return ChangeOutcome(user)
    }
  }

  /// `RemovePersonalAccessToken`: the token opens nothing any more.
  package static func removePersonalAccessToken(of target: Target, id: String) -> Self {
    remove(
      .personalAccessToken(userID: target.userID, id: id), of: target, .personalAccessTokenRemoved(id: id),
      unknown: DomainError(.notFound, "COMMAND-4m77G", "Errors.User.PAT.NotFound"))
  }

  /// `RemoveMachineKey`, v2 `RemoveKey`: what the key signs is worth nothing any more.
  package static func removeMachineKey(of target: Target, id: String) -> Self {
    remove(
      .machineKey(userID: target.userID, id: id), of: target, .machineKeyRemoved(id: id),
      unknown: DomainError(.notFound, "COMMAND-4m77G", "Errors.User.Machine.Key.NotFound"))
  }

  /// Changes the credentials of a machine. The checks of these commands stand in an order of their own.
  private static func machine(
    _ target: Target, _ keys: [Key] = [],
    decide: @escaping @Sendable (inout Changes) throws(DomainError) -> ChangeOutcome
  ) -> Self {
    touching(target, .changesAccount, keys, decide: decide)
  }

  /// Removes what a user has beside its state.
  private static func remove(
    _ item: Item.Key, of target: Target, _ removal: UserEvent, unknown: DomainError
  ) -> Self {
    user(target, .changesAccount, TargetErrors(unknown: unknown), [.item(item)]) { changes, user throws(DomainError) in
      guard changes.item(item) != nil else { throw unknown }
      changes.append(removal, to: &user)
    }
  }

  /// `AddMachineKey`, v2 `AddKey`: lets a machine prove who it is with what it signs.
  /// - Parameters:
  ///   - publicKey: PEM; checked before.
  ///   - expires: nil: as good as never.
  package static func addMachineKey(
    to target: Target, id: String, publicKey: [UInt8], expires: Timestamp?
  ) -> Self {
    let item = Item.Key.machineKey(userID: target.userID, id: id)
    return machine(target, [.item(item)]) { changes throws(DomainError) in
      var user = try MachineKeyErrors.check(
        changes.user(target.userID), target, expires: expires, now: changes.now)
      try target.requirePower(.changesAccount, changes)
      guard !id.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-0p2m1h", "Errors.IDMissing") }
      guard !publicKey.isEmpty else { throw MachineKeyErrors.invalid }
      guard changes.item(item) == nil else {
        throw DomainError(.alreadyExists, "COMMAND-091mops", "Errors.User.Machine.Key.AlreadyExists")
      }
      let expires = try Expiration.checked(expires, now: changes.now)
      changes.append(.machineKeyAdded(id: id, publicKey: publicKey, expires: expires), to: &user)
      return ChangeOutcome(user)
    }
  }

  /// `GenerateMachineSecret`, v2 `AddSecret`: the secret with which a machine gets tokens, in place of an older one.
  /// - Parameter hash: in the form of crypt(3).
  package static func setMachineSecret(of target: Target, hash: String) -> Self {
    machine(target) { changes throws(DomainError) in
      var user = try changes.machineForSecret(target)
      changes.append(.machineSecretSet(hash: hash), to: &user)
      return ChangeOutcome(user)
    }
  }

  /// Whether a machine may get a secret, before the time is spent on hashing one.
  package static func checkMachineSecret(of target: Target) -> Self {
    machine(target) { changes throws(DomainError) in ChangeOutcome(try changes.machineForSecret(target)) }
  }

  /// `RemoveMachineSecret`, v2 `RemoveSecret`.
  package static func removeMachineSecret(of target: Target) -> Self {
    machine(target) { changes throws(DomainError) in
      try target.requireOrganization("COMMAND-x0992n")
      try target.requireUserID("COMMAND-bzosjs")
      let unknown = DomainError(.preconditionFailed, "COMMAND-x7s802", "Errors.User.NotExisting")
      var (user, machine) = try changes.machine(target, .changesAccount, TargetErrors(unknown: unknown))
      guard machine.secretHash != nil else {
        throw DomainError(.preconditionFailed, "COMMAND-coi82n", "Errors.User.Machine.Secret.NotExisting")
      }
      changes.append(.machineSecretRemoved, to: &user)
      return ChangeOutcome(user)
    }
  }
}

extension Changes {
  fileprivate func machineForSecret(_ target: Target) throws(DomainError) -> User {
    try target.requireOrganization("COMMAND-0qp2hus")
    try target.requireUserID("COMMAND-bzoqjs")
    let unknown = DomainError(.preconditionFailed, "COMMAND-x8910n", "Errors.User.NotExisting")
    return try machine(target, .changesAccount, TargetErrors(unknown: unknown)).user
  }
}

/// What keys of machines are refused with.
package enum MachineKeyErrors {
  /// It is no public key, or one too weak to verify with.
  package static let invalid = DomainError(.invalidArgument, "COMMAND-5F3h1", "Errors.User.Machine.Key.Invalid")

  /// What can be told before a key pair is made, which takes long.
  /// - Returns: the machine that is to get the key.
  @discardableResult
  package static func check(
    _ user: User?, _ target: Target, expires: Timestamp?, now: Timestamp
  ) throws(DomainError) -> User {
    try target.requireOrganization("COMMAND-kqpoix")
    try target.requireUserID("COMMAND-xuiwk2")
    _ = try TextKind.searched.checked(target.userID)
    _ = try Expiration.checked(expires, now: now)
    let unknown = DomainError(.preconditionFailed, "COMMAND-bnipwm1", "Errors.User.NotFound")
    guard let user, user.exists, user.machine != nil else { throw unknown }
    try target.check(user, unknown: unknown)
    return user
  }
}
