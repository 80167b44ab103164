/// The organization that a command is about, who asks, and by what right.
package struct OrganizationTarget: Sendable {
  package var id: String
  package var editorID: String
  package var authority: Authority

  package init(_ id: String, by editorID: String, _ authority: Authority) {
    self.id = id
    self.editorID = editorID
    self.authority = authority
  }
}

extension Caller {
  /// The organization of the call, or for whoever runs the instance any other: the permission was asked before.
  package func organization(_ id: String? = nil) -> OrganizationTarget {
    OrganizationTarget(id ?? organizationID, by: userID, .proof(.v1))
  }

  /// An organization that v2 names, and asks for the permission in.
  package func organization(_ id: String, _ permission: String) -> OrganizationTarget {
    OrganizationTarget(id, by: userID, .permission(permission, of: self))
  }
}

extension DomainError {
  /// Where there is no organization that something could belong to.
  static let organizationRequired = DomainError(.preconditionFailed, "COMMAND-QXPGs", "Errors.Org.NotFound")
}

extension Changes {
  /// The organization that a command is about, once the caller may touch it.
  func organization(
    _ target: OrganizationTarget, unknown: @autoclosure () -> DomainError
  ) throws(DomainError) -> Organization {
    _ = try TextKind.searched.checked(target.id)
    // Strangers learn nothing of organizations, not even which there are.
    try target.authority.require(in: target.id)
    guard let organization = organization(target.id), organization.exists else { throw unknown() }
    return organization
  }
}

extension Command<ChangeOutcome> {
  /// Changes an organization.
  static func organization(
    _ target: OrganizationTarget, unknown: DomainError, _ keys: [Key] = [],
    further: (@Sendable (Changes) -> [Key])? = nil,
    decide: @escaping @Sendable (inout Changes, inout Organization) throws(DomainError) -> Void
  ) -> Self {
    Self(by: target.editorID, [.organization(target.id)] + keys, further: further) { changes throws(DomainError) in
      var organization = try changes.organization(target, unknown: unknown)
      try decide(&changes, &organization)
      return ChangeOutcome(organization)
    }
  }
}
