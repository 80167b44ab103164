import Domain

/// A store that is open, whichever it is.
package protocol OpenStore: Store, Directory, UserItems, Outbox, OutboxReport, Housekeeping, Upkeep, Chores {
  /// What whoever uses the store tells the time by: all processes that share one have the same.
  var clock: any Clock { get }
  /// Reads what lists of many users need before one asks for it. Takes seconds for a million users, and holds up nobody.
  func prepareLists() async throws
  /// Writes what waits and closes. Everything after that fails.
  func close() async
}

extension SQLiteStore: OpenStore {}

/// Where a store is kept, by a path or a URL: the one place that knows which store that makes it.
package struct Database: Sendable {
  /// For logs: without a password.
  package let location: String
  private let kind: Kind

  private enum Kind: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(url: String)
  }

  /// - Parameter location: the path of a SQLite file, also as `sqlite:PATH`, or a URL of PostgreSQL's.
  /// - Throws: `StoreError` for a store that this version does not have.
  package init(_ location: String) throws(StoreError) {
    if location.hasPrefix("sqlite:") {
      kind = .sqlite(path: String(location.dropFirst("sqlite:".count)))
      self.location = location
    } else if ["postgresql://", "postgres://"].contains(where: location.hasPrefix) {
      kind = .postgres(url: location)
      self.location = PostgresLocation.shown(location)
    } else if let scheme = location.firstRange(of: "://") {
      throw StoreError("no store is known by \(location[..<scheme.upperBound])")
    } else {
      kind = .sqlite(path: location)
      self.location = location
    }
  }

  /// Whether several processes may serve it at once, on several machines.
  package var isShared: Bool { if case .postgres = kind { true } else { false } }

  /// Whether both are named alike. What is shown of them may be alike without that: a URL leaves much to the environment.
  package func isSame(as other: Database) -> Bool { kind == other.kind }

  /// Whether there is a store yet: not where there is no file, nor where nothing was ever kept in it.
  /// - Throws: `StoreError` where a log lies without its database: what is in there was acknowledged; where the database
  ///   cannot be reached.
  package func exists() throws -> Bool {
    switch kind {
    case .sqlite(let path): try Self.exists(path)
    case .postgres(let url): try PostgresStore.exists(url)
    }
  }

  private static func exists(_ path: String) throws(StoreError) -> Bool {
    let files = StoreFiles(path)
    if files.condition == .present { return true }
    guard !files.hasLog else {
      throw StoreError(
        """
        \(files.database): the database is \(files.condition == .empty ? "empty" : "missing"), but its log (\(files.log)) is \
        there. Put the database back that was there; or restore a backup (signet admin restore FILE), which moves the log aside
        """)
    }
    return false
  }

  private func requireStore() throws {
    guard try !exists() else { return }
    throw StoreError("\(location): there is no store; check what names it (--data and --database, or --from)")
  }

  /// Opens the store for this process, creating or migrating it as need be.
  ///
  /// - Parameters:
  ///   - clock: of this machine; a database that several share has its own.
  ///   - queueLimit: how many commands may wait for the writer. Beyond it callers are told at once that the store is busy.
  ///   - listMemory: how many bytes of what lists search and sort by may be kept in memory.
  ///   - settings: what all processes which share the store should have alike, by the names of settings.
  ///   - creates: whether a store is made where there is none.
  ///   - isBeside: whether another process may serve the store meanwhile.
  ///   - accepts: looks at what the store keeps before anything is written, and throws where that does not fit.
  /// - Throws: `StoreError`; what `accepts` throws.
  package func open(
    clock: any Clock, queueLimit: Int = 16_384, listMemory: Int = 512 << 20, settings: [String: String] = [:],
    creates: Bool = false, isBeside: Bool = false, accepts: @escaping @Sendable (KeptSecrets) throws -> Void = { _ in }
  ) throws -> any OpenStore {
    if !creates { try requireStore() }
    switch kind {
    case .sqlite(let path):
      return try SQLiteStore(
        path: path, clock: clock, queueLimit: queueLimit, listMemory: listMemory, isBeside: isBeside, accepts: accepts)
    case .postgres(let url):
      var options = PostgresStore.Options()
      (options.queueLimit, options.listMemory, options.settings) = (queueLimit, listMemory, settings)
      return try PostgresStore(url, options: options, accepts: accepts)
    }
  }

  /// Looks through the store, and compares every state with the fold of its events; also while it is served.
  package func verifyState() throws -> StateReport {
    try requireStore()
    switch kind {
    case .sqlite(let path): return try SQLiteStore.verifyState(path)
    case .postgres(let url): return try PostgresStore.verifyState(url)
    }
  }

  /// Copies the store, also while it is served, to a file that does not exist yet, and checks the copy.
  package func backUp(to target: String) throws {
    guard case .sqlite(let path) = kind else {
      throw StoreError(
        "PostgreSQL is backed up with its own tools: pgBackRest, or pg_basebackup and an archive of its log; keep the master key with them"
      )
    }
    try requireStore()
    try SQLiteStore.backUp(path, to: target)
  }

  /// Puts a checked copy of a backup in the place of the store, which nobody may be serving; moves the old files aside.
  ///
  /// - Parameter accepts: looks at what the backup keeps, and throws where that does not fit.
  package func restore(
    _ backup: String, date: String, accepts: (KeptSecrets) throws -> Void
  ) throws -> RestoreReport {
    guard case .sqlite(let path) = kind else {
      throw StoreError("PostgreSQL is restored with its own tools (pgBackRest), while no node serves it")
    }
    return try SQLiteStore.restore(backup, to: path, date: date, accepts: accepts)
  }

  /// The messages that wait or were given up, the latest first, also while the store is served.
  package func deliveries(_ states: Set<Delivery.State>, limit: Int) throws -> [Delivery] {
    try requireStore()
    switch kind {
    case .sqlite(let path): return try SQLiteStore.deliveries(states, limit: limit, in: path)
    case .postgres(let url): return try PostgresStore.deliveries(states, limit: limit, in: url)
    }
  }

  /// Which provider sends what a channel has, also while the store is served; nil: the settings say where it goes.
  package func activeProvider(_ channel: Notification.Channel) throws -> Provider? {
    try requireStore()
    switch kind {
    case .sqlite(let path): return try SQLiteStore.activeProvider(channel, in: path)
    case .postgres(let url): return try PostgresStore.activeProvider(channel, in: url)
    }
  }

  /// Takes what tells who a removed user was out of a store, also while it is served.
  /// - Returns: how many events were on record.
  package func erasePersonalData(of userID: String, clock: any Clock) async throws -> Int {
    try requireStore()
    switch kind {
    case .sqlite(let path): return try await SQLiteStore.erasePersonalData(of: userID, in: path, clock: clock)
    case .postgres(let url): return try await PostgresStore.erasePersonalData(of: userID, in: url)
    }
  }

  /// Copies the store, which nobody may be serving, to another one that is empty or has part of the same copy; then proves
  /// that the copy is whole.
  /// - Parameter progress: what it throws interrupts the copy, which can go on later.
  /// - Returns: how many events there are.
  package func copy(
    to target: Database, clock: any Clock, _ progress: @escaping (CopyProgress) throws -> Void = { _ in }
  ) async throws -> Int {
    try requireStore()
    let source = try openForCopy(clock)
    do {
      let target = try target.openForCopy(clock)
      let outcome = await Result.awaiting { try await StoreCopy(from: source, to: target, progress).run() }
      await target.store.close()
      await source.store.close()
      return try outcome.get()
    } catch {
      await source.store.close()
      throw error
    }
  }

  private func openForCopy(_ clock: any Clock) throws -> any CopiedStore {
    switch kind {
    case .sqlite(let path): try SQLiteCopy(path, clock: clock)
    case .postgres(let url): try PostgresCopy(url)
    }
  }

  /// Finds the page of each query, also while the store is served, and tells how and at what cost.
  package func explain(_ queries: [UserQuery]) throws -> [ListExplanation] {
    guard case .sqlite(let path) = kind else {
      throw StoreError("lists of a store in PostgreSQL are found in the server's memory, whatever they ask for")
    }
    try requireStore()
    return try SQLiteStore.explain(queries, in: path)
  }
}

extension Result where Failure == any Error {
  /// The outcome of what may throw, so that something can be done before it is rethrown.
  package static func awaiting(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
