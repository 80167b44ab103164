/// Management v1 `AddMachineUser`: creates a program.
public struct AddMachine: Command {
  public var userID: String
  public var organizationID: String
  public var editorID: String
  public var userName: String
  public var machine: Machine

  /// - Throws: `COMMAND-xiown3`, `COMMAND-p0p2mi`, `COMMAND-bs9Ds` and `COMMAND-bm9Ds` without an organization, an id, a
  ///   user name or a name.
  public init(
    userID: String, organizationID: String, editorID: String, userName: String, machine: Machine
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
  }

  public var keys: CommandKeys { .newUser(self.userID, in: self.organizationID) }

  public func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    try state.requireOrganization(self.organizationID)
    guard state.isFree(self.userID) else {
      throw DomainError(.preconditionFailed, "COMMAND-k2una", "Errors.User.AlreadyExisting")
    }
    var changes = Changes(by: self.editorID, at: now)
    let user = try changes.createUser(
      id: self.userID, organizationID: self.organizationID,
      .machineAdded(userName: self.userName, machine: self.machine))
    var decision = Decision(changes, user)
    decision.claims = [UserName.claim(self.userName)]
    return decision
  }
}

/// Management v1 `AddPersonalAccessToken`: lets a program call with a token.
public struct AddPersonalAccessToken: Command {
  public var userID: String
  /// Users of another organization are not found.
  public var organizationID: String
  public var editorID: String
  public var tokenID: String
  /// SHA-256 of the token.
  public var digest: [UInt8]
  /// Nil: as good as never.
  public var expires: Timestamp?

  public init(
    userID: String, organizationID: String, editorID: String, tokenID: String, digest: [UInt8], expires: Timestamp?
  ) {
    self.userID = userID
    self.organizationID = organizationID
    self.editorID = editorID
    self.tokenID = tokenID
    self.digest = digest
    self.expires = expires
  }

  /// 9999-12-31T23:59:59Z, the last moment that the protocol can name.
  public static let never = Timestamp(seconds: 253_402_300_799)

  public var keys: CommandKeys { CommandKeys(users: [self.userID]) }

  public func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard !self.organizationID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-xs0k2n", "Errors.ResourceOwnerMissing")
    }
    guard !self.userID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-0pzb1", "Errors.User.UserIDMissing")
    }
    guard !self.tokenID.isEmpty else {
      throw DomainError(.invalidArgument, "COMMAND-68xm2o", "Errors.IDMissing")
    }
    if let expires, expires <= now {
      throw DomainError(.invalidArgument, "DOMAIN-dv3t5", "Errors.AuthNKey.ExpireBeforeNow")
    }
    guard var user = state.user(self.userID), user.exists, user.organizationID == self.organizationID else {
      throw DomainError(.preconditionFailed, "COMMAND-Dggw2", "Errors.User.NotFound")
    }
    guard user.machine != nil else {
      throw DomainError(.preconditionFailed, "COMMAND-Df2f1", "Errors.User.WrongType")
    }
    var changes = Changes(by: self.editorID, at: now)
    changes.append(
      .personalAccessTokenAdded(id: self.tokenID, digest: self.digest, expires: self.expires ?? Self.never), to: &user)
    return Decision(changes, user)
  }
}
