extension Command<PolicyOutcome> {
  /// Management v1 `ActivateCustomLabelPolicy`, Admin v1 `ActivateLabelPolicy`: what was prepared is what everybody sees.
  /// Nothing new is a success.
  /// - Throws: `ORG-34mSE` for an organization without one of its own.
  package static func activateLabelPolicy(of scope: Membership.Scope, by editorID: String) -> Self {
    changeLabelPolicy(of: scope, by: editorID, missing: "ORG-34mSE") { preview, active in
      guard preview != active else { return [] }
      let dropped = Set((active ?? LabelPolicy()).assets.values).subtracting(preview.assets.values)
      return [.labelActivated(dropping: dropped.sorted())]
    }
  }

  /// What was uploaded, in the policy that is prepared.
  /// - Throws: by the asset's own id for an organization without a policy of its own.
  package static func setLabelAsset(
    _ asset: LabelAsset, to new: Asset, of scope: Membership.Scope, by editorID: String
  ) -> Self {
    changeLabelPolicy(of: scope, by: editorID, missing: asset.missingToSet) { preview, active in
      [.labelAssetSet(asset, new, dropping: preview.dropped(asset, active))]
    }
  }

  /// Management v1 `RemoveCustomLabelPolicy…`, Admin v1 `RemoveLabelPolicy…`, of the policy that is prepared. None is a success.
  /// - Throws: by the asset's own id for an organization without a policy of its own.
  package static func removeLabelAsset(
    _ asset: LabelAsset, of scope: Membership.Scope, by editorID: String
  ) -> Self {
    changeLabelPolicy(of: scope, by: editorID, missing: asset.missingToRemove) { preview, active in
      preview.assets[asset].map { [.labelAssetRemoved(asset, name: $0, dropping: preview.dropped(asset, active))] }
        ?? []
    }
  }

  /// Management v1 `ResetLabelPolicyToDefault`: with all that was uploaded.
  /// - Throws: `Org-3M9df` for an organization without one of its own.
  package static func resetLabelPolicy(of scope: Membership.Scope, by editorID: String) -> Self {
    changeLabelPolicy(of: scope, by: editorID, missing: LabelPolicy.errors.missingForReset) { preview, active in
      let dropped = Set(preview.assets.values).union((active ?? LabelPolicy()).assets.values)
      return (dropped.isEmpty ? [] : [.labelAssetsRemoved(dropped.sorted())]) + [.removed(.label)]
    }
  }

  /// - Parameter missing: the id of the refusal for an organization without a policy of its own. The instance always has one.
  private static func changeLabelPolicy(
    of scope: Membership.Scope, by editorID: String, missing id: String,
    decide: @escaping @Sendable (_ preview: LabelPolicy, _ active: LabelPolicy?) -> [PolicyChange]
  ) -> Self {
    changePolicies(of: scope, by: editorID) { () throws(DomainError) in
    } decide: { (_: Void, policies) throws(DomainError) in
      let preview = policies[LabelPolicy.self]?.value ?? (scope == .instance ? LabelPolicy() : nil)
      guard let preview else { throw DomainError(.notFound, id, "Errors.Org.LabelPolicy.NotFound") }
      return decide(preview, policies[ActiveLabelPolicy.self]?.value.policy)
    }
  }
}

extension LabelPolicy {
  /// What goes with an asset that is replaced or removed: its content, unless everybody still sees it.
  fileprivate func dropped(_ asset: LabelAsset, _ active: LabelPolicy?) -> [String] {
    guard let id = assets[asset], active?.assets.values.contains(id) != true else { return [] }
    return [id]
  }
}

extension LabelAsset {
  fileprivate var missingToSet: String {
    switch self {
    case .logo: "ORG-23BMs"
    case .darkLogo: "ORG-QSqcd"
    case .icon: "ORG-4nq2f"
    case .darkIcon: "ORG-4Nf8s"
    case .font: "ORG-2M9fs"
    }
  }

  fileprivate var missingToRemove: String {
    switch self {
    case .logo: "ORG-4MVsf"
    case .darkLogo: "ORG-0peQw"
    case .icon: "ORG-1nd9f"
    case .darkIcon: "ORG-3NFos"
    case .font: "ORG-4n9SD"
    }
  }
}
