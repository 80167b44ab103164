/// Management v1 `UpdateHumanProfile`, Auth v1 `UpdateMyProfile`: other names, language or gender, all at once.
package struct ChangeProfile: Command {
  package var userID: String
  /// Users of another organization are not found.
  package var organizationID: String
  package var editorID: String
  package var profile: Profile

  /// - Throws: `PROFILE-RF5z2`, `PROFILE-DSUkN` without a first or a last name.
  package init(userID: String, organizationID: String, editorID: String, profile: Profile) throws(DomainError) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.profile = try profile.normalized(firstName: "PROFILE-RF5z2", lastName: "PROFILE-DSUkN")
  }

  package var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.userID.isEmpty else {
      throw DomainError(.preconditionFailed, "COMMAND-AwbEB", "Errors.User.Profile.IDMissing")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID,
      let human = user.human
    else { throw DomainError(.preconditionFailed, "COMMAND-3M9sd", "Errors.User.Profile.NotFound") }
    guard human.profile != self.profile else {
      throw DomainError(.preconditionFailed, "COMMAND-2M0fs", "Errors.User.Profile.NotChanged")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(.profileChanged(self.profile), to: &user)
    return Decision(changes, user)
  }
}
