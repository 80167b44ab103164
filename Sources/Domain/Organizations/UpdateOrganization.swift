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
    return organization(target, unknown: unknown, [.instance]) { changes, organization throws(DomainError) in
      guard organization.name != name else {
        throw DomainError(.preconditionFailed, "ORG-4VSdf", "Errors.Org.NotChanged")
      }
      let (new, old) = (try new.get(), try? NewOrganization.domain(from: organization.name, under: baseDomain))
      // Where only the spelling differs the name is held already.
      if UniqueName(.organizationName, organization.name) != UniqueName(.organizationName, name) {
        changes.claims += [
          NewOrganization.claim(name: name, by: organization.id),
          .release(UniqueName(.organizationName, organization.name), by: organization.id),
        ]
      }
      changes.keepNames(of: &organization)
      changes.append(.changed(name: name), to: &organization)
      try changes.replace(generated: old, by: new, in: &organization)
    }
  }
}

extension Changes {
  /// Gives an organization that was renamed the domain of its new name, in the place of that of its old one.
  fileprivate mutating func replace(
    generated old: String?, by new: String, in organization: inout Organization
  ) throws(DomainError) {
    guard old.map({ DomainName.key(of: $0) }) != DomainName.key(of: new) else { return }
    let known = organization.domain(new)
    if known?.isVerified != true {
      claims.append(NewOrganization.claim(domain: new, by: organization.id))
      if known == nil { append(.domainAdded(new), to: &organization) }
      append(.domainVerified(new), to: &organization)
    }
    // It may be gone: whoever has proved a domain of their own needs none that we made.
    guard let old, let replaced = organization.domain(old), replaced.isVerified else { return }
    if organization.isPrimary(replaced) { append(.domainPrimarySet(new), to: &organization) }
    append(.domainRemoved(old, isVerified: true), to: &organization)
    claims.append(.release(UniqueName(.organizationDomain, old), by: organization.id))
  }
}
