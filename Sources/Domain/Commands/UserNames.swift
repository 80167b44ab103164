/// The rules of user names: trimmed, not empty, and regardless of case held by one user of the instance.
enum UserName {
  static func normalized(_ name: String) throws(DomainError) -> String {
    let name = name.trimmed
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "COMMAND-00p2b", "Errors.User.Username.Empty") }
    return name
  }

  static func claim(_ name: String) -> Claim {
    .take(
      UniqueName(.userName, name), conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.User.AlreadyExists"))
  }

  static func release(_ name: String) -> Claim { .release(UniqueName(.userName, name)) }

  /// What a change of name takes and frees: nothing where only the case differs, since the name is held already.
  static func claims(changing old: String, to new: String) -> [Claim] {
    guard UniqueName(.userName, old) != UniqueName(.userName, new) else { return [] }
    return [Self.claim(new), Self.release(old)]
  }

  /// The domain that a name ends in, folded: `ada@Example.com` → `example.com`. At most one.
  static func domains(of name: String) -> [String] {
    guard let at = name.lastIndex(of: "@"), at > name.startIndex else { return [] }
    let domain = name[name.index(after: at)...]
    return domain.isEmpty ? [] : [domain.lowercased()]
  }
}

extension LoadedState {
  /// Refuses a name that ends in a domain which another organization has proved to be its own: whoever held it could
  /// pass for one of theirs. Needs the domains of `UserName.domains(of:)` among the keys.
  /// - Throws: `COMMAND-SFd21`.
  func allow(userName: String, in organizationID: String) throws(DomainError) {
    for domain in UserName.domains(of: userName) {
      guard let owner = self.domainOwners[domain], owner != organizationID else { continue }
      throw DomainError(.invalidArgument, "COMMAND-SFd21", "Errors.User.DomainNotAllowedAsUsername")
    }
  }
}

/// Management v1 `UpdateUserName`, Auth v1 `UpdateMyUserName`: another name to log in with.
package struct ChangeUserName: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  /// Trimmed; taken regardless of case.
  package var userName: String

  package init(userID: String, organizationID: String, editorID: String, userName: String) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.userName = userName.trimmed
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], domains: UserName.domains(of: self.userName))
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty, !self.userName.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-2N9fs", "Errors.IDMissing")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID else {
      throw DomainError(.notFound, "COMMAND-5N9ds", "Errors.User.NotFound")
    }
    guard user.userName != self.userName else {
      throw DomainError(.preconditionFailed, "COMMAND-6m9gs", "Errors.User.UsernameNotChanged")
    }
    try state.allow(userName: self.userName, in: user.organizationID)
    let claims = UserName.claims(changing: user.userName, to: self.userName)
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.userNameChanged(self.userName), to: &user)
    var decision = Decision(changes, user)
    decision.claims = claims
    return decision
  }
}
