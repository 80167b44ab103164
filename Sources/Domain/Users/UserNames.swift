/// The rules of user names: trimmed, not empty, and held by one user of the instance in whichever spelling.
package enum UserName {
  static func normalized(_ name: String) throws(DomainError) -> String {
    let name = try TextKind.name.checked(name.trimmed)
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-00p2b", "Errors.User.Username.Empty") }
    return name
  }

  static func claim(_ name: String, by userID: String) -> Claim {
    .take(
      UniqueName(.userName, name), by: userID,
      conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
  }

  static func release(_ name: String, by userID: String) -> Claim { .release(UniqueName(.userName, name), by: userID) }

  /// The key of the domain that a name ends in: `ada@Example.com` → `example.com`.
  package static func domain(of name: String) -> String? {
    // By scalars: a mark behind the @ makes no other character of it.
    let scalars = name.folded.unicodeScalars
    guard let at = scalars.lastIndex(of: "@"), at > scalars.startIndex else { return nil }
    let domain = scalars[scalars.index(after: at)...]
    return domain.isEmpty ? nil : DomainName.key(ofFolded: String(domain))
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
  /// pass for one of theirs. Needs `Key.domains(of:)`.
  /// - Throws: `COMMAND-SFd21`.
  private func allow(userName: String, in organizationID: String) throws(DomainError) {
    guard let domain = UserName.domain(of: userName), case .domain(_, let owner)? = item(.domain(domain)),
      owner != organizationID
    else { return }
    throw DomainError(.invalidArgument, "COMMAND-SFd21", "Errors.User.DomainNotAllowedAsUsername")
  }

  /// Takes the name of a new user.
  mutating func take(userName: String, by userID: String, in organizationID: String) throws(DomainError) {
    try allow(userName: userName, in: organizationID)
    claims.append(UserName.claim(userName, by: userID))
  }

  /// Gives a user another name; nil, empty and the same: nothing happens.
  mutating func rename(_ user: inout User, to newName: String?) throws(DomainError) {
    guard let newName, !newName.isEmpty, newName != user.userName else { return }
    let name = try TextKind.name.checked(newName)
    try allow(userName: name, in: user.organizationID)
    // Where only the spelling differs the name is held already.
    if UniqueName(.userName, user.userName) != UniqueName(.userName, name) {
      claims += [UserName.claim(name, by: user.id), UserName.release(user.userName, by: user.id)]
    }
    append(.userNameChanged(name), to: &user)
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
    return touching(target, .changesAccount, Key.domains(of: name)) { changes throws(DomainError) in
      guard !name.isEmpty else { throw idMissing }
      var user = try changes.user(target, .changesAccount, errors)
      guard user.userName != name else {
        throw DomainError(.preconditionFailed, "COMMAND-6m9gs", "Errors.User.UsernameNotChanged")
      }
      try changes.rename(&user, to: name)
      return ChangeOutcome(user)
    }
  }
}
