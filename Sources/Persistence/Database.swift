import Domain

/// A store that is open, whichever it is.
package protocol OpenStore: Store, Directory, UserItems, Outbox, OutboxReport, Housekeeping, Upkeep {
  /// Reads what lists of many users need before one asks for it. Takes seconds for a million users, and holds up nobody.
  func prepareLists() async throws
  /// Writes what waits and closes. Everything after that fails.
  func close() async
}

extension SQLiteStore: OpenStore {}

/// Where a store is kept, by a path or a URL: the one place that knows which store that makes it.
package struct Database: Sendable {
  /// As the settings name it.
  package let location: String
  private let path: String

  /// - Parameter location: the path of a SQLite file, also as `sqlite:PATH`.
  /// - Throws: `StoreError` for a store that this version does not have.
  package init(_ location: String) throws(StoreError) {
    self.location = location
    if location.hasPrefix("sqlite:") {
      path = String(location.dropFirst("sqlite:".count))
    } else if let scheme = location.firstRange(of: "://") {
      throw StoreError("no store is known by \(location[..<scheme.upperBound])")
    } else {
      path = location
    }
  }

  /// Whether there is a store yet: not where there is no file, nor where nothing was ever kept in it.
  /// - Throws: `StoreError` where a log lies without its database: what is in there was acknowledged.
  package func exists() throws(StoreError) -> Bool {
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

  private func requireStore() throws(StoreError) {
    guard try !exists() else { return }
    throw StoreError("\(path): there is no store; check --data and --database")
  }

  /// Opens the store for this process, creating or migrating it as need be.
  ///
  /// - Parameters:
  ///   - queueLimit: how many commands may wait for the writer. Beyond it callers are told at once that the store is busy.
  ///   - listMemory: how many bytes of what lists search and sort by may be kept in memory.
  ///   - creates: whether a store is made where there is none.
  ///   - accepts: looks at what the store keeps before anything is written, and throws where that does not fit.
  /// - Throws: `StoreError`; what `accepts` throws.
  package func open(
    clock: any Clock, queueLimit: Int = 16_384, listMemory: Int = 512 << 20, creates: Bool = false,
    accepts: @escaping @Sendable (KeptSecrets) throws -> Void = { _ in }
  ) throws -> any OpenStore {
    if !creates { try requireStore() }
    return try SQLiteStore(path: path, clock: clock, queueLimit: queueLimit, listMemory: listMemory, accepts: accepts)
  }

  /// Looks through the store, and compares every state with the fold of its events; also while it is served.
  package func verifyState() throws -> StateReport {
    try requireStore()
    return try SQLiteStore.verifyState(path)
  }

  /// Copies the store, also while it is served, to a file that does not exist yet, and checks the copy.
  package func backUp(to target: String) throws {
    try requireStore()
    try SQLiteStore.backUp(path, to: target)
  }

  /// Puts a checked copy of a backup in the place of the store, which nobody may be serving; moves the old files aside.
  ///
  /// - Parameter accepts: looks at what the backup keeps, and throws where that does not fit.
  package func restore(
    _ backup: String, date: String, accepts: (KeptSecrets) throws -> Void
  ) throws -> RestoreReport {
    try SQLiteStore.restore(backup, to: path, date: date, accepts: accepts)
  }

  /// The messages that wait or were given up, the latest first, also while the store is served.
  package func deliveries(_ states: Set<Delivery.State>, limit: Int) throws -> [Delivery] {
    try requireStore()
    return try SQLiteStore.deliveries(states, limit: limit, in: path)
  }

  /// Which provider sends what a channel has, also while the store is served; nil: the settings say where it goes.
  package func activeProvider(_ channel: Notification.Channel) throws -> Provider? {
    try requireStore()
    return try SQLiteStore.activeProvider(channel, in: path)
  }

  /// Takes what tells who a removed user was out of a store that nobody serves.
  /// - Returns: how many events were on record.
  package func erasePersonalData(of userID: String, clock: any Clock) async throws -> Int {
    try requireStore()
    return try await SQLiteStore.erasePersonalData(of: userID, in: path, clock: clock)
  }

  /// Finds the page of each query, also while the store is served, and tells how and at what cost.
  package func explain(_ queries: [UserQuery]) throws -> [ListExplanation] {
    try requireStore()
    return try SQLiteStore.explain(queries, in: path)
  }
}
