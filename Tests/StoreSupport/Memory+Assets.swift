import Domain

extension MemoryStore {
  package func asset(_ name: String, of scope: Membership.Scope) async throws -> [UInt8]? {
    guard case .asset(_, let asset)? = state.items[.asset(scope, name: name)] else { return nil }
    return asset.content
  }
}
