/// Management v1 `UpdateMachine`: other names of a program, or another kind of token.
package struct UpdateMachine: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  /// Empty: as it is.
  package var name: String
  package var description: String
  package var accessTokenType: Machine.AccessTokenType

  package init(
    userID: String, organizationID: String, editorID: String, name: String, description: String,
    accessTokenType: Machine.AccessTokenType
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.name = name
    self.description = description
    self.accessTokenType = accessTokenType
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.organizationID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xiown3", "Errors.ResourceOwnerMissing")
    }
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-p0p3mi", "Errors.User.UserIDMissing")
    }
    let missing = DomainError(.notFound, "COMMAND-5M0od", "Errors.User.NotFound")
    var user = try state.user(self.userID, in: .organization(self.organizationID), missing: missing) { $0.isMachine }
    var changes = Changes(by: self.editorID, at: now)
    changes.changeMachine(
      &user, name: self.name.trimmed, description: self.description, accessTokenType: self.accessTokenType)
    guard !changes.events.isEmpty else {
      throw DomainError(.preconditionFailed, "COMMAND-2n8vs", "Errors.User.NotChanged")
    }
    return Decision(changes, user)
  }
}

extension Changes {
  /// Appends an event unless everything is as it was. Nil and an empty name: as it is.
  mutating func changeMachine(
    _ user: inout User, name: String?, description: String?, accessTokenType: Machine.AccessTokenType?
  ) {
    guard let machine = user.machine else { return }
    var changed = machine
    if let name, !name.isEmpty { changed.name = name }
    if let description { changed.description = description }
    if let accessTokenType { changed.accessTokenType = accessTokenType }
    guard changed != machine else { return }
    self.append(
      .machineChanged(
        name: changed.name, description: changed.description, accessTokenType: changed.accessTokenType), to: &user)
  }
}
