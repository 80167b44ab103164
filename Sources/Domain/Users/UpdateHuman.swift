/// What is to change of a person: User v2 `UpdateHumanUser` and `UpdateUser`. Nil: as it is.
package struct HumanChange: Sendable {
  /// Another address, or the same with another word on whether it is verified.
  package struct Email: Sendable {
    package var address: EmailAddress
    /// Nil: the address is verified.
    package var delivery: CodeDelivery?
    package var code: DrawnCode

    package init(address: EmailAddress, delivery: CodeDelivery?, code: DrawnCode) {
      self.address = address
      self.delivery = delivery
      self.code = code
    }
  }

  /// Another phone number, or none.
  package enum Phone: Sendable {
    case remove
    case set(NewPhone)
  }

  /// Another password, and on what strength.
  package struct Password: Sendable {
    package var proof: PasswordProof
    /// In the form of crypt(3), checked against the policy before.
    package var hash: String
    /// Whether the person must choose another at the next login.
    package var isChangeRequired: Bool

    package init(proof: PasswordProof, hash: String, isChangeRequired: Bool) {
      self.proof = proof
      self.hash = hash
      self.isChangeRequired = isChangeRequired
    }
  }

  /// Names, language and gender, each as it is where nil.
  package struct Profile: Sendable {
    package var firstName: String?
    package var lastName: String?
    package var nickName: String?
    package var displayName: String?
    package var preferredLanguage: String?
    package var gender: Domain.Profile.Gender?

    package init(
      firstName: String? = nil, lastName: String? = nil, nickName: String? = nil, displayName: String? = nil,
      preferredLanguage: String? = nil, gender: Domain.Profile.Gender? = nil
    ) {
      self.firstName = firstName
      self.lastName = lastName
      self.nickName = nickName
      self.displayName = displayName
      self.preferredLanguage = preferredLanguage
      self.gender = gender
    }
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
  package var email: Email?
  package var phone: Phone?
  package var password: Password?

  package init(
    userName: String? = nil, profile: Profile? = nil, email: Email? = nil, phone: Phone? = nil,
    password: Password? = nil
  ) {
    self.userName = userName
    self.profile = profile
    self.email = email
    self.phone = phone
    self.password = password
  }

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
    if let email { keys += policy.addressKeys(.change, email.address.text) }
    if case .set(let phone)? = phone { keys += policy.addressKeys(.change, phone.number.text) }
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
    _ change: HumanChange.Email, of human: Human, _ user: inout User, _ policy: RatePolicy
  ) throws(DomainError) -> Bool {
    let isChanged = change.address != human.email.address
    guard isChanged || change.delivery == nil && !human.email.isVerified else { return false }
    if isChanged, change.delivery?.isSent == true {
      try count(policy, .change, for: user, at: change.address.text)
    }
    if isChanged { try changeEmail(of: &user, to: change.address, policy) }
    guard let delivery = change.delivery else {
      verifyEmail(of: &user)
      return false
    }
    issue(.emailVerification, change.code, to: &user, delivery, .v2)
    return !delivery.isSent
  }

  fileprivate mutating func change(
    _ change: HumanChange.Phone, of human: Human, _ user: inout User, _ policy: RatePolicy
  ) throws(DomainError) -> Bool {
    guard case .set(let phone) = change else {
      if human.phone != nil { changePhone(of: &user, to: nil) }
      return false
    }
    let isChanged = phone.number != human.phone?.number
    guard isChanged || phone.delivery == nil && human.phone?.isVerified == false else { return false }
    if isChanged, phone.delivery?.isSent == true {
      try count(policy, .change, for: user, at: phone.number.text)
    }
    if isChanged { changePhone(of: &user, to: phone.number) }
    guard let delivery = phone.delivery else {
      append(.phoneVerified, to: &user)
      return false
    }
    issue(.phoneVerification, phone.code, to: &user, delivery, .v2)
    return !delivery.isSent
  }
}
