import SeededRandom
import Testing

@testable import Domain

extension Policies {
  /// What the instance has, with this one set.
  init(_ policy: some Policy) {
    self.init([Dated(policy.value, creationDate: Given.past, changeDate: Given.past, sequence: 1)])
  }
}

/// Random commands about policies of organizations and the instance.
enum RandomPolicies {
  static func step(_ number: Int, in world: inout World, at now: Timestamp, _ random: inout SplitMix) {
    let scopes: [Membership.Scope] = [.organization(Given.organization), .organization("30"), .instance]
    let scope = scopes.randomElement(using: &random) ?? .instance
    var login = LoginPolicy()
    login.forcesMFA = Bool.random(using: &random)
    var privacy = PrivacyPolicy()
    privacy.helpLink = ["", "https://acme.example", "no link"].randomElement(using: &random) ?? ""
    do throws(DomainError) {
      switch Int.random(in: 0..<9, using: &random) {
      case 0: try change(login, scope, &world, now, &random)
      case 1: try change(PasswordPolicy(minimumLength: number % 75), scope, &world, now, &random)
      case 2: try change(PasswordAgePolicy(maximumDays: number % 3), scope, &world, now, &random)
      case 3: try change(privacy, scope, &world, now, &random)
      case 4: try change(LockoutPolicy(maximumPasswordAttempts: number % 4), scope, &world, now, &random)
      case 5, 6, 7: try RandomLabels.step(number, scope, &world, now, &random)
      default:
        let factors = LoginPolicy.SecondFactor.allCases.map { LoginFactor.second($0) } + [.multi(.verifiedU2F)]
        let (factor, isAdded) = (factors.randomElement(using: &random) ?? .second(.totp), Bool.random(using: &random))
        try world.execute(.changeFactor(factor, isAdded: isAdded, of: scope, by: "e"), at: now)
        #expect(world.policies(of: scope)?[LoginPolicy.self]?.value.has(factor) == isAdded)
      }
    } catch {
      #expect(!error.id.isEmpty)
    }
  }

  private static func change<P: Policy>(
    _ policy: P, _ scope: Membership.Scope, _ world: inout World, _ now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    // The instance always has one: the interface adds and resets none there.
    let updates = [PolicyUpdate.change(policy), .set(policy)] + (scope == .instance ? [] : [.add(policy), .reset])
    guard let update = updates.randomElement(using: &random) else { return }
    try world.execute(.changePolicy(update, of: scope, by: "e"), at: now)
    let policies = world.policies(of: scope)
    guard update != .reset else { return #expect(policies?[P.self] == nil) }
    let kept = policies?.general(P.self)
    #expect(kept == policy.updating(kept ?? policy))
  }
}

extension World {
  func policies(of scope: Membership.Scope) -> Policies? {
    switch scope {
    case .instance: instance?.policies
    case .organization(let id): organizations[id]?.policies
    }
  }
}
