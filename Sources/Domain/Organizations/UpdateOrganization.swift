extension Command<ChangeOutcome> {
  /// Management v1 `UpdateOrg`, Organization v2 `UpdateOrganization`: another name. The domain that was made from the old
  /// one becomes what is made from the new one.
  /// - Parameters:
  ///   - name: trimmed, and unique in the instance in whichever spelling.
  ///   - baseDomain: the domain under which organizations get theirs, e.g. `localhost`.
  /// - Throws: as `addOrganization`.
  package static func rename(
    _ target: OrganizationTarget, to name: String, baseDomain: String
  ) throws(DomainError) -> Self {
    let name = try TextKind.name.checked(name.trimmed)
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid") }
    let new = Result { () throws(DomainError) in try NewOrganization.domain(from: name, under: baseDomain) }
    let unknown = DomainError(.notFound, "ORG-1MRds", "Errors.Org.NotFound")
    let old: @Sendable (Organization?) -> String? = {
      $0.flatMap { try? NewOrganization.domain(from: $0.name, under: baseDomain) }
    }
    return organization(target, unknown: unknown, Key.domain(try? new.get())) { changes in
      Key.domain(old(changes.organization(target.id)))
    } decide: { changes, organization throws(DomainError) in
      guard organization.name != name else {
        throw DomainError(.preconditionFailed, "ORG-4VSdf", "Errors.Org.NotChanged")
      }
      let (new, old) = (try new.get(), old(organization))
      // Where only the spelling differs the name is held already.
      if UniqueName(.organizationName, organization.name) != UniqueName(.organizationName, name) {
        changes.claims += [
          NewOrganization.claim(name: name, by: organization.id),
          .release(UniqueName(.organizationName, organization.name), by: organization.id),
        ]
      }
      changes.append(.changed(name: name), to: &organization)
      try changes.replace(generated: old, by: new, in: &organization)
    }
  }
}

extension Key {
  /// What tells whose a domain is; of none nothing.
  fileprivate static func domain(_ domain: String?) -> [Key] { domain.map { [.item(.domain($0.folded))] } ?? [] }
}

extension Changes {
  /// Whether a domain is verified, of this organization. The item must be loaded.
  private func has(_ domain: String, _ organization: Organization) -> Bool {
    item(.domain(domain.folded))?.belongs(to: organization.id) == true
  }

  /// Gives an organization that was renamed the domain of its new name, in the place of that of its old one.
  fileprivate mutating func replace(
    generated old: String?, by new: String, in organization: inout Organization
  ) throws(DomainError) {
    guard old != new else { return }
    if !has(new, organization) {
      claims.append(NewOrganization.claim(domain: new, by: organization.id))
      append(.domainAdded(new), to: &organization)
      append(.domainVerified(new), to: &organization)
    }
    // It may be gone: whoever has proved a domain of their own needs none that we made.
    guard let old, has(old, organization) else { return }
    if organization.primaryDomain == old { append(.domainPrimarySet(new), to: &organization) }
    append(.domainRemoved(old, isVerified: true), to: &organization)
    claims.append(.release(UniqueName(.organizationDomain, old), by: organization.id))
  }
}
