/// The first start on an empty store: the instance, its default organization, and a program that may do everything.
package struct SetUpInstance: Command {
  package var instanceID: String
  package var organizationID: String
  package var organizationName: String
  /// The id of the program that may do everything.
  package var adminID: String
  /// Its user name and its name.
  package var adminName: String
  /// The id of its token.
  package var tokenID: String
  /// SHA-256 of the token of the program.
  package var tokenDigest: [UInt8]
  /// BCP 47: the language of mails to people without a preferred one.
  package var defaultLanguage: String
  private let domain: String

  /// - Throws: as `AddOrganization.init`, and `COMMAND-00p2b` without a name of the program.
  package init(
    instanceID: String, organizationID: String, organizationName: String, adminID: String, adminName: String,
    tokenID: String, tokenDigest: [UInt8], defaultLanguage: String, baseDomain: String
  ) throws(DomainError) {
    let organizationName = organizationName.trimmed
    guard !organizationName.isEmpty else { throw DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid") }
    self.instanceID = instanceID
    self.organizationID = organizationID
    self.organizationName = organizationName
    self.adminID = adminID
    self.adminName = try UserName.normalized(adminName)
    self.tokenID = tokenID
    self.tokenDigest = tokenDigest
    self.defaultLanguage = defaultLanguage
    self.domain = try OrganizationDomain.made(from: organizationName, under: baseDomain)
  }

  package var keys: CommandKeys { CommandKeys(instance: true) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard state.instance == nil else {
      throw DomainError(.preconditionFailed, "SIGNET-In5tc", "Errors.Already.Exists")
    }
    var changes = Changes(by: "", at: now)
    var instance = changes.createInstance(id: self.instanceID, defaultLanguage: self.defaultLanguage)
    let organization = changes.createOrganization(
      id: self.organizationID, name: self.organizationName, domain: self.domain, ownerID: nil)
    changes.append(.defaultOrganizationSet(organization.id), to: &instance)
    var admin = try changes.createUser(
      id: self.adminID, organizationID: organization.id,
      .machineAdded(userName: self.adminName, machine: Machine(name: self.adminName)))
    changes.append(
      .personalAccessTokenAdded(id: self.tokenID, digest: self.tokenDigest, expires: Expiration.never),
      to: &admin)
    changes.append(.memberAdded(userID: admin.id, roles: ["IAM_OWNER"]), to: &instance)
    var decision = Decision(changes, admin)
    decision.organizations = [organization]
    decision.instance = instance
    decision.claims =
      [UserName.claim(self.adminName)] + OrganizationDomain.claims(name: self.organizationName, domain: self.domain)
    return decision
  }
}
