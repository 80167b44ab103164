import SeededRandom
import Testing

@testable import Domain

/// Random commands about label policies, and what must hold of what was uploaded.
enum RandomLabels {
  static func step(
    _ number: Int, _ scope: Membership.Scope, _ world: inout World, _ now: Timestamp, _ random: inout SplitMix
  ) throws(DomainError) {
    var label = LabelPolicy()
    label.light.primary = ["", "#663399", "#12"].randomElement(using: &random) ?? ""
    let asset = LabelAsset.allCases.randomElement(using: &random) ?? .logo
    let new = Asset(name: "\(number).png", content: [UInt8(number % 256)])
    switch Int.random(in: 0..<8, using: &random) {
    // The instance always has one.
    case 0 where scope != .instance:
      try world.execute(.changePolicy(PolicyUpdate.add(label), of: scope, by: "e"), at: now)
    case 0, 1: try world.execute(.changePolicy(PolicyUpdate.set(label), of: scope, by: "e"), at: now)
    case 2, 3, 4: try world.execute(.setLabelAsset(asset, to: new, of: scope, by: "e"), at: now)
    case 5: try world.execute(.removeLabelAsset(asset, of: scope, by: "e"), at: now)
    case 6: try world.execute(.activateLabelPolicy(of: scope, by: "e"), at: now)
    default:
      // The interface resets that of organizations alone.
      guard scope != .instance else { return }
      try world.execute(.resetLabelPolicy(of: scope, by: "e"), at: now)
    }
    let policies = world.policies(of: scope) ?? Policies()
    let shown = [policies[LabelPolicy.self]?.value, policies[ActiveLabelPolicy.self]?.value.policy].compactMap { $0 }
    let kept = world.rows.rows.keys.compactMap { key in
      if case .asset(scope, let name) = key { name } else { nil }
    }
    #expect(Set(kept) == Set(shown.flatMap(\.assets.values)), "what is shown is kept, and nothing else")
  }
}
