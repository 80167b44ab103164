/// The roles that one caller holds, ready to be asked.
package struct Grants: Sendable {
  /// Roles on the instance, which hold in every organization.
  package var instance: RoleSet
  /// Roles by organization. Few, as a rule one: a list is cheaper than a table.
  package var organizations: [(id: String, roles: RoleSet)]

  package init(instance: RoleSet = [], organizations: [(id: String, roles: RoleSet)] = []) {
    self.instance = instance
    self.organizations = organizations
  }

  /// The roles that memberships give.
  package init(_ memberships: [Membership]) {
    self.init()
    var (names, roles) = ([String](), RoleSet())
    for membership in memberships {
      // Whoever has thousands has the same roles in most.
      if membership.roles != names {
        names = membership.roles
        roles = RoleSet(names: names)
      }
      switch membership.scope {
      case .instance: instance.formUnion(roles)
      case .organization(let id): organizations.append((id, roles))
      }
    }
  }

  /// Whether the caller may do in `organization` what `permission` names.
  ///
  /// - Throws: `membershipNotFound` for one who is a member neither there nor of the instance, `missing` for a member
  ///   without a role that carries the permission.
  package func require(
    _ permission: String, in organization: String, else missing: DomainError = .permissionMissing
  ) throws(DomainError) {
    let roles = roles(in: organization)
    guard !roles.isEmpty else { throw .membershipNotFound(permission: permission) }
    guard !roles.isDisjoint(with: Roles.carrying(permission)) else { throw missing }
  }

  /// The organizations in which a role of the caller carries `permission`; nil: in all of them.
  package func organizations(allowing permission: String) -> [String]? {
    let carrying = Roles.carrying(permission)
    guard instance.isDisjoint(with: carrying) else { return nil }
    return organizations.filter { !$0.roles.isDisjoint(with: carrying) }.map(\.id)
  }

  /// What the caller may do in `organization`, in alphabetical order.
  package func permissions(in organization: String) -> [String] { Roles.permissions(of: roles(in: organization)) }

  /// What holds in an organization: roles there and on the instance.
  func roles(in organization: String) -> RoleSet {
    organizations.reduce(instance) { $1.id == organization ? $0.union($1.roles) : $0 }
  }
}
