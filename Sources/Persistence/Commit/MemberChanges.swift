import Domain

// What commands of a batch do to members, for those behind them.
extension ItemChange {
  var isAboutMembers: Bool {
    switch self {
    case .put(.member, _, _), .remove(.member), .removeAll: true
    case .put, .remove, .drop: false
    }
  }

  /// Whether a change of members touches what a key stands for.
  func concerns(_ key: Key) -> Bool {
    let (scope, userID): (Membership.Scope?, String?)
    switch self {
    case .put(.member(let membership), _, _): (scope, userID) = (membership.scope, membership.userID)
    case .remove(.member(let left, let id)): (scope, userID) = (left, id)
    // Of a user.
    case .removeAll: (scope, userID) = (nil, nil)
    case .put, .remove, .drop: return false
    }
    switch key {
    case .memberships(let id): return userID == nil || userID == id
    case .instanceMembers, .instanceOwners: return scope == nil || scope == .instance
    case .user, .organization, .instance, .session, .item, .limit, .notification, .history, .namedUsers: return false
    }
  }

  /// Whether a membership is not what it was after this change of members.
  func replaces(_ membership: Membership) -> Bool {
    switch self {
    case .put(.member(let other), _, _): other.scope == membership.scope && other.userID == membership.userID
    case .remove(.member(let scope, let userID)): scope == membership.scope && userID == membership.userID
    case .removeAll(let id): Item.member(membership).belongs(to: id)
    case .put, .remove, .drop: false
    }
  }
}
