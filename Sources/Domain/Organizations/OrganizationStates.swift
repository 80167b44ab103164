extension Command<ChangeOutcome> {
  /// Management v1 `DeactivateOrg`, Organization v2 `DeactivateOrganization`: nobody of the organization logs in on pages any
  /// more, and its applications and domains are unknown to strangers.
  package static func deactivate(_ target: OrganizationTarget) -> Self {
    let unknown = DomainError(.notFound, "ORG-oL9nT", "Errors.Org.NotFound")
    return organization(target, unknown: unknown) { changes, organization throws(DomainError) in
      guard organization.state != .inactive else {
        throw DomainError(.preconditionFailed, "EVENT-Dbs2g", "Errors.Org.AlreadyDeactivated")
      }
      changes.append(.deactivated, to: &organization)
    }
  }

  /// Management v1 `ReactivateOrg`, Organization v2 `ActivateOrganization`.
  package static func reactivate(_ target: OrganizationTarget) -> Self {
    let unknown = DomainError(.notFound, "ORG-Dgf3g", "Errors.Org.NotFound")
    return organization(target, unknown: unknown) { changes, organization throws(DomainError) in
      guard organization.state != .active else {
        throw DomainError(.preconditionFailed, "EVENT-bfnrh", "Errors.Org.AlreadyActive")
      }
      changes.append(.reactivated, to: &organization)
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
