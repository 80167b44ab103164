/// What a domain's name is refused with, and a domain that the organization does not have. Both generations of the interface
/// have the same ids.
private struct DomainErrors {
  let empty, unknown: DomainError

  init(empty: String, unknown: String) {
    self.empty = DomainError(.invalidArgument, empty, "Errors.Org.InvalidDomain")
    self.unknown = DomainError(.notFound, unknown, "Errors.Org.DomainNotOnOrg")
  }

  static let remove = DomainErrors(empty: "ORG-SJsK3", unknown: "ORG-GDfA3")
  static let setPrimary = DomainErrors(empty: "ORG-SsDG2", unknown: "ORG-GDfA3")
  static let generate = DomainErrors(empty: "ORG-R24hb", unknown: "ORG-AGD31")
  static let validate = DomainErrors(empty: "ORG-R24hb", unknown: "ORG-Sjdi3")
  /// That another organization has proved to own it.
  static let conflict = DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.Domain.AlreadyExists")
  static let alreadyVerified = DomainError(.preconditionFailed, "ORG-HGw21", "Errors.Org.DomainAlreadyVerified")
}

extension Changes {
  /// Adds a domain, verified where it need not be proved first.
  mutating func addDomain(
    _ name: DomainName, to organization: inout Organization, mustBeProved: Bool
  ) throws(DomainError) {
    guard organization.domain(name.text) == nil else {
      throw DomainError(.alreadyExists, "V2-e1wse", "Errors.Already.Exists")
    }
    guard organization.domains.count < Organization.maximumDomains else {
      throw DomainError(.preconditionFailed, "SIGNET-Do1mx", "Errors.Org.Domain.TooMany")
    }
    append(.domainAdded(name.text), to: &organization)
    if !mustBeProved { verify(name.text, of: &organization) }
  }

  /// Takes a domain for an organization's: it holds the name from then on, and users of others lose theirs that end in it.
  fileprivate mutating func verify(_ name: String, of organization: inout Organization) {
    append(.domainVerified(name), to: &organization)
    claims.append(
      .take(UniqueName(.organizationDomain, name), by: organization.id, conflict: DomainErrors.conflict))
  }
}

extension Command<ChangeOutcome> {
  /// Management v1 `AddOrgDomain`, Organization v2 `AddOrganizationDomain`.
  /// - Parameters:
  ///   - mustBeProved: whether it is to be proved first that the organization owns it; else it is verified at once. Says
  ///     so where no domain policy does.
  ///   - baseDomain: under which organizations get their domains.
  /// - Throws: as `DomainName`.
  package static func addDomain(
    _ text: String, to target: OrganizationTarget, mustBeProved: Bool, baseDomain: String
  ) throws(DomainError) -> Self {
    let name = try DomainName(adding: text, under: baseDomain)
    let unknown = DomainError(.notFound, "COMMA-kFHpQ", "Errors.Org.NotFound")
    return organization(target, unknown: unknown, [.instance]) { changes, organization throws(DomainError) in
      let standard = DomainPolicy(domainsMustBeProved: mustBeProved)
      let policy = DomainPolicy.current(of: organization, changes.instance, default: standard)
      if !policy.domainsMustBeProved { changes.keepNames(of: &organization) }
      try changes.addDomain(name, to: &organization, mustBeProved: policy.domainsMustBeProved)
    }
  }

  /// Management v1 `RemoveOrgDomain`, Organization v2 `DeleteOrganizationDomain`.
  package static func removeDomain(_ text: String, from target: OrganizationTarget) -> Self {
    domain(text, of: target, .remove) { changes, organization, domain throws(DomainError) in
      guard !organization.isPrimary(domain) else {
        throw DomainError(.preconditionFailed, "ORG-Sjdi3", "Errors.Org.PrimaryDomainNotDeletable")
      }
      if domain.isVerified { changes.keepNames(of: &organization) }
      changes.append(.domainRemoved(domain.name, isVerified: domain.isVerified), to: &organization)
      guard domain.isVerified else { return }
      changes.claims.append(.release(UniqueName(.organizationDomain, domain.name), by: organization.id))
    }
  }

  /// Management v1 `SetPrimaryOrgDomain`. The primary one again is no change.
  package static func setPrimaryDomain(_ text: String, of target: OrganizationTarget) -> Self {
    domain(text, of: target, .setPrimary) { changes, organization, domain throws(DomainError) in
      guard domain.isVerified else {
        throw DomainError(.preconditionFailed, "ORG-Ggd32", "Errors.Org.DomainNotVerified")
      }
      guard !organization.isPrimary(domain) else { return }
      changes.keepNames(of: &organization)
      changes.append(.domainPrimarySet(domain.name), to: &organization)
    }
  }

  /// Changes a domain that an organization has.
  private static func domain(
    _ text: String, of target: OrganizationTarget, _ errors: DomainErrors,
    decide: @escaping @Sendable (inout Changes, inout Organization, OrganizationDomain) throws(DomainError) -> Void
  ) -> Self {
    let name = text.trimmed
    return organization(target, unknown: errors.unknown, [.instance]) { changes, organization throws(DomainError) in
      try decide(&changes, &organization, try organization.domain(name, errors))
    }
  }
}

extension Organization {
  /// - Throws: where it has no such domain.
  fileprivate func domain(_ name: String, _ errors: DomainErrors) throws(DomainError) -> OrganizationDomain {
    guard !name.isEmpty else { throw errors.empty }
    guard let domain = domain(name) else { throw errors.unknown }
    return domain
  }
}

// MARK: Proof

/// What is looked for to prove that a domain is an organization's.
package struct DomainProof: Sendable, Equatable {
  package let domain: DomainName
  package let organizationID: String
  package let validation: DomainValidation
}

extension Command<ChangeOutcome> {
  /// Management v1 `GenerateOrgDomainValidation`, Organization v2 `GenerateOrganizationDomainValidation`: a new token in the
  /// place of the one before.
  package static func beginValidation(
    of text: String, in target: OrganizationTarget, _ validation: DomainValidation?
  ) -> Self {
    domain(text, of: target, .generate) { changes, organization, domain throws(DomainError) in
      guard let validation else {
        throw DomainError(.invalidArgument, "ORG-Gsw31", "Errors.Org.DomainVerificationTypeInvalid")
      }
      guard !domain.isVerified else { throw DomainErrors.alreadyVerified }
      changes.append(.domainVerificationAdded(domain.name, validation), to: &organization)
    }
  }

  /// Management v1 `ValidateOrgDomain`, Organization v2 `VerifyOrganizationDomain`: what was looked for was found.
  package static func verifyDomain(_ proof: DomainProof, in target: OrganizationTarget) -> Self {
    domain(proof.domain.text, of: target, .validate) { changes, organization, domain throws(DomainError) in
      guard try domain.pendingValidation == proof.validation else { throw OrganizationDomain.validationMissing }
      changes.keepNames(of: &organization)
      changes.verify(domain.name, of: &organization)
    }
  }

  /// What was looked for was not found. The token stays.
  package static func failValidation(_ proof: DomainProof, in target: OrganizationTarget) -> Self {
    domain(proof.domain.text, of: target, .validate) { changes, organization, domain throws(DomainError) in
      guard try domain.pendingValidation == proof.validation else { throw OrganizationDomain.validationMissing }
      changes.append(.domainVerificationFailed(domain.name), to: &organization)
    }
  }
}

extension Command<DomainProof> {
  /// Counts that a domain is asked for its proof, and says what is looked for.
  /// - Throws: also `resourceExhausted` where the domain was asked, or the organization has asked, too often lately.
  package static func beginProof(of text: String, in target: OrganizationTarget) -> Self {
    let name = text.trimmed
    let limits: [(key: RateLimit.Key, rate: Rate)] = [
      (.init(.domainProof, DomainName.key(of: name)), Rate(burst: 5, hourly: 20)),
      (.init(.organizationProof, target.id), Rate(burst: 20, refill: 10_000_000, hourly: 200)),
    ]
    return Self(by: target.editorID, [.organization(target.id)] + limits.map { .limit($0.key) }) {
      changes throws(DomainError) in
      let organization = try changes.organization(target, unknown: DomainErrors.validate.unknown)
      let domain = try organization.domain(name, .validate)
      let validation = try domain.pendingValidation
      for (key, rate) in limits {
        let limit = changes.limit(key)
        try rate.check([limit], at: changes.now, "SIGNET-Do2rl", "Errors.Org.Domain.TooManyProofs")
        changes.count(rate.counting(limit, at: changes.now))
      }
      return DomainProof(
        domain: try DomainName(domain.name), organizationID: organization.id, validation: validation)
    }
  }
}

extension OrganizationDomain {
  fileprivate static let validationMissing = DomainError(
    .preconditionFailed, "ORG-SFBB3", "Errors.Org.DomainVerificationMissing")

  /// - Throws: where the domain is verified, and where no token was given for it.
  fileprivate var pendingValidation: DomainValidation {
    get throws(DomainError) {
      guard !isVerified else { throw DomainErrors.alreadyVerified }
      guard let validation else { throw Self.validationMissing }
      return validation
    }
  }
}
