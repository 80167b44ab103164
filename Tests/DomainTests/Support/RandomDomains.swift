import SeededRandom
import Testing

@testable import Domain

/// Random commands about domains of organizations, and names that end in them.
enum RandomDomains {
  private static let names = ["a.example", "A.example", "müller.example", "xn--mller-kva.example", "new.localhost"]

  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let name = names.randomElement(using: &random) ?? ""
    let organization = [Given.organization, Given.otherOrganization, "30"].randomElement(using: &random) ?? ""
    let target = OrganizationTarget(organization, by: "e", .proof(.v1))
    let user = world.anyID(&random)
    do throws(DomainError) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        try world.execute(
          try .addDomain(
            name, to: target, mustBeProved: Bool.random(using: &random), baseDomain: "localhost"), at: now)
      case 2: try world.execute(.removeDomain(name, from: target), at: now)
      case 3: try world.execute(.setPrimaryDomain(name, of: target), at: now)
      case 4:
        let validation = DomainValidation(.dns, sealedToken: [UInt8(truncatingIfNeeded: number)])
        try world.execute(.beginValidation(of: name, in: target, validation), at: now)
      case 5:
        let proof = try world.execute(.beginProof(of: name, in: target), at: now)
        if Bool.random(using: &random) {
          try world.execute(.verifyDomain(proof, in: target), at: now)
        } else {
          try world.execute(.failValidation(proof, in: target), at: now)
        }
      case 6:
        let owner = world.users[user]?.organizationID ?? Given.organization
        try world.execute(
          .changeUserName(of: Target(user, by: "e", .organization(owner)), to: "u\(number)@\(name)"), at: now)
      default: try world.execute(.claimName(of: user, giving: "\(user)@temporary.localhost"), at: now)
      }
    } catch {
      // Refused; the world has checked that what was committed with it is sound.
    }
  }

  /// A verified domain is one organization's, by its state, its item and its name.
  static func expectPossible(_ world: World) {
    var owners: [String: String] = [:]
    for organization in world.organizations.values where organization.exists {
      #expect(Set(organization.domains.map(\.key)).count == organization.domains.count)
      for domain in organization.domains where domain.isVerified {
        #expect(owners.updateValue(organization.id, forKey: domain.key) == nil, "one domain has one owner")
        #expect(domain.validation?.sealedToken.isEmpty ?? true)
      }
    }
    for (domain, owner) in owners {
      #expect(world.rows[.domain(domain)] == .domain(domain, organizationID: owner))
    }
    let held = world.names.filter { $0.kind == .organizationDomain }
    #expect(held == Set(owners.keys.map { UniqueName(.organizationDomain, $0) }))
  }
}
