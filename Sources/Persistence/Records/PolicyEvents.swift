import ProtobufCodec
import Domain

// What happens to policies, as stores keep it: the same for organizations and the instance.

extension EventRecord {
  /// - Parameter prefix: of the aggregate's types: `org.`, `instance.`.
  init(_ change: PolicyChange, of prefix: String) {
    let prefix = prefix + "policy."
    switch change {
    case .added(let value):
      self.init(prefix + value.kind.rawValue + ".added", Signet_Store_V1_Policy(value))
    case .changed(let value):
      let verb = value.kind == .security ? ".set" : ".changed"
      self.init(prefix + value.kind.rawValue + verb, Signet_Store_V1_Policy(value))
    case .removed(let kind): self.init(prefix + kind.rawValue + ".removed")
    case .factorAdded(let factor):
      self.init(prefix + Self.name(factor) + ".added", Signet_Store_V1_LoginPolicyFactor(factor))
    case .factorRemoved(let factor):
      self.init(prefix + Self.name(factor) + ".removed", Signet_Store_V1_LoginPolicyFactor(factor))
    case .labelAssetSet(let asset, let new, let dropped):
      self.init(asset, "added", new.name, new.content, dropped, prefix: prefix)
    case .labelAssetRemoved(let asset, let name, let dropped):
      self.init(asset, "removed", name, [], dropped, prefix: prefix)
    case .labelActivated(let dropped): self.init(dropping: dropped, "label.activated", prefix: prefix)
    case .labelAssetsRemoved(let dropped): self.init(dropping: dropped, "label.assets.removed", prefix: prefix)
    }
  }

  private static func name(_ factor: LoginFactor) -> String {
    switch factor {
    case .second: "login.secondfactor"
    case .multi: "login.multifactor"
    }
  }

  /// Nil for an event of another kind.
  func policyChange(of prefix: String) throws -> PolicyChange? {
    let prefix = prefix + "policy."
    guard type.hasPrefix(prefix), let dot = type.lastIndex(of: "."), dot >= prefix.endIndex else { return nil }
    let (name, verb) = (type[prefix.endIndex..<dot], type[type.index(after: dot)...])
    if name == "login.secondfactor" || name == "login.multifactor" {
      let number = try Signet_Store_V1_LoginPolicyFactor(serialized: payload).factor
      let factor: LoginFactor = name == "login.multifactor" ? .multi(try known(number)) : .second(try known(number))
      return verb == "added" ? .factorAdded(factor) : .factorRemoved(factor)
    }
    if let change = try labelChange(name, verb) { return change }
    guard let kind = PolicyKind(rawValue: String(name)) else { return nil }
    switch verb {
    case "added": return .added(try Signet_Store_V1_Policy(serialized: payload).value)
    case "changed", "set": return .changed(try Signet_Store_V1_Policy(serialized: payload).value)
    case "removed": return .removed(kind)
    default: return nil
    }
  }
}

extension Signet_Store_V1_LoginPolicyFactor {
  fileprivate init(_ factor: LoginFactor) {
    self.init()
    switch factor {
    case .second(let factor): self.factor = Int32(factor.rawValue)
    case .multi(let factor): self.factor = Int32(factor.rawValue)
    }
  }
}
