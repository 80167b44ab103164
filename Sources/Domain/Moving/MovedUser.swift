// What is moved in from another server keeps its id, and nobody hears of it: no code is drawn, no message is sent, no rate
// is counted. People who wait for something ask for it again.

/// Where a user stood on the server that it comes from.
package enum MovedState: Sendable {
  /// It was not told: what v1 makes of a new person.
  case unknown
  case active, inactive, locked
  /// A person who has not begun yet.
  case initial
}

/// A person who is moved in.
package struct MovedPerson: Sendable {
  /// With their id. What it says of messages is not asked.
  package var human: NewHuman
  /// Nil: none.
  package var phone: PhoneNumber?
  package var isPhoneVerified = false
  package var state: MovedState

  package init(_ human: NewHuman, state: MovedState) {
    self.human = human
    self.state = state
  }

  /// Who has a verified address and a password has begun, unless it is known better.
  private var isInitial: Bool {
    switch state {
    case .initial: true
    case .unknown: !human.isEmailVerified || human.passwordHash == nil
    case .active, .inactive, .locked: false
    }
  }

  fileprivate func checked() throws(DomainError) -> MovedPerson {
    var person = self
    person.human.origin = .imported
    person.human.verification = isInitial ? .uninitialized : .unverified
    person.human.phone = nil
    person.human = try person.human.checked()
    return person
  }
}

extension Command<ChangeOutcome> {
  /// Takes over an organization, with a domain made from its name. Whoever does so is no member of it.
  /// - Throws: as `addOrganization`; `ORG-lapo2n` where there is one of this id.
  package static func moveIn(
    organization id: String, name: String, isInactive: Bool, by editorID: String, baseDomain: String
  ) throws(DomainError) -> Self {
    let id = try TextKind.id.checked(id)
    guard !id.isEmpty else { throw DomainError(.invalidArgument, "SIGNET-Mv1id", "Errors.IDMissing") }
    let new = try NewOrganization(id, name: name, under: baseDomain)
    return Self(by: editorID, [.user(id), .organization(id), .instance]) { changes throws(DomainError) in
      guard changes.isFree(id) else {
        throw DomainError(.alreadyExists, "ORG-lapo2n", "Errors.Org.AlreadyExisting")
      }
      var organization = try changes.create(new, ownerID: nil)
      if isInactive { changes.append(.deactivated, to: &organization) }
      return ChangeOutcome(organization)
    }
  }

  /// Takes over a domain: verified where it was, and the primary one where it was that.
  /// - Throws: as `addDomain`; `V2-e1wse` where the organization has it.
  package static func moveIn(
    domain text: String, isVerified: Bool, isPrimary: Bool, to target: OrganizationTarget, baseDomain: String
  ) throws(DomainError) -> Self {
    let name = try DomainName(adding: text, under: baseDomain)
    return organization(target, unknown: .organizationRequired) { changes, organization throws(DomainError) in
      try changes.addDomain(name, to: &organization, mustBeProved: !isVerified)
      if isVerified, isPrimary { changes.append(.domainPrimarySet(name.text), to: &organization) }
    }
  }

  /// Takes over a person: with the password, the authenticator app and the state that they had.
  /// - Throws: what is wrong with names and metadata; `COMMAND-ziuna` where the id is used.
  package static func moveIn(_ person: MovedPerson, by editorID: String) throws(DomainError) -> Self {
    let person = try person.checked()
    let human = person.human
    let keys = Key.newUser(human.userID, in: human.organizationID, userName: human.userName)
    return Self(by: editorID, keys) { changes throws(DomainError) in
      try changes.requireOrganization(human.organizationID)
      // Nothing is sent, so that no rate is asked for.
      var user = try changes.add(human, RatePolicy())
      if let phone = person.phone {
        changes.append(.phoneChanged(phone), to: &user)
        if person.isPhoneVerified { changes.append(.phoneVerified, to: &user) }
      }
      changes.settle(person.state, of: &user)
      return ChangeOutcome(user)
    }
  }

  /// Takes over a program in the state that it had.
  /// - Throws: `COMMAND-k2una` where the id is used.
  package static func moveIn(_ machine: NewMachine, _ state: MovedState, by editorID: String) -> Self {
    let keys = Key.newUser(machine.userID, in: machine.organizationID, userName: machine.userName)
    return Self(by: editorID, keys) { changes throws(DomainError) in
      try changes.requireOrganization(machine.organizationID)
      var user = try changes.add(machine)
      changes.settle(state, of: &user)
      return ChangeOutcome(user)
    }
  }

  /// Takes over metadata of a user, where there is none by this key yet.
  /// - Throws: as `setMetadata`; `SIGNET-Mv2me` where there is some.
  package static func moveIn(_ entry: MetadataEntry, of target: Target) throws(DomainError) -> Self {
    let entry = try entry.checkedNew()
    let item = Item.Key.metadata(ownerID: target.userID, key: entry.key)
    let unknown = DomainError(.preconditionFailed, "COMMAND-uXHNj", "Errors.User.NotFound")
    return user(target, .leavesAccount, TargetErrors(unknown: unknown), [.item(item)]) {
      changes, user throws(DomainError) in
      guard changes.item(item) == nil else {
        throw DomainError(.alreadyExists, "SIGNET-Mv2me", "Errors.Already.Exists")
      }
      changes.append(.metadataSet(key: entry.key, value: entry.value), to: &user)
    }
  }
}

extension Changes {
  /// A user who may not act where it comes from may not act here.
  fileprivate mutating func settle(_ state: MovedState, of user: inout User) {
    switch state {
    case .inactive: append(.deactivated, to: &user)
    case .locked: append(.locked, to: &user)
    case .unknown, .active, .initial: break
    }
  }
}

extension User {
  /// Whether this is the person that is moved in, as far as names and addresses tell: whatever proves who somebody is may
  /// have changed since.
  package func isSame(as person: MovedPerson) -> Bool {
    guard let moved = try? person.checked(), let human else { return false }
    let new = moved.human
    return organizationID == new.organizationID && userName.folded == new.userName.folded
      && human.profile == new.profile
      && human.email.address == new.email && human.phone?.number == moved.phone
  }

  /// Whether this is the program that is moved in.
  package func isSame(as new: NewMachine) -> Bool {
    organizationID == new.organizationID && userName.folded == new.userName.folded && machine?.name == new.machine.name
  }
}
