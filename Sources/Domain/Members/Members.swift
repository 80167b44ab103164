// Members of an organization and of the instance: one mechanism for both scopes.
//
// Nobody gives, takes away or changes more than they hold, and the instance keeps an owner who may act. Both are read in
// the transaction: who has just lost a role gives it no more.

/// What becomes of somebody's membership.
package enum MemberChange: Sendable, Equatable {
  case add(roles: [String])
  /// In place of the roles that the member has.
  case update(roles: [String])
  /// Also of one who is none.
  case remove

  /// The roles that are given.
  fileprivate var roles: [String] {
    switch self {
    case .add(let roles), .update(let roles): roles
    case .remove: []
    }
  }

  /// The last part of the permission that it takes.
  fileprivate var permission: String { self == .remove ? "delete" : "write" }
}

extension Membership.Scope {
  /// The roles that are given there, in the order of the table.
  package var roles: [String] {
    switch self {
    case .instance: Roles.instance.names
    case .organization: Roles.organization.names
    }
  }

  /// Who has its members.
  var key: Key { if case .organization(let id) = self { .organization(id) } else { .instance } }

  fileprivate func permission(_ change: MemberChange) -> String {
    "\(self == .instance ? "iam" : "org").member.\(change.permission)"
  }

  fileprivate var errors: MemberErrors { self == .instance ? .instance : .organization }
}

/// What a change of members is refused with.
private struct MemberErrors: Sendable {
  let addEmpty, addInvalid, userUnknown, exists, updateEmpty, updateInvalid, notFound: DomainError

  static let organization = MemberErrors(
    addEmpty: DomainError(.invalidArgument, "ORG-4Mlfs", "Errors.Invalid.Argument"),
    addInvalid: DomainError(.invalidArgument, "Org-4N8es", "Errors.Org.MemberInvalid"),
    userUnknown: DomainError(.preconditionFailed, "ORG-GoXOn", "Errors.User.NotFound"),
    exists: DomainError(.alreadyExists, "ORG-poWwe", "Errors.Org.Member.AlreadyExists"),
    updateEmpty: DomainError(.invalidArgument, "Org-LiaZi", "Errors.Org.MemberInvalid"),
    updateInvalid: DomainError(.invalidArgument, "IAM-m9fG8", "Errors.Org.MemberInvalid"),
    notFound: DomainError(.notFound, "Org-D8JxR", "Errors.NotFound"))
  static let instance = MemberErrors(
    addEmpty: DomainError(.invalidArgument, "INSTA-SDSfs", "Errors.Invalid.Argument"),
    addInvalid: DomainError(.invalidArgument, "INSTANCE-4m0fS", "Errors.IAM.MemberInvalid"),
    userUnknown: DomainError(.preconditionFailed, "INSTA-GSXOn", "Errors.User.NotFound"),
    exists: DomainError(.alreadyExists, "INSTA-pFDwe", "Errors.Instance.Member.AlreadyExists"),
    updateEmpty: DomainError(.invalidArgument, "INSTANCE-LiaZi", "Errors.IAM.MemberInvalid"),
    updateInvalid: DomainError(.invalidArgument, "INSTANCE-3m9fs", "Errors.IAM.MemberInvalid"),
    notFound: DomainError(.notFound, "INSTANCE-D8JxR", "Errors.NotFound"))
}

extension MemberChange {
  /// The change with each role once, in the order in which they were named.
  /// - Throws: without a role, and for one that is not given there.
  fileprivate func checked(for userID: String, in scope: Membership.Scope) throws(DomainError) -> Self {
    _ = try TextKind.searched.checked(userID)
    let errors = scope.errors
    switch self {
    case .add(let roles):
      guard !userID.isEmpty, !roles.isEmpty else { throw errors.addEmpty }
      // Who may create organizations of their own is a member of one, with that role alone.
      if scope != .instance, roles == [Roles.selfManagement] { return self }
      guard let roles = Self.distinct(roles, of: scope) else { throw errors.addInvalid }
      return .add(roles: roles)
    case .update(let roles):
      guard !userID.isEmpty, !roles.isEmpty else { throw errors.updateEmpty }
      guard let roles = Self.distinct(roles, of: scope) else { throw errors.updateInvalid }
      return .update(roles: roles)
    case .remove: return self
    }
  }

  /// Nil where one is not given there. However many are named, there are few.
  static func distinct(_ roles: [String], of scope: Membership.Scope) -> [String]? {
    let known = Set(scope.roles)
    var distinct: [String] = []
    for role in roles where !distinct.contains(role) {
      guard known.contains(role) else { return nil }
      distinct.append(role)
    }
    return distinct
  }
}

extension Roles {
  /// Lets its holder create organizations: of those that are not an organization's own, the one that is given there.
  package static let selfManagement = "SELF_MANAGEMENT_GLOBAL"
}

extension Command<ChangeOutcome> {
  /// Management v1 `AddOrgMember`, `UpdateOrgMember` and `RemoveOrgMember`, Admin v1 the same of the instance.
  /// - Parameter byOperator: whoever holds the store needs no power: members are moved in.
  /// - Throws: what `MemberErrors` has; `AUTH-AWfge` where the editor holds less than the member has or is to have, or may
  ///   no longer change members; `SIGNET-La5tO` for the last owner of the instance who may act.
  package static func changeMember(
    _ userID: String, _ change: MemberChange, of scope: Membership.Scope, by editorID: String,
    byOperator: Bool = false
  ) -> Self {
    let member = Item.Key.member(scope, userID: userID)
    var keys: [Key] = [scope.key, .item(member), .memberships(userID: editorID)]
    if case .add = change { keys.append(.user(userID)) }
    // Only who is taken from may leave the instance without an owner.
    let endsOwner: @Sendable (Changes) -> Bool = { $0.member(member)?.ownsInstance == true && !change.givesInstance }
    let owners: @Sendable (Changes) -> [Key] = { endsOwner($0) ? [.instanceOwners] : [] }
    let users: @Sendable (Changes) -> [Key] = { $0.otherOwners(than: userID).map { .user($0) } }
    let isOfInstance = scope == .instance
    return Self(
      by: editorID, keys, further: isOfInstance ? owners : nil, last: isOfInstance ? users : nil
    ) { changes throws(DomainError) in
      let (change, errors) = (try change.checked(for: userID, in: scope), scope.errors)
      if case .organization(let id) = scope { try changes.requireOrganization(id) }
      let held = changes.member(member)
      switch change {
      case .add:
        guard changes.user(userID)?.exists == true else { throw errors.userUnknown }
        guard held == nil else { throw errors.exists }
      case .update:
        guard held != nil else { throw errors.notFound }
      case .remove:
        guard held != nil else { return try changes.change(nil, of: userID, in: scope) }
      }
      if !byOperator { try changes.requirePower(to: change, of: held, in: scope) }
      if change == .update(roles: held?.roles ?? []) { return try changes.change(nil, of: userID, in: scope) }
      if endsOwner(changes) { try changes.requireOtherOwner(than: userID) }
      return try changes.change(change, of: userID, in: scope)
    }
  }
}

extension MemberChange {
  fileprivate var givesInstance: Bool { roles.contains(Membership.instanceOwner) }
}

extension Changes {
  fileprivate func member(_ key: Item.Key) -> Membership? {
    if case .member(let membership)? = item(key) { membership } else { nil }
  }

  /// Refuses who holds less than is given and taken away, or may not change members any more.
  fileprivate func requirePower(
    to change: MemberChange, of held: Membership?, in scope: Membership.Scope
  ) throws(DomainError) {
    let own = Grants(memberships(of: editorID) ?? [])
    try own.require(scope.permission(change), in: scope.organizationID, else: .permissionMissingOnTarget)
    try requirePower(toGive: change.roles + (held?.roles ?? []), in: scope)
  }

  /// Refuses who holds less in a scope than roles carry that are given there, or taken away.
  func requirePower(toGive roles: [String], in scope: Membership.Scope) throws(DomainError) {
    let own = Grants(memberships(of: editorID) ?? [])
    guard own.hold(RoleSet(names: roles), in: scope) else { throw .permissionMissingOnTarget }
  }

  /// Appends what happens to a member; nil: nothing does.
  fileprivate mutating func change(
    _ change: MemberChange?, of userID: String, in scope: Membership.Scope
  ) throws(DomainError) -> ChangeOutcome {
    switch scope {
    case .organization(let id):
      guard var organization = organization(id) else { throw scope.errors.notFound }
      if let change { append(.member(userID, change), to: &organization) }
      return ChangeOutcome(organization)
    case .instance:
      guard var instance else { throw Instance.missing }
      if let change { append(.member(userID, change), to: &instance) }
      return ChangeOutcome(instance)
    }
  }
}

/// Events of what has members: organizations and the instance.
private protocol MemberEvent {
  static func memberAdded(userID: String, roles: [String]) -> Self
  static func memberChanged(userID: String, roles: [String]) -> Self
  static func memberRemoved(userID: String) -> Self
}

extension OrganizationEvent: MemberEvent {}
extension InstanceEvent: MemberEvent {}

extension MemberEvent {
  fileprivate static func member(_ userID: String, _ change: MemberChange) -> Self {
    switch change {
    case .add(let roles): memberAdded(userID: userID, roles: roles)
    case .update(let roles): memberChanged(userID: userID, roles: roles)
    case .remove: memberRemoved(userID: userID)
    }
  }
}
