extension Command<ChangeOutcome> {
  /// Management v1 `DeactivateOrg`, Organization v2 `DeactivateOrganization`: nobody of the organization logs in on pages any
  /// more, and its applications and domains are unknown to strangers.
  package static func deactivate(_ target: OrganizationTarget) -> Self {
    turn(target, unknown: "ORG-oL9nT", to: .inactive, .deactivated, there: ("EVENT-Dbs2g", "AlreadyDeactivated"))
  }

  /// Management v1 `ReactivateOrg`, Organization v2 `ActivateOrganization`.
  package static func reactivate(_ target: OrganizationTarget) -> Self {
    turn(target, unknown: "ORG-Dgf3g", to: .active, .reactivated, there: ("EVENT-bfnrh", "AlreadyActive"))
  }

  /// - Parameter there: the id and the end of the key of what is said where it is in that state.
  private static func turn(
    _ target: OrganizationTarget, unknown: String, to state: Organization.State, _ event: OrganizationEvent,
    there: (id: String, key: String)
  ) -> Self {
    let unknown = DomainError(.notFound, unknown, "Errors.Org.NotFound")
    return organization(target, unknown: unknown) { changes, organization throws(DomainError) in
      guard organization.state != state else {
        throw DomainError(.preconditionFailed, there.id, "Errors.Org.\(there.key)")
      }
      changes.append(event, to: &organization)
    }
  }

  /// `RemoveOrg` of Management and Admin v1, Organization v2 `DeleteOrganization`: the organization is gone for good. Its
  /// metadata and domains go with the commit, and its names are free again; what happened stays on record. Its users and
  /// members are nobody's from then on (`Removals`).
  /// - Returns: the instance as the owner: nothing else is left.
  package static func removeOrganization(_ target: OrganizationTarget) -> Self {
    let id = target.id
    return Self(
      by: target.editorID, [.organization(id), .instance] + Key.powerToRemove(id, by: target.editorID),
      further: { $0.furtherPower(toRemove: id) }, last: { $0.ownersAsUsers }
    ) { changes throws(DomainError) in
      try target.authority.require(in: target.id)
      guard let instance = changes.instance, instance.defaultOrganizationID != target.id else {
        throw DomainError(.preconditionFailed, "COMMA-wG9p1", "Errors.Org.DefaultOrgNotDeletable")
      }
      var organization = try changes.organization(
        target, unknown: DomainError(.notFound, "COMMA-aps2n", "Errors.Org.NotFound"))
      try changes.requirePower(toRemove: id, by: target.editorID)
      // The instance's further switches are nothing to those who are still to be removed.
      changes.keepNames(of: &organization)
      changes.append(.removed, to: &organization)
      changes.releaseNames(of: organization)
      var outcome = ChangeOutcome(organization)
      outcome.resourceOwner = instance.id
      return outcome
    }
  }
}

extension Changes {
  /// Gives up what an organization is known by.
  fileprivate mutating func releaseNames(of organization: Organization) {
    claims.append(.release(UniqueName(.organizationName, organization.name), by: organization.id))
    claims += organization.domains.filter(\.isVerified).map {
      .release(UniqueName(.organizationDomain, $0.name), by: organization.id)
    }
  }
}
