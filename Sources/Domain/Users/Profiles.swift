extension Profile {
  /// Without white space at the ends of the names.
  /// - Parameters: the ids of the checks that there is a first and a last name.
  func normalized(firstName: String, lastName: String) throws(DomainError) -> Profile {
    let profile = Profile(
      firstName: self.firstName.trimmed, lastName: self.lastName.trimmed, nickName: nickName.trimmed,
      displayName: displayName.trimmed, preferredLanguage: preferredLanguage, gender: gender)
    guard !profile.firstName.isEmpty else {
      throw DomainError(.invalidArgument, firstName, "Errors.User.Profile.FirstNameEmpty")
    }
    guard !profile.lastName.isEmpty else {
      throw DomainError(.invalidArgument, lastName, "Errors.User.Profile.LastNameEmpty")
    }
    return profile
  }
}

extension Command<ChangeOutcome> {
  /// Management v1 `UpdateHumanProfile`, Auth v1 `UpdateMyProfile`: other names, language or gender, all at once.
  /// - Throws: `PROFILE-RF5z2`, `PROFILE-DSUkN` without a first or a last name.
  package static func changeProfile(of target: Target, to profile: Profile) throws(DomainError) -> Self {
    let profile = try profile.normalized(firstName: "PROFILE-RF5z2", lastName: "PROFILE-DSUkN")
    let errors = TargetErrors(
      idMissing: DomainError(.preconditionFailed, "COMMAND-AwbEB", "Errors.User.Profile.IDMissing"),
      unknown: DomainError(.preconditionFailed, "COMMAND-3M9sd", "Errors.User.Profile.NotFound"))
    return human(target, .leavesAccount, { _ in errors }) { changes, user, human throws(DomainError) in
      guard human.profile != profile else {
        throw DomainError(.preconditionFailed, "COMMAND-2M0fs", "Errors.User.Profile.NotChanged")
      }
      changes.append(.profileChanged(profile), to: &user)
    }
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
