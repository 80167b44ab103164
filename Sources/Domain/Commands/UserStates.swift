/// `DeactivateUser`, `ReactivateUser`, `LockUser` and `UnlockUser` of Management v1 and User v2. Who is not active calls
/// nothing: tokens stop with the commit, and count again once the user does.
package struct ChangeUserState: Command {
  package enum Change: Sendable, CaseIterable {
    case deactivate, reactivate, lock, unlock
  }

  package var change: Change
  package var userID: String
  package var editorID: String
  package var scope: Scope

  package init(_ change: Change, userID: String, editorID: String, scope: Scope) {
    self.change = change
    self.userID = userID
    self.editorID = editorID
    self.scope = scope
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    let checks = self.checks
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, checks.idMissing, "Errors.User.UserIDMissing")
    }
    var user = try state.user(
      self.userID, in: self.scope, missing: DomainError(.notFound, checks.unknown, "Errors.User.NotFound"))
    try self.require(user.state, checks.state)
    var changes = Changes(by: self.editorID, at: now)
    switch self.change {
    case .deactivate: changes.append(.deactivated, to: &user)
    case .reactivate: changes.append(.reactivated, to: &user)
    case .lock: changes.append(.locked, to: &user)
    case .unlock: changes.append(.unlocked, to: &user)
    }
    return Decision(changes, user)
  }

  private func require(_ state: User.State, _ id: String) throws(DomainError) {
    switch self.change {
    case .deactivate:
      guard state != .initial else { throw self.initial }
      guard state != .inactive else { throw DomainError(.preconditionFailed, id, "Errors.User.AlreadyInactive") }
    case .reactivate:
      guard state == .inactive else { throw DomainError(.preconditionFailed, id, "Errors.User.NotInactive") }
    case .lock:
      guard state == .active || state == .initial else {
        throw DomainError(.preconditionFailed, id, "Errors.User.ShouldBeActiveOrInitial")
      }
    case .unlock:
      guard state == .locked else { throw DomainError(.preconditionFailed, id, "Errors.User.NotLocked") }
    }
  }

  /// The generations disagree on the kind of this refusal.
  private var initial: DomainError {
    switch self.scope {
    case .organization: DomainError(.notFound, "COMMAND-ke0fw", "Errors.User.CantDeactivateInitial")
    case .anywhere: DomainError(.preconditionFailed, "COMMAND-gvx4kct9r2", "Errors.User.CantDeactivateInitial")
    }
  }

  private var checks: (idMissing: String, unknown: String, state: String) {
    switch (self.change, self.scope) {
    case (.deactivate, .organization): ("COMMAND-m0gDf", "COMMAND-3M9ds", "COMMAND-5M0sf")
    case (.reactivate, .organization): ("COMMAND-4M9ds", "COMMAND-4M0sd", "COMMAND-6M0sf")
    case (.lock, .organization): ("COMMAND-2M0sd", "COMMAND-5M9fs", "COMMAND-3NN8v")
    case (.unlock, .organization): ("COMMAND-M0dse", "COMMAND-M0dos", "COMMAND-4M0ds")
    case (.deactivate, .anywhere): ("COMMAND-78iiirat8y", "COMMAND-5gp2p62iin", "COMMAND-5gunjw0cd7")
    case (.reactivate, .anywhere): ("COMMAND-0nx1ie38fw", "COMMAND-9hy5kzbuk6", "COMMAND-s5qqcz97hf")
    case (.lock, .anywhere): ("COMMAND-agz3eczifm", "COMMAND-450yxuqrh1", "COMMAND-lgws8wtsqf")
    case (.unlock, .anywhere): ("COMMAND-a9ld4xckax", "COMMAND-x377t913pw", "COMMAND-olb9vb0oca")
    }
  }
}

/// `RemoveUser` of Management v1 and Auth v1, `DeleteUser` of User v2: the user is gone for good. Its tokens and
/// memberships go with the commit and its name is free again; what happened stays on record.
package struct RemoveUser: Command {
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
    let (idMissing, unknown) =
      switch self.scope {
      case .organization: ("COMMAND-2M0ds", "COMMAND-m9od")
      case .anywhere: ("COMMAND-vaipl7s13l", "COMMAND-bd4ir1mblj")
      }
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, idMissing, "Errors.User.UserIDMissing")
    }
    var user = try state.user(
      self.userID, in: self.scope, missing: DomainError(.notFound, unknown, "Errors.User.NotFound"))
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.removed, to: &user)
    var decision = Decision(changes, user)
    decision.claims = [UserName.release(user.userName)]
    return decision
  }
}
