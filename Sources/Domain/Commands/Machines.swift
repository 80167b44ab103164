/// Management v1 `AddMachineUser`: creates a program.
package struct AddMachine: Command {
  package var userID: String
  package var organizationID: String
  package var editorID: String
  /// What the program logs in with: trimmed, and unique in the instance regardless of case.
  package var userName: String
  package var machine: Machine
  package var permit: Permit

  /// - Throws: `COMMAND-xiown3`, `COMMAND-p0p2mi`, `COMMAND-bs9Ds` and `COMMAND-bm9Ds` without an organization, an id, a
  ///   user name or a name.
  package init(
    userID: String, organizationID: String, editorID: String, userName: String, machine: Machine,
    permit: @escaping Permit = { (_) throws(DomainError) in }
  ) throws(DomainError) {
    let (userName, name) = (userName.trimmed, machine.name.trimmed)
    guard !organizationID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xiown3", "Errors.ResourceOwnerMissing")
    }
    guard !userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-p0p2mi", "Errors.User.UserIDMissing")
    }
    guard !userName.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bs9Ds", "Errors.User.Invalid")
    }
    guard !name.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-bm9Ds", "Errors.User.Invalid")
    }
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.userName = userName
    self.machine = machine
    self.machine.name = name
    self.permit = permit
  }

  package var keys: CommandKeys {
    var keys = CommandKeys.newUser(self.userID, in: self.organizationID)
    keys.domains = UserName.domains(of: self.userName)
    return keys
  }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try state.requireOrganization(self.organizationID)
    try self.permit(self.organizationID)
    guard state.isFree(self.userID) else {
      throw DomainError(.preconditionFailed, "COMMAND-k2una", "Errors.User.AlreadyExisting")
    }
    try state.allow(userName: self.userName, in: self.organizationID)
    var changes = Changes(by: self.editorID, at: now)
    let user = try changes.createUser(
      id: self.userID, organizationID: self.organizationID,
      .machineAdded(userName: self.userName, machine: self.machine))
    var decision = Decision(changes, user)
    decision.claims = [UserName.claim(self.userName)]
    return decision
  }
}
