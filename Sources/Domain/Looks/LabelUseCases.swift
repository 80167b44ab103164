extension UseCases {
  /// Keeps what was uploaded, in the policy that is prepared.
  /// - Throws: as `Command.setLabelAsset`; `SIGNET-As2em` for nothing, `SIGNET-As3sz` for more than `Asset.maximumBytes`,
  ///   `SIGNET-As4ty` for what is no picture, or no font.
  package func setLabelAsset(
    _ asset: LabelAsset, to content: ArraySlice<UInt8>, of scope: Membership.Scope, by editorID: String
  ) async throws -> ChangeOutcome {
    guard !content.isEmpty else { throw DomainError(.invalidArgument, "SIGNET-As2em", "Errors.Assets.Empty") }
    guard content.count <= Asset.maximumBytes else {
      throw DomainError(.invalidArgument, "SIGNET-As3sz", "Errors.Assets.TooLarge")
    }
    guard let type = AssetType(of: content), asset.takes(type) else {
      let key = asset == .font ? "Errors.Assets.NoFont" : "Errors.Assets.NoPicture"
      throw DomainError(.invalidArgument, "SIGNET-As4ty", key)
    }
    let new = Asset(name: "\(ids.next()).\(type.rawValue)", content: Array(content))
    return try await noting(.setLabelAsset(asset, to: new, of: scope, by: editorID))
  }

  package func removeLabelAsset(
    _ asset: LabelAsset, of scope: Membership.Scope, by editorID: String
  ) async throws -> ChangeOutcome {
    try await noting(.removeLabelAsset(asset, of: scope, by: editorID))
  }

  package func activateLabelPolicy(of scope: Membership.Scope, by editorID: String) async throws -> ChangeOutcome {
    try await noting(.activateLabelPolicy(of: scope, by: editorID))
  }

  package func resetLabelPolicy(of scope: Membership.Scope, by editorID: String) async throws -> ChangeOutcome {
    try await noting(.resetLabelPolicy(of: scope, by: editorID))
  }

  /// What was uploaded under this name, for everybody; nil where it is no one's any more.
  /// - Parameter owner: an organization's id, or the instance's.
  package func asset(_ name: String, of owner: String) async throws -> [UInt8]? {
    if let content = try await directory.asset(name, of: .organization(owner)) { return content }
    guard try await store.instance()?.id == owner else { return nil }
    return try await directory.asset(name, of: .instance)
  }
}
