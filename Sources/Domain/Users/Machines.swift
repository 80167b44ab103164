/// A machine to create.
package struct NewMachine: Sendable {
  /// A new id, or the caller's own.
  package var userID: String
  package var organizationID: String
  /// What it logs in with: trimmed, and unique in the instance in whichever spelling.
  package var userName: String
  package var machine: Machine
  package var metadata: [MetadataEntry] = []

  /// - Throws: `COMMAND-xiown3`, `COMMAND-p0p2mi`, `COMMAND-bs9Ds` and `COMMAND-bm9Ds` without an organization, an id, a
  ///   user name or a name.
  package init(
    _ userID: String, in organizationID: String, userName: String, machine: Machine
  ) throws(DomainError) {
    self.userID = try TextKind.id.checked(userID)
    self.organizationID = organizationID
    self.userName = try TextKind.name.checked(userName.trimmed)
    self.machine = machine
    self.machine.name = try TextKind.name.checked(machine.name.trimmed)
    self.machine.description = try TextKind.text.checked(machine.description)
    guard !organizationID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xiown3", "Errors.ResourceOwnerMissing")
    }
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-p0p2mi", "Errors.User.UserIDMissing")
    }
    guard !self.userName.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bs9Ds", "Errors.User.Invalid")
    }
    guard !self.machine.name.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bm9Ds", "Errors.User.Invalid")
    }
  }
}

extension Command<ChangeOutcome> {
  /// Creates a machine: Management v1 `AddMachineUser`, User v2 `CreateUser`.
  package static func add(_ new: NewMachine, by editorID: String, _ authority: Authority) -> Self {
    let keys = Key.newUser(new.userID, in: new.organizationID, userName: new.userName)
    return Self(by: editorID, keys) { changes throws(DomainError) in
      try changes.requireOrganization(new.organizationID)
      try authority.require(in: new.organizationID)
      return ChangeOutcome(try changes.add(new))
    }
  }

  /// Management v1 `UpdateMachine`: other names of a machine, or another kind of token.
  /// - Parameter name: empty: as it is.
  package static func updateMachine(
    _ target: Target, name: String, description: String, accessTokenType: Machine.AccessTokenType
  ) -> Self {
    Self(by: target.editorID, [.user(target.userID)]) { changes throws(DomainError) in
      if case .organization(let id) = target.authority, id.isEmpty {
        throw DomainError(.invalidArgument, "COMMAND-xiown3", "Errors.ResourceOwnerMissing")
      }
      let errors = TargetErrors(
        idMissing: DomainError(.invalidArgument, "COMMAND-p0p3mi", "Errors.User.UserIDMissing"),
        unknown: DomainError(.notFound, "COMMAND-5M0od", "Errors.User.NotFound"))
      var (user, machine) = try changes.machine(target, .leavesAccount, errors)
      try changes.change(
        &user, machine, name: name.trimmed, description: description, accessTokenType: accessTokenType)
      guard !changes.events.isEmpty else {
        throw DomainError(.preconditionFailed, "COMMAND-2n8vs", "Errors.User.NotChanged")
      }
      return ChangeOutcome(user)
    }
  }

  /// User v2 `UpdateUser` of a machine; nil: as it is. Nothing to change is no error.
  /// - Parameter metadata: set beside what there is.
  package static func updateMachine(
    _ target: Target, userName: String?, name: String?, description: String?,
    accessTokenType: Machine.AccessTokenType? = nil, metadata: [MetadataEntry] = []
  ) -> Self {
    let userName = userName?.trimmed
    let domains = userName.map { Key.domains(of: $0) } ?? []
    let touch = userName == nil ? Touch.leavesAccount : .changesAccount
    return touching(target, touch, domains) { changes in
      userName == nil ? [] : changes.namingKeys(of: target.userID)
    } decide: { changes throws(DomainError) in
      var (user, machine) = try changes.machine(target, touch, TargetErrors(unknown: HumanChange.unknown))
      try changes.rename(&user, to: userName)
      try changes.change(
        &user, machine, name: name?.trimmed, description: description, accessTokenType: accessTokenType)
      try changes.setMetadata(metadata, of: &user)
      return ChangeOutcome(user)
    }
  }
}

extension Changes {
  /// Creates a machine in an organization that is there.
  mutating func add(_ new: NewMachine) throws(DomainError) -> User {
    guard isFree(new.userID) else {
      throw DomainError(.preconditionFailed, "COMMAND-k2una", "Errors.User.AlreadyExisting")
    }
    try take(userName: new.userName, by: new.userID, in: new.organizationID)
    var user: User = try create(
      id: new.userID, in: new.organizationID, .machineAdded(userName: new.userName, machine: new.machine))
    noteNameForm(of: &user)
    try setMetadata(new.metadata, of: &user)
    return user
  }

  /// Appends an event unless everything is as it was. Nil and an empty name: as it is.
  fileprivate mutating func change(
    _ user: inout User, _ machine: Machine, name: String?, description: String?,
    accessTokenType: Machine.AccessTokenType?
  ) throws(DomainError) {
    var changed = machine
    if let name, !name.isEmpty { changed.name = try TextKind.name.checked(name) }
    if let description { changed.description = try TextKind.text.checked(description) }
    if let accessTokenType { changed.accessTokenType = accessTokenType }
    guard changed != machine else { return }
    append(
      .machineChanged(
        name: changed.name, description: changed.description, accessTokenType: changed.accessTokenType), to: &user)
  }
}
