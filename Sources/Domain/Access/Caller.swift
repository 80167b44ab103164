/// Who makes a call: what authentication finds out, and services and commands ask.
package struct Caller: Sendable {
  package let userID: String
  /// The organization that the call is about: the one that `x-zitadel-orgid` names, else the caller's own.
  package let organizationID: String
  package let grants: Grants
  /// The session that the token is of; nil for a token of another kind.
  package let session: BearerSession?

  package init(userID: String, organizationID: String, grants: Grants, session: BearerSession? = nil) {
    self.userID = userID
    self.organizationID = organizationID
    self.grants = grants
    self.session = session
  }

  /// Refuses unless a role of the caller, on the organization that owns the target, carries the permission.
  /// Nobody needs one for oneself, where the method allows that.
  package func require(
    _ permission: String, onTarget userID: String? = nil, in organization: String
  ) throws(DomainError) {
    if let userID, userID == self.userID { return }
    try grants.require(permission, in: organization, else: .permissionMissingOnTarget)
  }

  /// A user that v1 looks for in the organization of the call, where the permission was asked for.
  package func target(_ userID: String) -> Target {
    Target(userID, by: self.userID, .organization(organizationID))
  }

  /// A user whom v2 sends a code, or whose address it takes for verified; nil: the latter.
  ///
  /// Nobody is told a code of their own, nor taken at their word that none is needed: then a code would prove nothing. Both
  /// take the permission that others need.
  package func target(_ userID: String, of delivery: CodeDelivery?) -> Target {
    target(userID, "user.write", oneself: delivery?.isSent == true ? .free : .alike)
  }

  /// A user that v2 finds everywhere, and asks for the permission where it belongs.
  package func target(_ userID: String, _ permission: String, oneself: Authority.Oneself) -> Target {
    Target(userID, by: self.userID, .permission(permission, of: self, oneself: oneself))
  }
}
