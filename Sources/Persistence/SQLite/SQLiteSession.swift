import CSQLite
import Domain

/// The writer's connection and what it is used for. It never leaves the writer's thread.
final class SQLiteSession: StoreSession {
  let connection: Connection
  let outbox: OutboxTable
  private let reads: SQLiteReads
  private let states: StateWriter
  private let items: ItemWriter
  private let beginning, committing, rollingBack: Statement
  private let lock: ProcessLock
  private let health: StoreHealth

  init(_ connection: Connection, _ lock: ProcessLock, _ health: StoreHealth) throws(SQLiteError) {
    self.connection = connection
    self.lock = lock
    self.health = health
    self.outbox = try OutboxTable(connection)
    self.reads = try SQLiteReads(connection)
    self.states = try StateWriter(connection)
    self.items = try ItemWriter(connection)
    self.beginning = try connection.prepare("BEGIN IMMEDIATE")
    self.committing = try connection.prepare("COMMIT")
    self.rollingBack = try connection.prepare("ROLLBACK")
  }

  func begin(_ jobs: Int) throws {
    try health.checkPlace()
    try noting { try beginning.run() }
  }

  // SQLite knows: a commit that fails has kept nothing.
  func commit() throws -> CommitOutcome {
    try noting { try committing.run() }
    health.noteCommit()
    return .durable
  }

  private func noting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SQLiteError {
      health.note(error)
      throw error
    }
  }

  func wasCommitted() throws -> Bool { false }

  func rollback() {
    // SQLite itself has rolled back after some errors, e.g. when the disk is full.
    if connection.isInTransaction { try? rollingBack.run() }
  }

  /// Folds the write-ahead log into the database, so that a closed store is one file.
  func close() {
    // By name, SQLite would remove the log of whatever is there now.
    guard !health.isMisplaced else { return connection.keepLogOnClose(true) }
    if (try? connection.foldLog()) == true { try? lock.write(nil) }
  }

  static func failure(of error: any Error) -> BatchFailure {
    switch error {
    case let error as SQLiteError where error.isConstraint: .job(StoreError(error))
    case let error as SQLiteError: .store(StoreError(error))
    case let error as StoreError where error.isTransient: .store(error)
    default: .job(error)
    }
  }

  func organizationsUnderRemoval() throws -> Set<String> { try noting { try RemovalReads.organizations(connection) } }

  func hasNameRules() throws -> Bool { try noting { try NameReads.isAnyRule(connection) } }

  func load(_ keys: [Key], into set: inout WorkingSet) throws {
    // A look-up costs no round trip: one statement for many would only be planned anew.
    for (index, key) in keys.enumerated() {
      do {
        set.note(index, try noting { try load(key) })
      } catch let error as StoreError {
        set.note(index, damaged: error)
      }
    }
  }

  private func load(_ key: Key) throws -> Loaded? {
    switch key {
    case .user(let id): try reads.user(id: id).map { .state(.user($0)) }
    case .organization(let id): try reads.organization(id: id).map { .state(.organization($0)) }
    case .instance: try reads.instance().map { .state(.instance($0)) }
    case .item(let key): try reads.item(key).map { .item($0) }
    case .memberships(let userID): .memberships(try reads.members.entries(userID: userID).map(\.value))
    case .instanceMembers(let id): .memberships(try reads.members.instanceMembers(of: id))
    case .limit(let key): try reads.rateLimit(key).map { .limit($0) }
    case .notification(let id):
      try outbox.subject(of: id).map {
        .notification($0.kind, userID: $0.userID, sessionID: $0.sessionID)
      }
    case .history(let id): .history(try reads.events(aggregateID: id, after: 0, limit: .max))
    case .instanceOwners: .memberships(try reads.members.instanceOwners())
    case .session(let id): try reads.sessions.session(id: id).map { .state(.session($0)) }
    case .namedUsers(let scope): .namedUsers(try NameReads.namedUsers(scope, reads))
    }
  }

  func take(_ names: [HeldName]) throws -> Set<UniqueName> {
    var held: Set<UniqueName> = []
    try noting { for wanted in names where try !states.take(wanted) { held.insert(wanted.name) } }
    return held
  }

  func write(_ changes: StoredChanges) throws {
    try noting { try put(changes) }
  }

  private func put(_ changes: StoredChanges) throws {
    for name in changes.released { try states.release(name) }
    for state in changes.states { try states.put(state) }
    for event in changes.events { try states.append(event) }
    for change in changes.items { try items.apply(change) }
    for event in changes.rewritten { try states.rewrite(event) }
    for limit in changes.limits { try states.put(limit) }
    for change in changes.outbox { try outbox.apply(change) }
    for queued in changes.notifications { try outbox.queue(queued.notification, queued.date) }
  }
}
