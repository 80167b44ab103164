import SeededRandom
import Testing

@testable import Domain

/// Random switches of the domain policy, and states that follow them at any time.
enum RandomDomainPolicies {
  static func step(in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let policy = DomainPolicy(
      loginNamesHaveDomain: Bool.random(using: &random), domainsMustBeProved: Bool.random(using: &random))
    let organization = [Given.organization, Given.otherOrganization, "30"].randomElement(using: &random) ?? ""
    do throws(DomainError) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try world.execute(.setDomainPolicy(policy, by: "e"), at: now)
      case 1: try world.execute(.changeDomainPolicy(of: organization, .add(policy), by: "e"), at: now)
      case 2: try world.execute(.changeDomainPolicy(of: organization, .change(policy), by: "e"), at: now)
      case 3: try world.execute(.changeDomainPolicy(of: organization, .reset, by: "e"), at: now)
      default:
        let some = world.users.keys.filter { _ in Bool.random(using: &random) }
        let before = some.map { world.seen($0) }
        try world.execute(.settleNames(of: some), at: now)
        let after = some.map { world.seen($0) }
        for (one, other) in zip(before, after) {
          #expect(one?.userName == other?.userName && one?.loginNames == other?.loginNames, "nobody sees it")
        }
        for id in some {
          if let user = world.users[id] { #expect(world.naming(of: user.organizationID).isSettled(user)) }
        }
      }
    } catch {
      // Refused: two would have one name, or nothing would change.
    }
    for user in world.users.values.filter(\.exists) {
      guard let seen = world.seen(user.id) else { continue }
      let hasDomain = world.naming(of: user.organizationID).isOfOrganization
      #expect(
        hasDomain
          == DomainPolicy.current(of: world.organizations[user.organizationID], world.instance).loginNamesHaveDomain)
      #expect(hasDomain || seen.loginNames == [seen.userName])
    }
  }
}
