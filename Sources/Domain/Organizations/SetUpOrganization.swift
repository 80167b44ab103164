/// An organization to create, with those who are to administer it.
package struct NewAdministeredOrganization: Sendable {
  /// Who is to administer it.
  package struct Administrator: Sendable {
    package enum User: Sendable {
      case existing(id: String)
      /// A person of the new organization.
      case new(NewHuman)
    }

    package var user: User
    /// Roles of organizations; none: its owner.
    package var roles: [String]

    package init(_ user: User, roles: [String] = []) {
      self.user = user
      self.roles = roles
    }
  }

  /// More than one organization needs at its creation.
  package static let maximumAdministrators = 100

  package var id: String
  /// Trimmed, and unique in the instance in whichever spelling.
  package var name: String
  /// A domain of its own, beside the one that is made from its name; empty: none.
  package var domain = ""
  package var administrators: [Administrator]
  /// The generations say differently what is wrong with a name.
  package let generation: Generation

  package init(id: String, name: String, administrators: [Administrator], _ generation: Generation) {
    self.id = id
    self.name = name
    self.administrators = administrators
    self.generation = generation
  }

  /// - Throws: `SIGNET-Ad3mC` where they are too many.
  package static func check(administrators count: Int) throws(DomainError) {
    guard count <= maximumAdministrators else {
      throw DomainError(.invalidArgument, "SIGNET-Ad3mC", "Errors.Org.TooManyAdministrators")
    }
  }
}

extension NewAdministeredOrganization.Administrator {
  /// With each role once, and what is wrong with a new person found.
  /// - Throws: `Org-4N8es` for a role that organizations do not give.
  fileprivate func checked() throws(DomainError) -> Self {
    var checked = self
    guard let roles = MemberChange.distinct(roles.isEmpty ? ["ORG_OWNER"] : roles, of: .organization("")) else {
      throw DomainError(.invalidArgument, "Org-4N8es", "Errors.Org.MemberInvalid")
    }
    checked.roles = roles
    switch user {
    case .existing(let id): _ = try TextKind.searched.checked(id)
    case .new(let human): checked.user = .new(try human.checked())
    }
    return checked
  }
}

extension Command<ChangeOutcome> {
  /// Admin v1 `SetUpOrg`, Organization v2 `AddOrganization`: creates an organization with those who administer it, some of
  /// whom may be created with it.
  ///
  /// Whoever may create organizations owns those that they create, so that all roles there are theirs to give.
  /// - Parameters:
  ///   - mustBeProved: whether it is to be proved first that the organization owns its domain.
  ///   - policy: counts what is sent to new people.
  /// - Throws: as `addOrganization` and `add`.
  package static func setUpOrganization(
    _ new: NewAdministeredOrganization, by editorID: String, baseDomain: String, mustBeProved: Bool = false,
    policy: RatePolicy
  ) throws(DomainError) -> Self {
    try NewAdministeredOrganization.check(administrators: new.administrators.count)
    guard new.generation == .v1 || !new.id.trimmed.isEmpty && !new.name.trimmed.isEmpty else {
      throw DomainError(.invalidArgument, "ORG-4ABd3", "Errors.Invalid.Argument")
    }
    let id = try TextKind.id.checked(new.id)
    let created = try NewOrganization(id, name: new.name, under: baseDomain)
    let domain = new.domain.isEmpty ? nil : try DomainName(adding: new.domain, under: baseDomain)
    var (administrators, keys): ([NewAdministeredOrganization.Administrator], [Key]) = ([], [])
    for administrator in new.administrators {
      let administrator = try administrator.checked()
      administrators.append(administrator)
      switch administrator.user {
      case .existing(let id): keys.append(.user(id))
      case .new(let human): keys += human.keys(policy, caller: editorID)
      }
    }
    return Self(by: editorID, [.user(id), .organization(id), .instance] + keys) {
      [administrators] changes throws(DomainError) in
      guard changes.isFree(id) else {
        throw DomainError(.alreadyExists, "ORG-laho2n", "Errors.Org.AlreadyExisting")
      }
      var organization = try changes.create(created, ownerID: nil)
      var members: Set<String> = []
      for administrator in administrators {
        let userID = try changes.userID(administrator.user, policy)
        guard members.insert(userID).inserted else {
          throw DomainError(.alreadyExists, "ORG-poWwe", "Errors.Org.Member.AlreadyExists")
        }
        changes.append(.memberAdded(userID: userID, roles: administrator.roles), to: &organization)
      }
      let standard = DomainPolicy(domainsMustBeProved: mustBeProved)
      let policy = DomainPolicy.current(changes.instance, default: standard)
      if let domain { try changes.addDomain(domain, to: &organization, mustBeProved: policy.domainsMustBeProved) }
      return ChangeOutcome(organization)
    }
  }
}

extension Changes {
  /// The id of a user who is there, or is created.
  fileprivate mutating func userID(
    _ user: NewAdministeredOrganization.Administrator.User, _ policy: RatePolicy
  ) throws(DomainError) -> String {
    switch user {
    case .new(let human): return try add(human, policy).id
    case .existing(let id):
      guard self.user(id)?.exists == true else {
        throw DomainError(.preconditionFailed, "ORG-GoXOn", "Errors.User.NotFound")
      }
      return id
    }
  }
}
