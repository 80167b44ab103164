/// Management v1 `AddOrg`: creates an organization that the caller owns, with a domain made from its name.
package struct AddOrganization: Command {
  package var id: String
  /// Trimmed, and unique in the instance regardless of case.
  package var name: String
  /// Who becomes its first owner.
  package var editorID: String
  private let domain: String

  /// - Parameter baseDomain: the domain under which the new one is made, e.g. `localhost`.
  /// - Throws: `EVENT-Mf9sd` without a name, `ORG-RrfXY` when nothing of it can be in a domain.
  package init(id: String, name: String, editorID: String, baseDomain: String) throws(DomainError) {
    let name = name.trimmed
    guard !name.isEmpty else { throw DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid") }
    self.id = id
    self.name = name
    self.editorID = editorID
    self.domain = try OrganizationDomain.made(from: name, under: baseDomain)
  }

  package var keys: CommandKeys { CommandKeys(users: [self.id], organizations: [self.id]) }

  package func decide(_ state: LoadedState, now: Timestamp) throws(DomainError) -> Decision<ChangeOutcome> {
    guard state.isFree(self.id) else {
      throw DomainError(.alreadyExists, "ORG-lapo2n", "Errors.Org.AlreadyExisting")
    }
    var changes = Changes(by: self.editorID, at: now)
    let organization = changes.createOrganization(
      id: self.id, name: self.name, domain: self.domain, ownerID: self.editorID)
    var decision = Decision<ChangeOutcome>(outcome: .success(ChangeOutcome(organization)))
    decision.events = changes.events
    decision.organizations = [organization]
    decision.claims = OrganizationDomain.claims(name: self.name, domain: self.domain)
    return decision
  }
}

extension Changes {
  /// An organization with its domain, verified and primary because we made it.
  mutating func createOrganization(id: String, name: String, domain: String, ownerID: String?) -> Organization {
    var organization = self.createOrganization(id: id, name: name)
    self.append(.domainAdded(domain), to: &organization)
    self.append(.domainVerified(domain), to: &organization)
    self.append(.domainPrimarySet(domain), to: &organization)
    if let ownerID { self.append(.memberAdded(userID: ownerID, roles: ["ORG_OWNER"]), to: &organization) }
    return organization
  }
}

/// Domains that organizations get with their creation.
enum OrganizationDomain {
  /// `Acme & Sons` under `localhost` → `acme-sons.localhost`: letters and digits of ASCII, everything else a hyphen
  /// between words. A label has at most 63 characters (RFC 1035 section 2.3.4).
  static func made(from name: String, under baseDomain: String) throws(DomainError) -> String {
    var label: [UInt8] = []
    for byte in name.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): label.append(byte)
      default: if label.last != UInt8(ascii: "-"), !label.isEmpty { label.append(UInt8(ascii: "-")) }
      }
    }
    label = Array(label.prefix(63))
    while label.last == UInt8(ascii: "-") { label.removeLast() }
    guard !label.isEmpty else {
      throw DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString")
    }
    return String(decoding: label, as: UTF8.self) + "." + baseDomain
  }

  static func claims(name: String, domain: String) -> [Claim] {
    [
      .take(
        UniqueName(.organizationName, name),
        conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.AlreadyExists")),
      .take(
        UniqueName(.organizationDomain, domain),
        conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.Domain.AlreadyExists")),
    ]
  }
}
