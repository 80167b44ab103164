import ProtobufCodec
import Domain

// Label policies as stores keep them.

extension Signet_Store_V1_LabelPolicy {
  init(_ policy: LabelPolicy) {
    self.init()
    self.light = Signet_Store_V1_LabelColors(policy.light)
    self.dark = Signet_Store_V1_LabelColors(policy.dark)
    self.themeMode = Int32(policy.themeMode.rawValue)
    self.hidesLoginNameSuffix = policy.hidesLoginNameSuffix
    self.disablesWatermark = policy.disablesWatermark
    self.assets = LabelAsset.allCases.compactMap { asset in
      policy.assets[asset].map { name in
        return Signet_Store_V1_LabelAssetName(asset: asset.rawValue, name: name)
      }
    }
  }
}

extension LabelPolicy {
  /// - Throws: `StoreError` for what only a newer version knows.
  init(_ message: Signet_Store_V1_LabelPolicy) throws {
    self.init()
    self.light = LabelColors(message.light ?? .init())
    self.dark = LabelColors(message.dark ?? .init())
    self.themeMode = try known(message.themeMode)
    self.hidesLoginNameSuffix = message.hidesLoginNameSuffix
    self.disablesWatermark = message.disablesWatermark
    for named in message.assets { self.assets[try known(named.asset)] = named.name }
  }
}

extension Signet_Store_V1_LabelColors {
  fileprivate init(_ colors: LabelColors) {
    self.init(primary: colors.primary, background: colors.background, warn: colors.warn, font: colors.font)
  }
}

extension LabelColors {
  fileprivate init(_ message: Signet_Store_V1_LabelColors) {
    self.init(primary: message.primary, background: message.background, warn: message.warn, font: message.font)
  }
}

extension EventRecord {
  /// - Parameter prefix: `org.policy.`, `instance.policy.`
  init(_ asset: LabelAsset, _ verb: String, _ name: String, _ content: [UInt8], _ dropped: [String], prefix: String) {
    self.init(
      "\(prefix)label.\(asset.rawValue).\(verb)",
      Signet_Store_V1_LabelAsset(name: name, content: content, dropped: dropped))
  }

  /// - Parameter verb: `label.activated`, `label.assets.removed`
  init(dropping names: [String], _ verb: String, prefix: String) {
    self.init(prefix + verb, Signet_Store_V1_LabelAsset(dropped: names))
  }

  /// Nil for an event of another kind.
  /// - Parameters:
  ///   - name: `label`, `label.assets`, `label.logo.dark`
  ///   - verb: what happened to it.
  func labelChange(_ name: Substring, _ verb: Substring) throws -> PolicyChange? {
    switch (name, verb) {
    case ("label", "activated"): return .labelActivated(dropping: try labelAsset.dropped)
    case ("label.assets", "removed"): return .labelAssetsRemoved(try labelAsset.dropped)
    default:
      guard name.hasPrefix("label."), let asset = LabelAsset(rawValue: String(name.dropFirst("label.".count))) else {
        return nil
      }
      let message = try labelAsset
      return verb == "added"
        ? .labelAssetSet(asset, Asset(name: message.name, content: message.content), dropping: message.dropped)
        : .labelAssetRemoved(asset, name: message.name, dropping: message.dropped)
    }
  }

  private var labelAsset: Signet_Store_V1_LabelAsset {
    get throws { try Signet_Store_V1_LabelAsset(serialized: payload) }
  }
}
