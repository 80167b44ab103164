/// What happens to the policies of an organization or of the instance. Append cases, never change one.
package enum PolicyChange: Sendable, Equatable {
  /// There was none, of this scope.
  case added(PolicyValue)
  case changed(PolicyValue)
  /// What is less special holds again.
  case removed(PolicyKind)
  /// A factor more, or one less, of the login policy.
  case factorAdded(LoginFactor)
  case factorRemoved(LoginFactor)
  /// What was uploaded for the label policy that is prepared. What is dropped is nobody's any more.
  case labelAssetSet(LabelAsset, Asset, dropping: [String])
  case labelAssetRemoved(LabelAsset, name: String, dropping: [String])
  /// Everybody sees what was prepared.
  case labelActivated(dropping: [String])
  /// All that was uploaded, before the policy itself.
  case labelAssetsRemoved([String])

  /// What readers of events are told.
  var published: EventFields {
    switch self {
    case .added(let value), .changed(let value): value.policy.published
    case .removed: [:]
    case .factorAdded(let factor), .factorRemoved(let factor): ["mfaType": .number(factor.number)]
    case .labelAssetSet(_, let asset, _): ["storeKey": .text(asset.name)]
    case .labelAssetRemoved(_, let name, _): ["storeKey": .text(name)]
    case .labelActivated, .labelAssetsRemoved: [:]
    }
  }

  /// The rows that follow: what was uploaded.
  func items(of scope: Membership.Scope, _ event: Event) -> [ItemChange] {
    func dropped(_ names: [String]) -> [ItemChange] { names.map { .remove(.asset(scope, name: $0)) } }
    switch self {
    case .added, .changed, .removed, .factorAdded, .factorRemoved: return []
    case .labelAssetSet(_, let asset, let names):
      return [ItemChange(put: .asset(scope, asset), by: event)] + dropped(names)
    case .labelAssetRemoved(_, _, let names), .labelActivated(let names), .labelAssetsRemoved(let names):
      return dropped(names)
    }
  }
}

extension Policies {
  /// The one fold, of organizations and the instance.
  mutating func apply(_ change: PolicyChange, _ event: Event) {
    switch change {
    case .added(let value), .changed(let value): settings[value.kind].set(value, by: event)
    case .removed(let kind):
      settings[kind] = nil
      if kind == .label { settings[.activeLabel] = nil }
    case .labelAssetSet(let asset, let new, _):
      changeLabel(event) { $0.assets[asset] = new.name }
    case .labelAssetRemoved(let asset, _, _): changeLabel(event) { $0.assets[asset] = nil }
    case .labelActivated: settings[.activeLabel].set(.activeLabel(general(LabelPolicy.self)), by: event)
    case .labelAssetsRemoved:
      changeLabel(event) { $0.assets = [:] }
      settings[.activeLabel] = nil
    case .factorAdded(let factor): allow(factor, true, event)
    case .factorRemoved(let factor): allow(factor, false, event)
    }
  }
}

extension Policies {
  private mutating func allow(_ factor: LoginFactor, _ isAllowed: Bool, _ event: Event) {
    var policy = general(LoginPolicy.self)
    policy.set(factor, isAllowed: isAllowed)
    settings[.login].set(policy.value, by: event)
  }

  private mutating func changeLabel(_ event: Event, _ change: (inout LabelPolicy) -> Void) {
    var policy = general(LabelPolicy.self)
    change(&policy)
    settings[.label].set(policy.value, by: event)
  }
}
