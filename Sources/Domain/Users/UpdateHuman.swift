/// What is to change of a person: User v2 `UpdateHumanUser` and `UpdateUser`. Nil: as it is.
package struct HumanChange: Sendable {
  /// Another phone number, or none.
  package enum Phone: Sendable {
    case remove
    case set(NewContact<PhoneNumber>)
  }

  /// Another password, and on what strength.
  package struct Password: Sendable {
    package var proof: PasswordProof
    /// In the form of crypt(3), checked against the policy before.
    package var hash: String
    /// Whether the person must choose another at the next login.
    package var isChangeRequired: Bool
  }

  /// Names, language and gender, each as it is where nil.
  package struct Profile: Sendable {
    package var firstName: String?
    package var lastName: String?
    package var nickName: String?
    package var displayName: String?
    package var preferredLanguage: String?
    package var gender: Domain.Profile.Gender?

    /// Leaves each as it is.
    package static let nothing = Self()
  }

  /// What became of it, and which codes the caller is to be told.
  package struct Outcome: Sendable {
    package var change: ChangeOutcome
    /// Whether a code for the address was issued that the caller asked to be told.
    package var returnsEmailCode = false
    /// Whether a code for the number was issued that the caller asked to be told.
    package var returnsPhoneCode = false
  }

  package var userName: String?
  package var profile: Profile?
  /// Another address, or the same with another word on whether it is verified.
  package var email: NewContact<EmailAddress>?
  package var phone: Phone?
  package var password: Password?
  /// Set beside what there is.
  package var metadata: [MetadataEntry] = []

  /// Leaves everything as it is.
  package static let nothing = HumanChange()

  /// Nobody of this kind has the id.
  package static let unknown = DomainError(.notFound, "COMMAND-ugjs0upun6", "Errors.User.NotFound")

  fileprivate var touch: Touch {
    userName == nil && email == nil && phone == nil && password == nil ? .leavesAccount : .changesAccount
  }

  /// Whether whoever has the verified address may be told.
  fileprivate var hasNotice: Bool { email != nil || password != nil }

  /// What a change looks at besides the person: what its messages are counted by, and whose domain the name is of.
  fileprivate func keys(_ target: Target, _ policy: RatePolicy) -> [Key] {
    var keys: [Key] = []
    if let email { keys += policy.addressKeys(.change, email.place.text) }
    if case .set(let phone)? = phone { keys += policy.addressKeys(.change, phone.place.text) }
    if !keys.isEmpty { keys += policy.keys(.change, user: target.userID, caller: target.editorID) }
    if hasNotice { keys += policy.keys(.notice, user: target.userID, caller: target.editorID) }
    if let userName { keys += Key.domains(of: userName.trimmed) }
    return keys
  }
}

extension Command<HumanChange.Outcome> {
  /// Changes a person, all that is asked for or nothing. Nothing to change is no error.
  /// - Parameters:
  ///   - policy: counts what is sent.
  ///   - general: the instance's policies, of which one says whether there is a notice.
  package static func updateHuman(
    _ target: Target, _ change: HumanChange, policy: RatePolicy, general: Policies = Policies()
  ) -> Self {
    let touch = change.touch
    return touching(target, touch, change.keys(target, policy)) { changes in
      changes.organization(of: target.userID)
        + (change.userName == nil ? [] : changes.namingKeys(of: target.userID))
        + (change.hasNotice ? changes.noticeLimit(of: target.userID, policy) : [])
    } decide: { changes throws(DomainError) in
      var (user, human) = try changes.human(target, touch, TargetErrors(unknown: HumanChange.unknown))
      if let password = change.password {
        _ = try changes.human(target, touch, PasswordErrors.target)
        // A wrong code counts, and alone.
        try changes.check(password.proof, of: human, user: &user)
      }
      try changes.rename(&user, to: change.userName?.trimmed)
      if let profile = change.profile {
        let changed = try profile.applied(to: human.profile)
        if changed != human.profile { changes.append(.profileChanged(changed), to: &user) }
      }
      var outcome = HumanChange.Outcome(change: ChangeOutcome(user))
      if let email = change.email {
        outcome.returnsEmailCode = try changes.change(email, of: human, &user, policy)
      }
      if let phone = change.phone {
        outcome.returnsPhoneCode = try changes.change(phone, of: human, &user, policy)
      }
      if let password = change.password {
        changes.append(.passwordChanged(hash: password.hash, isChangeRequired: password.isChangeRequired), to: &user)
        changes.tellOfPasswordChange(of: user, policy, general)
      }
      try changes.setMetadata(change.metadata, of: &user)
      outcome.change = ChangeOutcome(user)
      return outcome
    }
  }
}

extension HumanChange.Profile {
  /// - Throws: `USER-UCej2`, `USER-4hB7d` when nothing is left of a name.
  fileprivate func applied(to profile: Profile) throws(DomainError) -> Profile {
    try Profile(
      firstName: firstName?.trimmed ?? profile.firstName, lastName: lastName?.trimmed ?? profile.lastName,
      // A display name stays, also one that was derived from names which change.
      nickName: nickName ?? profile.nickName, displayName: displayName ?? profile.displayName,
      preferredLanguage: preferredLanguage ?? profile.preferredLanguage, gender: gender ?? profile.gender
    ).normalized(firstName: "USER-UCej2", lastName: "USER-4hB7d", former: profile)
  }
}

extension Changes {
  /// The same address is not changed, but can become verified.
  /// - Returns: whether the caller is to be told a code.
  fileprivate mutating func change(
    _ change: NewContact<EmailAddress>, of human: Human, _ user: inout User, _ policy: RatePolicy
  ) throws(DomainError) -> Bool {
    let isChanged = change.place != human.email.address
    guard isChanged || change.delivery == nil && !human.email.isVerified else { return false }
    if isChanged {
      if change.isSent { try count(policy, .change, for: user, at: change.place.text) }
      try changeEmail(of: &user, to: change.place, policy)
    }
    return settle(change, .emailVerification, of: &user) { $0.verifyEmail(of: &$1) }
  }

  fileprivate mutating func change(
    _ change: HumanChange.Phone, of human: Human, _ user: inout User, _ policy: RatePolicy
  ) throws(DomainError) -> Bool {
    guard case .set(let phone) = change else {
      if human.phone != nil { changePhone(of: &user, to: nil) }
      return false
    }
    let isChanged = phone.place != human.phone?.number
    guard isChanged || phone.delivery == nil && human.phone?.isVerified == false else { return false }
    if isChanged {
      if phone.isSent { try count(policy, .change, for: user, at: phone.place.text) }
      changePhone(of: &user, to: phone.place)
    }
    return settle(phone, .phoneVerification, of: &user) { $0.append(.phoneVerified, to: &$1) }
  }

  /// Issues the code of an address or a number, or takes it for verified.
  private mutating func settle<Place>(
    _ change: NewContact<Place>, _ kind: Notification.Kind, of user: inout User,
    verify: (inout Changes, inout User) -> Void
  ) -> Bool {
    guard let delivery = change.delivery else {
      verify(&self, &user)
      return false
    }
    issue(kind, change.code, to: &user, delivery, .v2)
    return !delivery.isSent
  }
}
