import Domain
import Synchronization

/// A store in one SQLite file: the default, for one process.
///
/// Commands go through one writing thread that commits them in groups (`Writer`); reads are answered where they are
/// asked, on connections of their own, and never wait for a write.
package final class SQLiteStore: Store, Directory, Outbox {
  let writer: Writer<SQLiteSession>
  let readers: ReaderPool
  let lists: UserListThreads
  /// Whose users are gone.
  let board: RemovalBoard
  /// Each rings after a commit that queued notifications for its channel.
  private let bells: [Notification.Channel: Bell]
  let providerNews: ProviderNews
  /// Rings after a commit that verified a domain.
  private let domainBell: Bell
  let lock: ProcessLock
  let health: StoreHealth
  package let clock: any Clock

  /// Opens the file at `path`, creating or migrating it as need be, for this store alone.
  ///
  /// - Parameters:
  ///   - queueLimit: how many commands may wait for the writer. Beyond it callers are told at once that the store is busy,
  ///     so that a slow disk does not use up the memory.
  ///   - listMemory: how many bytes of what lists search and sort by may be kept in memory. Where a hundredth of it is less
  ///     than the number of users, lists are read from the file, which takes seconds for a million.
  ///   - isBeside: whether another process may serve the store meanwhile: for operators' commands that change a little.
  ///   - accepts: looks at what the store keeps before anything is written, and throws where that does not fit.
  /// - Throws: what `accepts` throws; `StoreError` when the file is open already, when it is no database of ours or a newer version's, when it is
  ///   damaged or lies beside another database's log, or when the system refuses. Nothing was changed then.
  package init(
    path: String, clock: any Clock, queueLimit: Int = 16_384, listMemory: Int = 512 << 20, isBeside: Bool = false,
    accepts: @escaping @Sendable (KeptSecrets) throws -> Void = { _ in }
  ) throws {
    self.clock = clock
    let files = StoreFiles(path)
    _ = try createPrivateFile(files.database)
    let lock = try isBeside && ProcessLock.isOthers(files) ? ProcessLock(beside: files) : ProcessLock(files)
    self.lock = lock
    let bells = Dictionary(uniqueKeysWithValues: Notification.Channel.allCases.map { ($0, Bell()) })
    self.bells = bells
    let board = RemovalBoard()
    self.board = board
    let providerNews = ProviderNews()
    self.providerNews = providerNews
    let domainBell = Bell()
    self.domainBell = domainBell
    let opened = Mutex<StoreHealth?>(nil)
    do {
      self.writer = try Writer(queueLimit: queueLimit, clock: clock, removals: board) {
        try StoreError.translating {
          let opening = StoreOpening(lock: lock, accepts: accepts)
          let connection = try lock.isBeside ? opening.connectBeside() : opening.connect()
          if !lock.isBeside {
            try opening.mark(connection)
            try OutboxTable.releaseLeases(connection, now: clock.now)
          }
          let health = StoreHealth(lock)
          opened.withLock { $0 = health }
          return try SQLiteSession(connection, lock, health)
        }
      } onNotifications: {
        bells[$0]?.ring()
      } onProviders: {
        providerNews.note($0)
      } onDomains: {
        domainBell.ring()
      } onEnd: {
        for bell in bells.values { bell.finish() }
        providerNews.finish()
        domainBell.finish()
      }
    } catch {
      // The thread that tried still has it, for a moment.
      lock.release()
      throw error
    }
    // The session is made before the writer is there.
    let health = opened.withLock { $0 } ?? StoreHealth(lock)
    self.health = health
    self.readers = ReaderPool(lock, health)
    self.lists = try UserListThreads(self.readers, board, memory: listMemory)
  }

  /// Writes what waits and closes the file. Everything after that fails. Blocks its thread until the file is closed.
  package func close() async {
    closeFile()
    release()
  }

  /// As `close`, and keeps the file from others until `release`.
  func closeFile() {
    writer.close()
    readers.close()
  }

  func release() { lock.release() }

  @discardableResult
  package func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome {
    try await writer.execute(command)
  }

  /// Reads with the removals that were under way before.
  func read<Value>(_ body: (SQLiteReads, Removals) throws -> Value) throws -> Value {
    let removals = board.current
    return try readers.read { try body($0, removals) }
  }

  package func user(id: String) async throws -> User? {
    let hasNaming = board.hasNaming
    return try read { reads, removals in
      let user = removals.seen(try reads.user(id: id))
      return hasNaming ? try reads.seen(user) : user
    }
  }

  package func user(loginName: String) async throws -> User? {
    let hasNaming = board.hasNaming
    return try read { reads, removals in
      try hasNaming ? reads.userByHeldName(loginName, removals) : reads.user(loginName: loginName, removals)
    }
  }

  package func isUsed(email: EmailAddress) async throws -> Bool { try read { try $0.isUsed(email: email, $1) } }

  package func organization(id: String) async throws -> Organization? {
    try self.readers.read { try $0.organization(id: id) }
  }

  package func organization(domain: String) async throws -> Organization? {
    try self.readers.read { try $0.organization(domain: domain) }
  }

  package func instance() async throws -> Instance? { try self.readers.read { try $0.instance() } }

  package func isTaken(_ name: UniqueName) async throws -> Bool { try self.readers.read { try $0.isTaken(name) } }

  package func bearer(tokenDigest: [UInt8]) async throws -> Bearer? {
    try read { $1.seen(try $0.bearer(tokenDigest: tokenDigest)) }
  }

  package func events(aggregateID: String, after: UInt64, limit: Int) async throws -> [Event] {
    try self.readers.read { try $0.events(aggregateID: aggregateID, after: after, limit: limit) }
  }

  package func users(_ query: UserQuery) async throws -> ItemPage<User> { try await self.lists.page(query) }

  /// Reads what lists of many users need before one asks for it. Takes seconds for a million users, and holds up nobody.
  package func prepareLists() async throws { try await self.lists.prepare() }

  package func history(aggregateID: String, _ page: HistoryPage) async throws -> [HistoryEntry] {
    try self.readers.read { try $0.history(aggregateID: aggregateID, page) }
  }

  package func memberships(userID: String) async throws -> [Dated<Membership>] {
    try read { try $0.isGone(userID, $1) ? [] : $1.seen($0.members.entries(userID: userID)) }
  }

  package func members(_ query: MemberQuery) async throws -> ItemPage<Member> { try await self.lists.page(query) }

  package func userIDs(after: String, limit: Int) async throws -> [String] {
    try self.readers.read { try $0.userIDs(after: after, limit: limit) }
  }

  package func lease(
    _ channel: Notification.Channel, limit: Int, now: Timestamp, until: Timestamp
  ) async throws -> [LeasedNotification] {
    try await self.writer.write { try $0.outbox.lease(channel, limit: limit, now: now, until: until) }
  }

  package func nextDue(_ channel: Notification.Channel) async throws -> Timestamp? {
    try self.readers.read { try $0.nextDue(channel) }
  }

  package func overdue(
    _ channel: Notification.Channel, limit: Int, now: Timestamp
  ) async throws -> [LeasedNotification] {
    try await self.lists.read { try OutboxReads.overdue(channel, limit: limit, now: now, $0.connection) }
  }

  package func bringForward(
    _ channel: Notification.Channel, dueAfter latest: Timestamp, to now: Timestamp, leaseEnd: Timestamp
  ) async throws {
    guard let last = try self.readers.read({ try $0.lastDue(channel) }), last > latest else { return }
    try await self.writer.write {
      try $0.outbox.bringForward(channel, dueAfter: latest, to: now, leaseEnd: leaseEnd)
    }
  }

  package func arrivals(_ channel: Notification.Channel) -> AsyncStream<Void> {
    // There is a bell for each.
    self.bells[channel]?.rings() ?? AsyncStream { $0.finish() }
  }

  package func verifiedDomains() -> AsyncStream<Void> { domainBell.rings() }
}
