/// Where a user's life can be turned to. Who is not active calls nothing: tokens stop with the commit, and count again
/// once the user does.
package enum UserStateChange: Sendable, CaseIterable {
  case deactivate, reactivate, lock, unlock

  /// The ids of the checks: that there is an id, a user, and one in a fitting state.
  fileprivate func ids(_ generation: Generation) -> (idMissing: String, unknown: String, state: String) {
    switch (self, generation) {
    case (.deactivate, .v1): ("COMMAND-m0gDf", "COMMAND-3M9ds", "COMMAND-5M0sf")
    case (.reactivate, .v1): ("COMMAND-4M9ds", "COMMAND-4M0sd", "COMMAND-6M0sf")
    case (.lock, .v1): ("COMMAND-2M0sd", "COMMAND-5M9fs", "COMMAND-3NN8v")
    case (.unlock, .v1): ("COMMAND-M0dse", "COMMAND-M0dos", "COMMAND-4M0ds")
    case (.deactivate, .v2): ("COMMAND-78iiirat8y", "COMMAND-5gp2p62iin", "COMMAND-5gunjw0cd7")
    case (.reactivate, .v2): ("COMMAND-0nx1ie38fw", "COMMAND-9hy5kzbuk6", "COMMAND-s5qqcz97hf")
    case (.lock, .v2): ("COMMAND-agz3eczifm", "COMMAND-450yxuqrh1", "COMMAND-lgws8wtsqf")
    case (.unlock, .v2): ("COMMAND-a9ld4xckax", "COMMAND-x377t913pw", "COMMAND-olb9vb0oca")
    }
  }

  fileprivate var event: UserEvent {
    switch self {
    case .deactivate: .deactivated
    case .reactivate: .reactivated
    case .lock: .locked
    case .unlock: .unlocked
    }
  }

  fileprivate var touch: Touch {
    switch self {
    case .deactivate, .lock: .endsAccount
    case .reactivate, .unlock: .changesAccount
    }
  }

  /// What is said of a state that does not fit; nil: it does.
  fileprivate func refusal(of state: User.State) -> String? {
    switch self {
    case .deactivate: state == .inactive ? "AlreadyInactive" : nil
    case .reactivate: state == .inactive ? nil : "NotInactive"
    case .lock: state == .active || state == .initial ? nil : "ShouldBeActiveOrInitial"
    case .unlock: state == .locked ? nil : "NotLocked"
    }
  }
}

extension TargetErrors {
  fileprivate init(idMissing: String, unknown: String) {
    self.init(
      idMissing: DomainError(.invalidArgument, idMissing, "Errors.User.UserIDMissing"),
      unknown: DomainError(.notFound, unknown, "Errors.User.NotFound"))
  }
}

extension Command<ChangeOutcome> {
  /// `DeactivateUser`, `ReactivateUser`, `LockUser` and `UnlockUser` of Management v1 and User v2.
  package static func change(_ change: UserStateChange, _ target: Target) -> Self {
    let ids = change.ids(target.generation)
    var errors = TargetErrors(idMissing: ids.idMissing, unknown: ids.unknown)
    if change == .deactivate {
      // The generations disagree on the kind of this refusal.
      errors.notInitialized =
        switch target.generation {
        case .v1: DomainError(.notFound, "COMMAND-ke0fw", "Errors.User.CantDeactivateInitial")
        case .v2: DomainError(.preconditionFailed, "COMMAND-gvx4kct9r2", "Errors.User.CantDeactivateInitial")
        }
    }
    let keys: [Key] = change.touch == .endsAccount ? [.endedTokens(of: target.userID)] : []
    return user(target, change.touch, errors, keys) { changes, user throws(DomainError) in
      if let refusal = change.refusal(of: user.state) {
        throw DomainError(.preconditionFailed, ids.state, "Errors.User.\(refusal)")
      }
      changes.append(change.event, to: &user)
      if change.touch == .endsAccount { changes.endTokens(of: user.id) }
    }
  }

  /// `RemoveUser` of Management v1 and Auth v1, `DeleteUser` of User v2: the user is gone for good. Its tokens and
  /// memberships go with the commit and its name is free again; what happened stays on record.
  package static func removeUser(_ target: Target) -> Self {
    let errors =
      switch target.generation {
      case .v1: TargetErrors(idMissing: "COMMAND-2M0ds", unknown: "COMMAND-m9od")
      case .v2: TargetErrors(idMissing: "COMMAND-vaipl7s13l", unknown: "COMMAND-bd4ir1mblj")
      }
    let further = { @Sendable (changes: Changes) in changes.namingKeys(of: target.userID) }
    return user(target, .endsAccount, errors, further: further) { changes, user throws(DomainError) in
      changes.remove(&user)
    }
  }
}

extension User {
  /// What its removal leaves of a user: nothing that only someone who is there could use.
  mutating func leave() {
    state = .deleted
    human?.email.code = nil
    human?.phone?.code = nil
    human?.initialization = nil
    human?.passwordReset = nil
    human?.invitation = nil
    human?.password = nil
    human?.totp = nil
    human?.failedChecks = [:]
    human?.factors = SecondFactors()
    machine?.secretHash = nil
  }
}
