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
}

/// Changes a person, all that is asked for or nothing. Nothing to change is no error.
package struct UpdateHuman: Command {
  /// What became of it, and which codes the caller is to be told.
  package struct Outcome: Sendable {
    package var change: ChangeOutcome
    /// Whether a code for the address was issued that the caller asked to be told.
    package var returnsEmailCode = false
    /// Whether a code for the number was issued that the caller asked to be told.
    package var returnsPhoneCode = false
  }

  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var change: HumanChange
  /// Counts what is sent.
  package var policy: ResendPolicy

  package init(
    userID: String, editorID: String, permit: @escaping Permit, change: HumanChange, policy: ResendPolicy
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.change = change
    self.policy = policy
    self.change.userName = change.userName?.trimmed
  }

  package var keys: CommandKeys {
    var limits: [ResendLimit.Key] = []
    if let email = self.change.email { limits.append(.init(.changedAddress, email.address.text)) }
    if case .set(let phone)? = self.change.phone { limits.append(.init(.changedAddress, phone.number.text)) }
    return CommandKeys(
      users: [self.userID], resendLimits: limits,
      domains: self.change.userName.map { UserName.domains(of: $0) } ?? [])
  }

  package func furtherKeys(_ state: LoadedState) -> CommandKeys { .organization(of: state.user(self.userID)) }

  /// Nobody of this kind has the id.
  package static let unknown = DomainError(.notFound, "COMMAND-ugjs0upun6", "Errors.User.NotFound")

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<Outcome> {
    var user = try state.user(self.userID, in: .anywhere(self.permit), missing: Self.unknown) { $0.human != nil }
    guard let human = user.human else { throw Self.unknown }
    var changes = Changes(by: self.editorID, at: now)
    var decision = Decision<Outcome>(outcome: .success(Outcome(change: ChangeOutcome(user))))
    var outcome = Outcome(change: ChangeOutcome(user))
    if let password = self.change.password {
      _ = try state.passwordOwner(user.id, in: .anywhere(self.permit))
      // A wrong code counts, and alone.
      if let wrong = try changes.check(password.proof, of: human, user: &user) {
        decision.outcome = .failure(wrong)
        decision.events = changes.events
        decision.users = [user]
        return decision
      }
    }
    if let name = self.change.userName, !name.isEmpty, name != user.userName {
      try state.allow(userName: name, in: user.organizationID)
      decision.claims = UserName.claims(changing: user.userName, to: name)
      changes.append(.userNameChanged(name), to: &user)
    }
    if let profile = self.change.profile {
      let changed = try profile.applied(to: human.profile)
      if changed != human.profile { changes.append(.profileChanged(changed), to: &user) }
    }
    if let email = self.change.email {
      decision.resendLimits += try state.limits(self.policy, email, of: human, at: now)
      decision.notifications += changes.change(email, of: human, &user, &outcome)
    }
    if let phone = self.change.phone {
      decision.resendLimits += try state.limits(self.policy, phone, of: human, at: now)
      decision.notifications += changes.change(phone, of: human, &user, &outcome)
    }
    if let password = self.change.password {
      changes.append(.passwordChanged(hash: password.hash, isChangeRequired: password.isChangeRequired), to: &user)
      decision.notifications += changes.tellOfPasswordChange(of: user, state)
    }
    outcome.change = ChangeOutcome(user)
    decision.outcome = .success(outcome)
    if !changes.events.isEmpty {
      decision.events = changes.events
      decision.users = [user]
    }
    return decision
  }
}

extension HumanChange.Profile {
  /// - Throws: `USER-UCej2`, `USER-4hB7d` when nothing is left of a name.
  fileprivate func applied(to profile: Profile) throws(DomainError) -> Profile {
    let firstName = self.firstName?.trimmed ?? profile.firstName
    let lastName = self.lastName?.trimmed ?? profile.lastName
    // A display name that was derived follows the names.
    let isDerived = profile.displayName == "\(profile.firstName) \(profile.lastName)"
    return try Profile(
      firstName: firstName, lastName: lastName, nickName: self.nickName ?? profile.nickName,
      displayName: self.displayName ?? (isDerived ? "" : profile.displayName),
      preferredLanguage: self.preferredLanguage ?? profile.preferredLanguage, gender: self.gender ?? profile.gender
    ).normalized(firstName: "USER-UCej2", lastName: "USER-4hB7d")
  }
}

extension LoadedState {
  /// Counts the message that a change of address brings with it, if any.
  fileprivate func limits(
    _ policy: ResendPolicy, _ change: HumanChange.Email, of human: Human, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    guard change.address != human.email.address, case .send? = change.delivery else { return [] }
    return try self.countingChange(policy, to: change.address.text, at: now)
  }

  fileprivate func limits(
    _ policy: ResendPolicy, _ change: HumanChange.Phone, of human: Human, at now: Timestamp
  ) throws(DomainError) -> [ResendLimit] {
    guard case .set(let phone) = change, phone.number != human.phone?.number, phone.delivery == .sms else { return [] }
    return try self.countingChange(policy, to: phone.number.text, at: now)
  }
}

extension Changes {
  /// The same address is not changed, but can become verified.
  fileprivate mutating func change(
    _ change: HumanChange.Email, of human: Human, _ user: inout User, _ outcome: inout UpdateHuman.Outcome
  ) -> [Notification] {
    let isChanged = change.address != human.email.address
    if isChanged { self.append(.emailChanged(change.address), to: &user) }
    guard let delivery = change.delivery else {
      if isChanged || !human.email.isVerified { self.append(.emailVerified, to: &user) }
      return []
    }
    guard isChanged else { return [] }
    outcome.returnsEmailCode = delivery == .returned
    return self.issueEmailCode(change.code, to: &user, delivery: delivery, interface: .userV2)
  }

  fileprivate mutating func change(
    _ change: HumanChange.Phone, of human: Human, _ user: inout User, _ outcome: inout UpdateHuman.Outcome
  ) -> [Notification] {
    switch change {
    case .remove:
      if human.phone != nil { self.append(.phoneRemoved, to: &user) }
      return []
    case .set(let phone):
      let isChanged = phone.number != human.phone?.number
      if isChanged { self.append(.phoneChanged(phone.number), to: &user) }
      guard let delivery = phone.delivery else {
        if isChanged || human.phone?.isVerified == false { self.append(.phoneVerified, to: &user) }
        return []
      }
      guard isChanged else { return [] }
      outcome.returnsPhoneCode = delivery == .returned
      return self.issuePhoneCode(phone.code, to: &user, isReturned: delivery == .returned, interface: .userV2)
    }
  }
}

/// User v2 `UpdateUser` of a program. Nothing to change is no error.
package struct UpdateProgram: Command {
  package var userID: String
  package var editorID: String
  package var permit: Permit
  package var userName: String?
  package var name: String?
  package var description: String?

  package init(
    userID: String, editorID: String, permit: @escaping Permit, userName: String?, name: String?, description: String?
  ) {
    self.userID = userID
    self.editorID = editorID
    self.permit = permit
    self.userName = userName?.trimmed
    self.name = name?.trimmed
    self.description = description
  }

  package var keys: CommandKeys {
    CommandKeys(users: [self.userID], domains: self.userName.map { UserName.domains(of: $0) } ?? [])
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    var user = try state.user(self.userID, in: .anywhere(self.permit), missing: UpdateHuman.unknown) { $0.isMachine }
    var changes = Changes(by: self.editorID, at: now)
    var claims: [Claim] = []
    if let name = self.userName, !name.isEmpty, name != user.userName {
      try state.allow(userName: name, in: user.organizationID)
      claims = UserName.claims(changing: user.userName, to: name)
      changes.append(.userNameChanged(name), to: &user)
    }
    changes.changeMachine(&user, name: self.name, description: self.description, accessTokenType: nil)
    guard !changes.events.isEmpty else { return Decision(outcome: .success(ChangeOutcome(user))) }
    var decision = Decision(changes, user)
    decision.claims = claims
    return decision
  }
}
