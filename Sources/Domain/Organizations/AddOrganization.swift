extension Command<ChangeOutcome> {
  /// Management v1 `AddOrg`: creates an organization that the caller owns, with a domain made from its name.
  /// - Parameters:
  ///   - name: trimmed, and unique in the instance regardless of case.
  ///   - editorID: who becomes its first owner.
  ///   - baseDomain: the domain under which the new one is made, e.g. `localhost`.
  /// - Throws: `EVENT-Mf9sd` without a name, `ORG-RrfXY` when nothing of it can be in a domain.
  package static func addOrganization(
    _ id: String, name: String, by editorID: String, baseDomain: String
  ) throws(DomainError) -> Self {
    let new = try NewOrganization(id, name: name, under: baseDomain)
    return Self(by: editorID, [.user(id), .organization(id)]) { changes throws(DomainError) in
      guard changes.isFree(id) else {
        throw DomainError(.alreadyExists, "ORG-lapo2n", "Errors.Org.AlreadyExisting")
      }
      return ChangeOutcome(try changes.create(new, ownerID: editorID))
    }
  }
}

/// An organization to create, with the domain that it gets.
struct NewOrganization: Sendable {
  let id, name, domain: String

  init(_ id: String, name: String, under baseDomain: String) throws(DomainError) {
    self.id = id
    self.name = name.trimmed
    // The domain first, as the interface has it: of a name of spaces none can be made.
    domain = try Self.domain(from: self.name, under: baseDomain)
    guard !self.name.isEmpty else { throw DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid") }
  }

  /// `Acme & Sons` under `localhost` → `acme-sons.localhost`: letters and digits of ASCII, everything else a hyphen
  /// between words. A label has at most 63 characters (RFC 1035 section 2.3.4).
  static func domain(from name: String, under baseDomain: String) throws(DomainError) -> String {
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

  fileprivate var claims: [Claim] {
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

extension Changes {
  /// An organization with its domain, verified and primary because we made it.
  mutating func create(_ new: NewOrganization, ownerID: String?) throws(DomainError) -> Organization {
    var organization: Organization = try create(id: new.id, in: new.id, .added(name: new.name))
    append(.domainAdded(new.domain), to: &organization)
    append(.domainVerified(new.domain), to: &organization)
    append(.domainPrimarySet(new.domain), to: &organization)
    if let ownerID { append(.memberAdded(userID: ownerID, roles: ["ORG_OWNER"]), to: &organization) }
    claims += new.claims
    return organization
  }
}
