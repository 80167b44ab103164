import Domain
import Persistence

extension MemoryStore {
  package func provider(id: String, _ channel: Notification.Channel) async throws -> ProviderEntry? {
    state.providers(channel).first { $0.provider.id == id }
  }

  package func activeProvider(_ channel: Notification.Channel) async throws -> ProviderEntry? {
    state.providers(channel).first(where: \.isActive)
  }

  package func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) async throws -> ItemPage<ProviderEntry> {
    let found = state.providers(channel).filter { kind == nil || $0.provider.kind == kind }
    return found.sorted { ($0.dated.creationDate, $0.provider.id) < ($1.dated.creationDate, $1.provider.id) }.page(page)
  }

  package func providerVersion(_ channel: Notification.Channel) -> Int { providerNews.version(channel) }

  package func providerChanges(_ channel: Notification.Channel) -> AsyncStream<Void> { providerNews.rings(channel) }
}

extension MemoryState {
  fileprivate func providers(_ channel: Notification.Channel) -> [ProviderEntry] {
    let active = items[.activeProvider(channel)]
    return items.rows.values.compactMap { row in
      guard case .provider(let provider) = row.value, provider.channel == channel else { return nil }
      return ProviderEntry(
        row.map { _ in provider }, isActive: active == .activeProvider(channel, id: provider.id))
    }
  }
}
