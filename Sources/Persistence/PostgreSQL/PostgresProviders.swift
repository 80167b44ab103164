import Domain

extension PostgresStore {
  private static let rows = PostgresStatement(
    """
    SELECT \(ItemRecord.columns), creation_date, change_date, sequence FROM items
    WHERE kind IN (\(ItemRecord.Kind.provider.rawValue), \(ItemRecord.Kind.activeProvider.rawValue)) AND owner = ''
    ORDER BY creation_date, key
    """)

  /// All there are: few.
  private func providers(_ channel: Notification.Channel) async throws -> [ProviderEntry] {
    try await readers.read(PostgresRequest(Self.rows)) { try Self.entries($0, channel) }
  }

  private static func entries(_ result: PostgresResult, _ channel: Notification.Channel) throws -> [ProviderEntry] {
    var entries: [ProviderEntry] = []
    var active: String?
    try result.forEach { row in
      switch try ItemRecord(&row).item {
      case .provider(let provider) where provider.channel == channel:
        entries.append(ProviderEntry(Dated(provider, &row), isActive: false))
      case .activeProvider(channel, let id): active = id
      default: break
      }
    }
    return entries.map { ProviderEntry($0.dated, isActive: $0.provider.id == active) }
  }

  package func provider(id: String, _ channel: Notification.Channel) async throws -> ProviderEntry? {
    try await providers(channel).first { $0.provider.id == id }
  }

  package func activeProvider(_ channel: Notification.Channel) async throws -> ProviderEntry? {
    try await providers(channel).first(where: \.isActive)
  }

  package func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) async throws -> ItemPage<ProviderEntry> {
    let found = try await providers(channel).filter { kind == nil || $0.provider.kind == kind }
    let ordered = page.isAscending ? found : found.reversed()
    return ItemPage(items: Array(ordered.dropFirst(page.offset).prefix(page.limit)), total: found.count)
  }

  package func providerVersion(_ channel: Notification.Channel) -> Int { providerNews.version(channel) }
  package func providerChanges(_ channel: Notification.Channel) -> AsyncStream<Void> { providerNews.rings(channel) }

  static func activeProvider(_ channel: Notification.Channel, in location: String) throws -> Provider? {
    try StoreError.translatingPostgres {
      let connection = try PostgresServer(location).connect(isServing: false, isReading: true)
      return try entries(connection.run(PostgresRequest(rows)), channel).first(where: \.isActive)?.provider
    }
  }
}
