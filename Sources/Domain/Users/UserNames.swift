/// The rules of user names: trimmed, not empty, and held by one user of the instance, or of the organization, in whichever
/// spelling.
package enum UserName {
  static func normalized(_ name: String) throws(DomainError) -> String {
    let name = try TextKind.name.checked(name.trimmed)
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-00p2b", "Errors.User.Username.Empty") }
    return name
  }

  static func claim(_ name: UniqueName, by userID: String) -> Claim {
    .take(name, by: userID, conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
  }

  /// The key of the domain that a name ends in: `ada@Example.com` → `example.com`.
  package static func domain(of name: String) -> String? {
    // By scalars: a mark behind the @ makes no other character of it.
    let scalars = name.folded.unicodeScalars
    guard let at = scalars.lastIndex(of: "@"), at > scalars.startIndex else { return nil }
    let domain = scalars[scalars.index(after: at)...]
    return domain.isEmpty ? nil : DomainName.key(ofFolded: String(domain))
  }

  /// Where the @ in front of that domain is.
  static func domainStart(in name: String) -> String.Index? {
    // Full-width, it is one too.
    name.unicodeScalars.lastIndex { $0 == "@" || $0 == "\u{ff20}" }
  }
}

extension Key {
  /// What tells who has proved to own the domain that a user name ends in.
  static func domains(of userName: String) -> [Key] {
    UserName.domain(of: userName).map { [.item(.domain($0))] } ?? []
  }
}

extension Changes {
  /// Refuses a name that ends in a domain which another organization has proved to be its own: whoever held it could
  /// pass for one of theirs, unless a domain of their own organization is put behind it. Needs `Key.domains(of:)`.
  /// - Throws: `COMMAND-SFd21`.
  private func allow(userName: String, in organizationID: String, _ naming: Naming) throws(DomainError) {
    guard !naming.isOfOrganization, let domain = UserName.domain(of: userName),
      case .domain(_, let owner)? = item(.domain(domain)), owner != organizationID
    else { return }
    throw DomainError(.invalidArgument, "COMMAND-SFd21", "Errors.User.DomainNotAllowedAsUsername")
  }

  /// Takes the name of a new user. Needs `Key.naming(of:)`.
  mutating func take(userName: String, by userID: String, in organizationID: String) throws(DomainError) {
    let naming = naming(of: organizationID)
    try allow(userName: userName, in: organizationID, naming)
    claims.append(UserName.claim(UniqueName(userName: userName, naming.form, in: organizationID), by: userID))
  }

  /// Notes under which policy the name of a new user was taken.
  mutating func noteNameForm(of user: inout User) {
    let form = naming(of: user.organizationID).form
    if form != user.nameForm { append(.nameFormed(user.userName, form), to: &user) }
  }

  /// Gives a user another name; nil, empty and the same: nothing happens. Needs `Key.naming(of:)`.
  mutating func rename(_ user: inout User, to newName: String?) throws(DomainError) {
    let naming = naming(of: user.organizationID)
    guard let newName, !newName.isEmpty, newName != naming.name(of: user) else { return }
    let name = try TextKind.name.checked(newName)
    try allow(userName: name, in: user.organizationID, naming)
    let (former, new) = (naming.uniqueName(of: user), UniqueName(userName: name, naming.form, in: user.organizationID))
    // Where only the spelling differs the name is held already.
    if former != new { claims += [UserName.claim(new, by: user.id), .release(former, by: user.id)] }
    append(naming.form == NameForm() ? .userNameChanged(name) : .nameFormed(name, naming.form), to: &user)
  }
}

extension Command<ChangeOutcome> {
  /// Management v1 `UpdateUserName`, Auth v1 `UpdateMyUserName`: another name to log in with.
  /// - Parameter name: trimmed; taken in whichever spelling.
  package static func changeUserName(of target: Target, to name: String) -> Self {
    let name = name.trimmed
    let idMissing = DomainError(.invalidArgument, "COMMAND-2N9fs", "Errors.IDMissing")
    let errors = TargetErrors(
      idMissing: idMissing, unknown: DomainError(.notFound, "COMMAND-5N9ds", "Errors.User.NotFound"))
    return touching(target, .changesAccount, Key.domains(of: name)) { changes in
      changes.namingKeys(of: target.userID)
    } decide: { changes throws(DomainError) in
      guard !name.isEmpty else { throw idMissing }
      var user = try changes.user(target, .changesAccount, errors)
      guard changes.naming(of: user.organizationID).name(of: user) != name else {
        throw DomainError(.preconditionFailed, "COMMAND-6m9gs", "Errors.User.UsernameNotChanged")
      }
      try changes.rename(&user, to: name)
      return ChangeOutcome(user)
    }
  }
}

extension UniqueName {
  /// What somebody may hold who logs in by this name: the domain of an organization that puts it behind names is looked at
  /// first, since whoever else has such a name loses it.
  /// - Parameters:
  ///   - organization: whose domain the name ends in; nil: nobody's.
  ///   - naming: how its users are called.
  package static func all(loginName: String, in organization: Organization?, _ naming: Naming) -> [UniqueName] {
    let whole = UniqueName(.userName, loginName)
    guard let organization, naming.isOfOrganization, let end = UserName.domainStart(in: loginName) else {
      return [whole]
    }
    let name = String(loginName.unicodeScalars[..<end])
    return [UniqueName(userName: name, naming.form, in: organization.id), whole]
  }
}
