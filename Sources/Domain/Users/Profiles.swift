extension Profile {
  static let erased = Profile(firstName: "", lastName: "")

  /// What readers of events are told.
  var published: EventFields {
    [
      "firstName": .text(firstName), "lastName": .text(lastName), "nickName": .text(nickName),
      "displayName": .text(displayName.trimmed), "preferredLanguage": .text(preferredLanguage),
      "gender": .number(gender.rawValue),
    ]
  }
}

extension Profile {
  /// Without white space at the ends of the names.
  /// - Parameters:
  ///   - firstName: the id of the check that there is one.
  ///   - lastName: the same.
  ///   - former: what the person is called already. Former versions took more, and it stays until it is changed.
  func normalized(firstName: String, lastName: String, former: Profile? = nil) throws(DomainError) -> Profile {
    func checked(_ path: KeyPath<Profile, String>) throws(DomainError) -> String {
      let text = self[keyPath: path]
      return text == former?[keyPath: path] ? text : try TextKind.name.checked(text.trimmed)
    }
    let profile = Profile(
      firstName: try checked(\.firstName), lastName: try checked(\.lastName), nickName: try checked(\.nickName),
      displayName: try checked(\.displayName), preferredLanguage: preferredLanguage, gender: gender)
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
