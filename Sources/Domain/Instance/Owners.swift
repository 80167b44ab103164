/// A machine that owns the instance, and the token that it calls with.
package struct NewOwner: Sendable {
  package var userID: String
  /// Its user name and its name.
  package var userName: String
  package var tokenID: String
  /// SHA-256 of the token.
  package var tokenDigest: [UInt8]

  package init(userID: String, userName: String, tokenID: String, tokenDigest: [UInt8]) {
    self.userID = userID
    self.userName = userName
    self.tokenID = tokenID
    self.tokenDigest = tokenDigest
  }
}

extension Command<ChangeOutcome> {
  /// Makes another owner of the instance, in its default organization: for operators whom no owner lets in any more.
  /// - Throws: `COMMAND-00p2b` without a name.
  package static func addOwner(_ new: NewOwner) throws(DomainError) -> Self {
    let name = try UserName.normalized(new.userName)
    let keys = [Key.user(new.userID), .organization(new.userID), .instance] + Key.domains(of: name)
    return Self(by: "", keys) { changes in
      changes.instance.map { [.organization($0.defaultOrganizationID)] } ?? []
    } decide: { changes throws(DomainError) in
      guard var instance = changes.instance else { throw Instance.missing }
      let organizationID = instance.defaultOrganizationID
      try changes.requireOrganization(organizationID)
      guard changes.isFree(new.userID) else {
        throw DomainError(.preconditionFailed, "COMMAND-k2una", "Errors.User.AlreadyExisting")
      }
      try changes.take(userName: name, by: new.userID, in: organizationID)
      return ChangeOutcome(try changes.create(new, named: name, in: organizationID, of: &instance))
    }
  }
}

extension Changes {
  /// A machine that may do everything. Its name was taken.
  mutating func create(
    _ new: NewOwner, named name: String, in organizationID: String, of instance: inout Instance
  ) throws(DomainError) -> User {
    var owner: User = try create(
      id: new.userID, in: organizationID, .machineAdded(userName: name, machine: Machine(name: name)))
    noteNameForm(of: &owner)
    append(
      .personalAccessTokenAdded(id: new.tokenID, digest: new.tokenDigest, expires: Expiration.never), to: &owner)
    append(.memberAdded(userID: owner.id, roles: ["IAM_OWNER"]), to: &instance)
    return owner
  }
}
