/// The first start on an empty store: the instance, its default organization, and a machine that may do everything.
package struct NewInstance: Sendable {
  /// What the organization of a first start is called.
  package static let standardOrganizationName = "Default"

  package var instanceID: String
  package var organizationID: String
  package var organizationName = standardOrganizationName
  package var admin: NewOwner
  /// BCP 47: the language of mails to people without a preferred one.
  package var defaultLanguage = "en"
  /// The domain under which organizations get theirs.
  package var baseDomain: String
}

extension NewInstance {
  /// One that speaks English, with an organization of the standard name.
  package init(instanceID: String, organizationID: String, admin: NewOwner, baseDomain: String) {
    self.init(
      instanceID: instanceID, organizationID: organizationID, admin: admin, defaultLanguage: "en",
      baseDomain: baseDomain)
  }
}

extension Command<ChangeOutcome> {
  /// Sets up an empty store.
  /// - Throws: as `addOrganization`, and `COMMAND-00p2b` without a name of the machine.
  package static func setUp(_ new: NewInstance) throws(DomainError) -> Self {
    let owner = try NewOrganization(new.organizationID, name: new.organizationName, under: new.baseDomain)
    let adminName = try UserName.normalized(new.admin.userName)
    return Self(by: "", [.instance]) { changes throws(DomainError) in
      guard changes.instance == nil else {
        throw DomainError(.preconditionFailed, "SIGNET-In5tc", "Errors.Already.Exists")
      }
      var instance: Instance = try changes.create(
        id: new.instanceID, in: new.instanceID, .added(defaultLanguage: new.defaultLanguage))
      changes.claims.append(UserName.claim(UniqueName(.userName, adminName), by: new.admin.userID))
      let organization = try changes.create(owner, ownerID: nil)
      changes.append(.defaultOrganizationSet(organization.id), to: &instance)
      let admin = try changes.create(new.admin, named: adminName, in: organization.id, of: &instance)
      return ChangeOutcome(admin)
    }
  }
}
