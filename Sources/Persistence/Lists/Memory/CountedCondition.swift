import Domain

// Conditions that hold of a group of users as a whole.

extension UserQuery.Condition {
  /// Whether it looks at nothing but what makes a group: organization, state and kind.
  var isCounted: Bool {
    switch self {
    case .state, .kind, .organizations: true
    case .text, .ids, .emails, .metadataKey, .metadataValue: false
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isCounted)
    case .not(let part): part.isCounted
    }
  }

  /// Whether one that is counted holds of a group of users.
  func holds(of group: UserGroups.Group) -> Bool {
    switch self {
    case .state(let state): group.state == state.rawValue
    case .kind(let kind): group.type == kind.number
    case .organizations(let ids): ids.contains(group.organizationID)
    case .text, .ids, .emails, .metadataKey, .metadataValue: false
    case .all(let parts): parts.allSatisfy { $0.holds(of: group) }
    case .any(let parts): parts.contains { $0.holds(of: group) }
    case .not(let part): !part.holds(of: group)
    }
  }
}

extension UserQuery.Kind {
  var number: Int {
    switch self {
    case .human: UserType.human.rawValue
    case .machine: UserType.machine.rawValue
    }
  }
}
