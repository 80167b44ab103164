import Domain

extension MemoryStore {
  package func item(_ key: Item.Key) async throws -> Item? { state.items[key] }
}
