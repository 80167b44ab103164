/// A set of roles, one bit each: what a membership gives, and what a permission asks for.
package struct RoleSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// A role that the table does not know: a membership, but one that carries nothing.
  package static let other = RoleSet(rawValue: 1 << 31)

  /// The roles of these names.
  package init(names: some Sequence<String>) {
    self = names.reduce(into: []) { $0.formUnion(Roles.byName[$1] ?? .other) }
  }

  /// The names in this set, in the order of the table.
  package var names: [String] {
    RoleTable.rows.indices.filter { self.rawValue & (1 << UInt32($0)) != 0 }.map { RoleTable.rows[$0].role }
  }
}

/// Answers which roles carry a permission. Built once, on first use; a look-up hashes one short string.
package enum Roles {
  /// Every role of the table by its name.
  static let byName: [String: RoleSet] = Dictionary(
    uniqueKeysWithValues: RoleTable.rows.enumerated().map { ($1.role, RoleSet(rawValue: 1 << UInt32($0))) })

  private static let byPermission: [String: RoleSet] = {
    var roles: [String: RoleSet] = [:]
    for (index, row) in RoleTable.rows.enumerated() {
      for permission in row.permissions.split(whereSeparator: \.isWhitespace) {
        roles[String(permission), default: []].formUnion(RoleSet(rawValue: 1 << UInt32(index)))
      }
    }
    return roles
  }()

  /// The roles that are given on the instance and hold in every organization.
  package static let instance = RoleSet(names: RoleTable.rows.lazy.map(\.role).filter { $0.hasPrefix("IAM_") })
  /// The roles that are given on one organization and hold there.
  package static let organization = RoleSet(names: RoleTable.rows.lazy.map(\.role).filter { $0.hasPrefix("ORG_") })

  /// Every permission that a role of the set carries, in alphabetical order.
  package static func permissions(of roles: RoleSet) -> [String] {
    self.byPermission.filter { !$0.value.isDisjoint(with: roles) }.keys.sorted()
  }

  /// Whether `roles` carry every permission that `others` do. What a role permits on oneself alone weighs nothing.
  static func carry(_ roles: RoleSet, all others: RoleSet) -> Bool {
    self.byPermission.allSatisfy { permission, carrying in
      carrying.isDisjoint(with: others) || !carrying.isDisjoint(with: roles)
        || permission.hasPrefix("user.self.") || permission.hasSuffix(":self")
    }
  }

  /// The roles that carry `permission`; empty for one that no role has.
  package static func carrying(_ permission: String) -> RoleSet {
    self.byPermission[permission] ?? []
  }
}
