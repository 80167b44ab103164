/// The first start on an empty store: the instance, its default organization, and a machine that may do everything.
package struct NewInstance: Sendable {
  /// What the organization of a first start is called.
  package static let standardOrganizationName = "Default"

  package var instanceID: String
  package var organizationID: String
  package var organizationName: String
  /// The id of the machine that may do everything.
  package var adminID: String
  /// Its user name and its name.
  package var adminName: String
  /// The id of its token.
  package var tokenID: String
  /// SHA-256 of the token.
  package var tokenDigest: [UInt8]
  /// BCP 47: the language of mails to people without a preferred one.
  package var defaultLanguage: String
  /// The domain under which organizations get theirs.
  package var baseDomain: String

  package init(
    instanceID: String, organizationID: String, organizationName: String, adminID: String, adminName: String,
    tokenID: String, tokenDigest: [UInt8], defaultLanguage: String, baseDomain: String
  ) {
    self.instanceID = instanceID
    self.organizationID = organizationID
    self.organizationName = organizationName
    self.adminID = adminID
    self.adminName = adminName
    self.tokenID = tokenID
    self.tokenDigest = tokenDigest
    self.defaultLanguage = defaultLanguage
    self.baseDomain = baseDomain
  }
}

extension Command<ChangeOutcome> {
  /// Sets up an empty store.
  /// - Throws: as `addOrganization`, and `COMMAND-00p2b` without a name of the machine.
  package static func setUp(_ new: NewInstance) throws(DomainError) -> Self {
    let owner = try NewOrganization(new.organizationID, name: new.organizationName, under: new.baseDomain)
    let adminName = try UserName.normalized(new.adminName)
    return Self(by: "", [.instance]) { changes throws(DomainError) in
      guard changes.instance == nil else {
        throw DomainError(.preconditionFailed, "SIGNET-In5tc", "Errors.Already.Exists")
      }
      var instance: Instance = try changes.create(
        id: new.instanceID, in: new.instanceID, .added(defaultLanguage: new.defaultLanguage))
      changes.claims.append(UserName.claim(UniqueName(.userName, adminName), by: new.adminID))
      let organization = try changes.create(owner, ownerID: nil)
      changes.append(.defaultOrganizationSet(organization.id), to: &instance)
      let owner = NewOwner(
        userID: new.adminID, userName: adminName, tokenID: new.tokenID, tokenDigest: new.tokenDigest)
      let admin = try changes.create(owner, named: adminName, in: organization.id, of: &instance)
      return ChangeOutcome(admin)
    }
  }
}
