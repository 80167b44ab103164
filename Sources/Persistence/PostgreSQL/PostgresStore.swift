import Domain
import Synchronization

/// A store in PostgreSQL, which many processes share.
///
/// Commands go through threads that commit them in groups (`Writer`), a user's always through the same one; reads go out
/// together on connections of their own. What lists search and sort by is in this process's memory, and follows what all
/// processes write.
package final class PostgresStore: Sendable {
  let server: PostgresServer
  let node: PostgresNode
  let health: PostgresHealth
  let readers: PostgresReaders
  let lists: PostgresListThreads
  let removals = RemovalWatch()
  let chores = ChoreLeases()
  let memberOrders = MemberOrders()
  private let writers: [Writer<PostgresSession>]
  private let bells: [Notification.Channel: Bell]
  let providerNews: ProviderNews
  let domainBell: Bell
  /// By which all nodes tell the time.
  package let clock: any Clock

  /// What differs from one process to another.
  package struct Options: Sendable {
    /// How many commands may wait for each writer.
    package var queueLimit = 16_384
    /// How many bytes of what lists search and sort by may be kept in memory.
    package var listMemory = 512 << 20
    /// Connections that write, and that read.
    package var writers = 2
    package var readers = 2
    /// What all nodes should have alike, by the names of settings.
    package var settings: [String: String] = [:]
    /// The machine's own clock, which must not differ too much from the database's.
    var machine: any Clock = SystemClock()

    package init() {}
  }

  /// Opens the database for this process, one of many, making or changing the tables as need be.
  ///
  /// - Parameters:
  ///   - location: a URL, or words of libpq's.
  ///   - clock: what the store tells the time by; nil: the database's.
  ///   - accepts: looks at what the store keeps before anything is written, and throws where that does not fit.
  /// - Throws: what `accepts` throws; `StoreError` when the database is out of reach, a newer version's, or does not keep
  ///   what it acknowledges, when the clocks differ, or when the system refuses.
  package init(
    _ location: String, clock given: (any Clock)? = nil, options: Options = Options(),
    accepts: @escaping @Sendable (KeptSecrets) throws -> Void = { _ in }
  ) throws {
    let bells = Dictionary(uniqueKeysWithValues: Notification.Channel.allCases.map { ($0, Bell()) })
    let health = PostgresHealth()
    let time = DatabaseClock()
    let clock = given ?? time
    let (providerNews, domainBell) = (ProviderNews(), Bell())
    (self.providerNews, self.domainBell) = (providerNews, domainBell)
    (self.bells, self.health, self.clock) = (bells, health, clock)
    (server, node) = try StoreError.translatingPostgres {
      let server = try PostgresServer(location)
      let connection = try server.connect(isServing: false)
      if try PostgresSchema.isThere(connection) {
        try accepts(KeptSecrets(connection))
      } else {
        try accepts(KeptSecrets())
      }
      try server.requireSessions(beside: connection)
      try PostgresSchema.migrate(connection)
      return (
        server,
        try PostgresNode(server, clock: clock, time: time, machine: options.machine, settings: options.settings) {
          news in
          switch news {
          case .queued(let channel): bells[channel]?.ring()
          case .provider(let channel): providerNews.note(channel)
          case .domain: domainBell.ring()
          }
        }
      )
    }
    do {
      readers = try PostgresReaders(server, health, removals, connections: options.readers)
      lists = try PostgresListThreads(server, health, removals, memory: options.listMemory)
      var writers: [Writer<PostgresSession>] = []
      for slot in 0..<options.writers {
        let (server, node, removals) = (server, node, removals)
        writers.append(
          try Writer(queueLimit: options.queueLimit, clock: clock, removals: removals.board) {
            try StoreError.translatingPostgres {
              try PostgresSession(server, node, slot: slot, clock: clock, health, removals)
            }
          } onNotifications: { channel in
            bells[channel]?.ring()
            node.announce(.queued(channel))
          } onProviders: { channel in
            providerNews.note(channel)
            node.announce(.provider(channel))
          } onDomains: {
            domainBell.ring()
            node.announce(.domain)
          } onEnd: {
            for bell in bells.values { bell.finish() }
            providerNews.finish()
            domainBell.finish()
          })
      }
      self.writers = writers
    } catch {
      node.end()
      throw error
    }
  }

  deinit { node.end() }

  /// A user's commands always have the same one, so that they do not wait for each other's locks.
  func writer(of keys: [Key]) -> Writer<PostgresSession> {
    for key in keys {
      switch key {
      case .user(let id), .session(let id):
        return writers[Int(id.utf8.reduce(5381) { ($0 &* 33 &+ UInt32($1)) } % UInt32(writers.count))]
      case .notification(let id): return writers[Int(UInt64(bitPattern: id) % UInt64(writers.count))]
      default: continue
      }
    }
    return writers[0]
  }

  /// For the store's own work.
  var writer: Writer<PostgresSession> { writers[0] }

  /// How many commands wait.
  package var waiting: Int { writers.reduce(0) { $0 + $1.waiting } }

  /// Writes what waits and gives back what is leased. Everything after that fails.
  package func close() async {
    let now = clock.now
    try? await writer.write {
      try PostgresOutbox.releaseLeases(now: now, $0)
      try Self.giveBackChores($0)
    }
    for writer in writers { writer.close() }
    readers.close()
    lists.close()
    node.close()
  }

  package func users(_ query: UserQuery) async throws -> ItemPage<User> { try await lists.page(query) }

  /// Reads what lists of many users need before one asks for it. Takes seconds for a million users, and holds up nobody.
  package func prepareLists() async throws { try await lists.prepare() }
}

extension PostgresStore: OpenStore {}

extension PostgresStore: Outbox, OutboxReport {
  package func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification] {
    try await writer.write { try PostgresOutbox.lease(channel, limit: limit, now: now, until: until, $0) }
  }

  package func nextDue(_ channel: Notification.Channel) async throws -> Timestamp? {
    try await readers.first(PostgresOutbox.nextDue(channel)) { $0.date() }
  }

  package func overdue(
    _ channel: Notification.Channel, limit: Int, now: Timestamp
  ) async throws -> [LeasedNotification] {
    try await readers.all(PostgresOutbox.overdue(channel, limit: limit, now: now)) {
      try LeasedNotification(&$0, attemptsBegun: 0)
    }
  }

  package func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) async throws {
    let last = try await readers.first(PostgresOutbox.lastDue(channel)) { $0.date() }
    guard let last, last > latest else { return }
    let request = PostgresOutbox.bringForward(channel, dueAfter: latest, to: now, leaseEnd: leaseEnd)
    try await writer.write { _ = try $0.change(request) }
  }

  package func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void> {
    // There is a bell for each.
    bells[channel]?.rings() ?? AsyncStream { $0.finish() }
  }

  package func deliveries(_ states: Set<Delivery.State>, limit: Int) async throws -> [Delivery] {
    try await readers.all(PostgresOutbox.deliveries(states, limit: limit)) { try Delivery(&$0) }
  }

  package func backlog() async throws -> [Backlog] {
    try await readers.all(PostgresOutbox.backlogRequest) { row in
      Backlog(kind: try known(row.integer()), count: Int(row.integer()), oldest: row.date())
    }
  }
}
