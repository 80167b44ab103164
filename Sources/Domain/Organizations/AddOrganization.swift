extension Command<ChangeOutcome> {
  /// Management v1 `AddOrg`: creates an organization that the caller owns, with a domain made from its name.
  /// - Parameters:
  ///   - name: trimmed, and unique in the instance in whichever spelling.
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
    self.name = try TextKind.name.checked(name.trimmed)
    // The domain first, as the interface has it: of a name of spaces none can be made.
    domain = try Self.domain(from: self.name, under: baseDomain)
    guard !self.name.isEmpty else { throw DomainError(.invalidArgument, "EVENT-Mf9sd", "Errors.Org.Invalid") }
  }

  /// `Müller & Söhne` under `localhost` → `müller--söhne.localhost`: letters and digits of every script, a hyphen for each
  /// space, nothing for what else there is. A label has at most 63 bytes, a domain 253 (RFC 1035 section 2.3.4).
  static func domain(from name: String, under baseDomain: String) throws(DomainError) -> String {
    let limit = min(63, 253 - 1 - baseDomain.utf8.count)
    var label = String.UnicodeScalarView()
    var bytes = 0
    for scalar in name.lowercased().nfc.unicodeScalars {
      guard let scalar = scalar.inLabel else { continue }
      bytes += UTF8.width(scalar)
      if bytes > limit { break }
      label.append(scalar)
    }
    if label.first == "-" { label.removeFirst() }
    if label.last == "-" { label.removeLast() }
    guard !label.isEmpty else {
      throw DomainError(.invalidArgument, "ORG-RrfXY", "Errors.Org.Domain.EmptyString")
    }
    return String(label) + "." + baseDomain
  }

  fileprivate var claims: [Claim] { [Self.claim(name: name, by: id), Self.claim(domain: domain, by: id)] }

  static func claim(name: String, by id: String) -> Claim {
    .take(
      UniqueName(.organizationName, name), by: id,
      conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.AlreadyExists"))
  }

  static func claim(domain: String, by id: String) -> Claim {
    .take(
      UniqueName(.organizationDomain, domain), by: id,
      conflict: DomainError(.alreadyExists, "V3-DKcYh", "Errors.Org.Domain.AlreadyExists"))
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

extension Unicode.Scalar {
  /// What becomes of it in the domain that is made from a name; nil: nothing.
  var inLabel: Unicode.Scalar? {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber:
      self
    default: properties.isWhitespace || self == "-" ? "-" : nil
    }
  }
}
