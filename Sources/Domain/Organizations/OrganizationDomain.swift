/// A domain that an organization has added.
package struct OrganizationDomain: Sendable, Equatable {
  /// As it was written.
  package let name: String
  /// Whether it is known to be the organization's: users of others cannot have names that end in it.
  package var isVerified: Bool
  /// How it is being proved, or was.
  package var validation: DomainValidation?
  package var creationDate: Timestamp
  package var changeDate: Timestamp
  /// The number of the last event about it.
  package var sequence: UInt64

  package init(
    name: String, isVerified: Bool = false, validation: DomainValidation? = nil, creationDate: Timestamp,
    changeDate: Timestamp, sequence: UInt64
  ) {
    self.name = name
    self.isVerified = isVerified
    self.validation = validation
    self.creationDate = creationDate
    self.changeDate = changeDate
    self.sequence = sequence
  }

  /// What all spellings of it have in common.
  package var key: String { DomainName.key(of: name) }
}

/// By which proof a domain is to be verified.
package struct DomainValidation: Sendable, Equatable {
  /// Where the proof is looked for. The numbers are kept in stores and equal those of the published interface.
  package enum Kind: Int, Sendable, CaseIterable {
    /// A page of the domain.
    case http = 1
    /// A TXT record of the domain.
    case dns
  }

  package let kind: Kind
  /// The token that is looked for, as the vault has sealed it for its organization: a page's address is made of it, so that
  /// no digest would do. Empty once the domain is verified.
  package var sealedToken: [UInt8]

  package init(_ kind: Kind, sealedToken: [UInt8]) {
    self.kind = kind
    self.sealedToken = sealedToken
  }
}

extension Organization {
  /// More are refused: an organization is read and written whole.
  static let maximumDomains = 500

  /// A domain of its own, in whichever spelling.
  package func domain(_ name: String) -> OrganizationDomain? {
    let key = DomainName.key(of: name)
    return domains.first { $0.key == key }
  }

  /// Whether a domain is the primary one.
  package func isPrimary(_ domain: OrganizationDomain) -> Bool {
    !primaryDomain.isEmpty && DomainName.key(of: primaryDomain) == domain.key
  }

  mutating func addDomain(_ name: String, _ event: Event) {
    guard domain(name) == nil else { return }
    domains.append(
      OrganizationDomain(
        name: name, creationDate: event.date, changeDate: event.date, sequence: event.sequence))
  }

  mutating func changeDomain(_ name: String, _ event: Event, _ change: (inout OrganizationDomain) -> Void) {
    let key = DomainName.key(of: name)
    guard let index = domains.firstIndex(where: { $0.key == key }) else { return }
    change(&domains[index])
    domains[index].changeDate = event.date
    domains[index].sequence = event.sequence
  }

  mutating func removeDomain(_ name: String) {
    let key = DomainName.key(of: name)
    domains.removeAll { $0.key == key }
  }
}
