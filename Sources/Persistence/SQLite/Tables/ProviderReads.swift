import Domain

/// Reads providers. Few are read, and seldom: statements are made when they are asked for.
struct ProviderReads {
  private let connection: Connection

  private static let rows = """
    SELECT providers.payload, active_providers.provider_id IS NOT NULL, creation_date, change_date, sequence FROM providers
    LEFT JOIN active_providers ON active_providers.channel = providers.channel AND provider_id = id
    """

  init(_ connection: Connection) { self.connection = connection }

  func provider(id: String) throws -> ProviderEntry? {
    try connection.prepare("\(Self.rows) WHERE id = ?").first({ $0.text(id) }, read: Self.entry)
  }

  func active(_ channel: Notification.Channel) throws -> ProviderEntry? {
    try connection.prepare("\(Self.rows) WHERE providers.channel = ? AND provider_id IS NOT NULL").first(
      { $0.integer(channel.rawValue) }, read: Self.entry)
  }

  /// - Parameter kind: nil: of each.
  func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) throws -> ItemPage<ProviderEntry> {
    let condition = "WHERE providers.channel = ?1 AND (?2 IS NULL OR kind = ?2)"
    let total = try connection.prepare("SELECT count(*) FROM providers \(condition)").first {
      $0.integer(channel.rawValue)
      $0.text(kind?.rawValue)
    } read: {
      Int($0.integer())
    }
    let direction = page.isAscending ? "ASC" : "DESC"
    var entries: [ProviderEntry] = []
    try connection.prepare(
      "\(Self.rows) \(condition) ORDER BY creation_date \(direction), id \(direction) LIMIT ?3 OFFSET ?4"
    ).forEach {
      $0.integer(channel.rawValue)
      $0.text(kind?.rawValue)
      $0.integer(page.limit)
      $0.integer(page.offset)
    } body: {
      entries.append(try Self.entry(&$0))
    }
    return ItemPage(items: entries, total: total ?? 0)
  }

  /// All that there are, and which of them send.
  func items() throws -> [Item] {
    var items: [Item] = []
    try connection.prepare("SELECT payload FROM providers").forEach { items.append(.provider(try Self.provider(&$0))) }
    try connection.prepare("SELECT channel, provider_id FROM active_providers").forEach { row in
      items.append(.activeProvider(try known(row.integer()), id: row.text()))
    }
    return items
  }

  private static func entry(_ row: inout Row) throws -> ProviderEntry {
    let (provider, isActive) = (try provider(&row), row.integer() == 1)
    return ProviderEntry(Dated(provider, &row), isActive: isActive)
  }

  private static func provider(_ row: inout Row) throws -> Provider {
    try Provider(row.message(Signet_Store_V1_Provider.self, of: "a provider"))
  }
}

extension SQLiteStore {
  static func activeProvider(_ channel: Notification.Channel, in path: String) throws -> Provider? {
    try StoreError.translating {
      let connection = try Connection(path: path, access: .readOnly)
      try connection.execute("PRAGMA busy_timeout = 5000")
      try Schema.require(connection)
      return try ProviderReads(connection).active(channel)?.provider
    }
  }

  package func provider(id: String, _ channel: Notification.Channel) async throws -> ProviderEntry? {
    try readers.read { try ProviderReads($0.connection).provider(id: id) }.flatMap {
      $0.provider.channel == channel ? $0 : nil
    }
  }

  package func activeProvider(_ channel: Notification.Channel) async throws -> ProviderEntry? {
    try readers.read { try ProviderReads($0.connection).active(channel) }
  }

  package func providers(
    _ channel: Notification.Channel, kind: Provider.Kind?, _ page: PageRequest
  ) async throws -> ItemPage<ProviderEntry> {
    try readers.read { try ProviderReads($0.connection).providers(channel, kind: kind, page) }
  }

  package func providerVersion(_ channel: Notification.Channel) -> Int { providerNews.version(channel) }

  package func providerChanges(_ channel: Notification.Channel) -> AsyncStream<Void> { providerNews.rings(channel) }
}
