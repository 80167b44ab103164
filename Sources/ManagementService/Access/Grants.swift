/// The roles that one caller holds, ready to be asked.
struct Grants: Sendable {
  /// Roles on the instance, which hold in every organization.
  var instance: RoleSet = []
  /// Roles by organization. Few, as a rule one: a list is cheaper than a table.
  var organizations: [(id: String, roles: RoleSet)] = []

  /// Whether the caller may do in `organization` what `permission` names.
  ///
  /// - Throws: `membershipNotFound` for one who is a member neither there nor of the instance, `permissionMissing`
  ///   for a member without a role that carries the permission.
  func require(_ permission: String, in organization: String) throws(AccessError) {
    let roles = self.roles(in: organization)
    guard !roles.isEmpty else { throw .membershipNotFound(permission: permission) }
    guard !roles.isDisjoint(with: Roles.carrying(permission)) else { throw .permissionMissing(permission: permission) }
  }

  /// The same for the organization that owns the target of a call, which is named by an id of its own.
  func require(_ permission: String, onTargetIn organization: String) throws(AccessError) {
    do {
      try self.require(permission, in: organization)
    } catch .permissionMissing {
      throw .permissionMissingOnTarget(permission: permission)
    }
  }

  /// Whether any role of the caller, wherever it was given, carries `permission`.
  func carriesAnywhere(_ permission: String) -> Bool {
    let carrying = Roles.carrying(permission)
    return !self.instance.isDisjoint(with: carrying)
      || self.organizations.contains { !$0.roles.isDisjoint(with: carrying) }
  }

  /// The organizations in which a role of the caller carries `permission`; nil: in all of them.
  func organizations(allowing permission: String) -> [String]? {
    let carrying = Roles.carrying(permission)
    guard self.instance.isDisjoint(with: carrying) else { return nil }
    return self.organizations.filter { !$0.roles.isDisjoint(with: carrying) }.map(\.id)
  }

  /// What the caller may do in `organization`, in alphabetical order.
  func permissions(in organization: String) -> [String] { Roles.permissions(of: self.roles(in: organization)) }

  private func roles(in organization: String) -> RoleSet {
    self.organizations.reduce(self.instance) { $1.id == organization ? $0.union($1.roles) : $0 }
  }
}
