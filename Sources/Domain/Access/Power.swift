// Nobody takes over, ends or makes what holds more power than they do.
//
// A permission to change users says nothing of what those users may do: an owner of the instance lives in some
// organization, and whoever could give them a password there would be an owner too. So whoever touches the account of
// one who holds roles needs, beside the permission, what those roles carry, where they hold.

extension Roles {
  /// The roles whose permissions the owner of a scope is taken to hold: all that are given there.
  ///
  /// The interface gives some permissions to special roles alone: `session.link` to the login client, `impersonation` to
  /// impersonators. If owners had to hold those themselves, nobody could ever end such a role.
  private static let instanceOwners = (owner: RoleSet(names: ["IAM_OWNER"]), all: names { !$0.hasPrefix("SYSTEM_") })
  private static let organizationOwners = (
    owner: RoleSet(names: ["ORG_OWNER"]), all: names { $0.hasPrefix("ORG_") || $0.hasPrefix("PROJECT_") }
  )

  private static func names(_ isWanted: (String) -> Bool) -> RoleSet {
    RoleSet(names: RoleTable.rows.lazy.map(\.role).filter(isWanted))
  }

  /// Whether who holds `roles` in a scope holds there all that `others` carry.
  static func hold(_ roles: RoleSet, all others: RoleSet, in scope: Membership.Scope) -> Bool {
    let (owner, all) =
      switch scope {
      case .instance: instanceOwners
      case .organization: organizationOwners
      }
    return carry(roles, all: others) || carry(roles, all: owner) && carry(roles.union(all), all: others)
  }
}

extension Grants {
  /// Whether who holds these roles holds all that roles in a scope carry: who does may act on their holder, and give them.
  func hold(_ others: RoleSet, in scope: Membership.Scope) -> Bool {
    switch scope {
    case .instance: Roles.hold(instance, all: others, in: scope)
    case .organization(let id): Roles.hold(roles(in: id), all: others, in: scope)
    }
  }

  /// Whether who holds these roles holds all that `others` do, wherever they do.
  func hold(_ others: Grants) -> Bool {
    hold(others.instance, in: .instance)
      && others.organizations.allSatisfy { hold($0.roles, in: .organization($0.id)) }
  }
}

/// What a command does to its user, as far as power is concerned. The account is what makes the user: credentials, codes,
/// addresses, the name to log in with, and whether they may act at all.
enum Touch: Sendable {
  /// Not the account: names that others see, notes, a message to the address that is known. The permission is enough.
  case leavesAccount
  /// Who does this to others could become them, or stand in for them.
  case changesAccount
  /// The user may act no more.
  case endsAccount
}

extension Target {
  /// Whether the caller needs what the user's roles carry: one does what one may to oneself, and a proof is the user's own.
  fileprivate func takesPower(_ touch: Touch) -> Bool {
    if case .proof = authority { return false }
    return touch != .leavesAccount && userID != editorID
  }

  /// Refuses who would touch the account of one who holds more than they do.
  ///
  /// What both hold is read in the transaction that changes the user: who has just lost a role acts on it no more.
  func requirePower(_ touch: Touch, _ changes: Changes) throws(DomainError) {
    guard takesPower(touch) else { return }
    // What was not loaded is as good as all there is.
    guard let held = changes.memberships(of: userID) else { throw .permissionMissingOnTarget }
    guard !held.isEmpty else { return }
    guard let own = changes.memberships(of: editorID), Grants(own).hold(Grants(held)) else {
      throw .permissionMissingOnTarget
    }
  }
}

extension Command {
  /// A command that touches the account of its user so: with what tells whether the caller may. Nearly all users hold no
  /// roles, and then that is one look-up more.
  /// - Parameters:
  ///   - keys: what else the command needs.
  ///   - further: what else it needs, known only from what was loaded first.
  static func touching(
    _ target: Target, _ touch: Touch, _ keys: [Key] = [], further: (@Sendable (Changes) -> [Key])? = nil,
    decide: @escaping @Sendable (inout Changes) throws(DomainError) -> Outcome
  ) -> Self {
    let takesPower = target.takesPower(touch)
    guard takesPower || touch == .endsAccount else {
      return Self(by: target.editorID, [.user(target.userID)] + keys, further: further, decide: decide)
    }
    let (userID, editorID) = (target.userID, target.editorID)
    let owners: @Sendable (Changes) -> [Key] = { $0.otherOwners(than: userID).map { .user($0) } }
    return Self(
      by: editorID, [.user(userID), .memberships(userID: userID)] + keys,
      further: { changes in
        var keys = further?(changes) ?? []
        guard let held = changes.memberships(of: userID), !held.isEmpty else { return keys }
        if takesPower { keys.append(.memberships(userID: editorID)) }
        if touch == .endsAccount, held.contains(where: \.ownsInstance) { keys.append(.instanceOwners) }
        return keys
      }, last: touch == .endsAccount ? owners : nil, decide: decide)
  }
}

extension Membership {
  /// Whether it makes its user an owner of the whole instance.
  var ownsInstance: Bool { scope == .instance && roles.contains(Self.instanceOwner) }

  /// The role that holds all there is.
  package static let instanceOwner = "IAM_OWNER"
}

extension Changes {
  /// The owners of the instance but for one user, whether they may act or not.
  func otherOwners(than userID: String) -> [String] {
    (instanceOwners ?? []).filter { $0.userID != userID }.map(\.userID)
  }

  /// Refuses what would leave the instance without an owner who may act: nothing could be mended from then on.
  func requireOwner(without user: User) throws(DomainError) {
    guard let held = memberships(of: user.id), held.contains(where: \.ownsInstance) else { return }
    try requireOtherOwner(than: user.id)
  }

  /// Refuses where nobody owns the instance who may act, but for one user.
  func requireOtherOwner(than userID: String) throws(DomainError) {
    guard otherOwners(than: userID).contains(where: { self.user($0)?.state == .active }) else {
      throw .lastOwner
    }
  }
}

extension DomainError {
  /// Without an owner nothing could be mended.
  static let lastOwner = DomainError(.preconditionFailed, "SIGNET-La5tO", "Errors.User.LastOwner")
}
