import CSQLite
import Domain

/// The writer's connection and what it is used for. It never leaves the writer's thread.
final class WriteSession {
  let connection: Connection
  let reader: StateReader
  let states: StateWriter
  let outbox: OutboxTable
  private let clock: any Clock
  private let begin: Statement
  private let commit: Statement
  private let rollback: Statement
  /// Told after each commit for which channels it queued notifications.
  private let onNotifications: @Sendable (Notification.Channel) -> Void
  /// The channels that the running transaction has queued for.
  private var queued: Set<Notification.Channel> = []

  init(
    _ connection: Connection, clock: any Clock, onNotifications: @escaping @Sendable (Notification.Channel) -> Void
  ) throws(SQLiteError) {
    self.connection = connection
    self.clock = clock
    self.onNotifications = onNotifications
    self.reader = try StateReader(connection)
    self.states = try StateWriter(connection)
    self.outbox = try OutboxTable(connection)
    self.begin = try connection.prepare("BEGIN IMMEDIATE")
    self.commit = try connection.prepare("COMMIT")
    self.rollback = try connection.prepare("ROLLBACK")
  }

  /// Why a transaction was rolled back.
  private enum Failure: Error {
    /// The database refuses to write: nothing of the batch is kept.
    case database(any Error)
    /// One job failed half-way: the others deserve another try.
    case job(any Error)
  }

  /// Performs jobs in one transaction. When one of them fails half-way, each is tried again in a transaction of its own,
  /// so that it alone fails: decisions are pure, so they can be made twice.
  func perform(_ jobs: [WriteJob]) {
    do throws(Failure) {
      try self.transaction(jobs)
    } catch {
      switch error {
      case .job where jobs.count > 1:
        for job in jobs { self.perform([job]) }
      case .job(let cause), .database(let cause):
        for job in jobs { job.fail((cause as? SQLiteError).map { StoreError($0) } ?? cause) }
      }
    }
  }

  /// - Throws: when the transaction had to be rolled back; nobody has been answered then.
  private func transaction(_ jobs: [WriteJob]) throws(Failure) {
    self.queued.removeAll(keepingCapacity: true)
    var answers: [@Sendable () -> Void] = []
    answers.reserveCapacity(jobs.count)
    do throws(SQLiteError) { try self.begin.run() } catch { throw .database(error) }
    do throws(Failure) {
      for job in jobs { answers.append(try self.run(job)) }
      do throws(SQLiteError) { try self.commit.run() } catch { throw .database(error) }
    } catch {
      // SQLite itself has rolled back after some errors, e.g. when the disk is full.
      if self.connection.isInTransaction { try? self.rollback.run() }
      throw error
    }
    for answer in answers { answer() }
    for channel in self.queued { self.onNotifications(channel) }
  }

  /// Runs one job inside the transaction.
  /// - Returns: how to answer it once the transaction is durable. Refusals wait too: they may rest on what is written by
  ///   the same transaction.
  private func run(_ job: WriteJob) throws(Failure) -> @Sendable () -> Void {
    let before = self.connection.totalChanges
    do {
      return try job.run(self)
    } catch let error as DomainError {
      return { job.fail(error) }
    } catch {
      if let error = error as? SQLiteError, !error.isConstraint { throw .database(error) }
      guard self.connection.totalChanges == before else { throw .job(error) }
      // Nothing was written: a damaged row was read, say.
      let failure = (error as? SQLiteError).map { StoreError($0) } ?? error
      return { job.fail(failure) }
    }
  }

  /// Loads what a command needs, lets it decide, and writes the decision.
  /// - Returns: the outcome; a failure that was decided was written too, while a thrown one has written nothing.
  func decide<C: Command>(_ command: C) throws -> Result<C.Outcome, DomainError> {
    var state = LoadedState()
    try self.load(command.keys, into: &state)
    try self.load(command.furtherKeys(state), into: &state)
    let now = self.clock.now
    let decision = try command.decide(state, now: now)
    try self.states.write(decision, now: now)
    for notification in decision.notifications { self.queued.insert(notification.kind.channel) }
    return decision.outcome
  }

  private func load(_ keys: CommandKeys, into state: inout LoadedState) throws {
    for id in keys.users {
      if let user = try self.reader.user(id: id) { state.users.append(user) }
    }
    for id in keys.organizations {
      if let organization = try self.reader.organization(id: id) { state.organizations.append(organization) }
    }
    for domain in keys.domains {
      if let owner = try self.reader.organization(domain: domain) { state.domainOwners[domain] = owner.id }
    }
    if keys.instance { state.instance = try self.reader.instance() }
    for key in keys.resendLimits {
      if let limit = try self.reader.resendLimit(key) { state.resendLimits.append(limit) }
    }
    for item in keys.items where try self.reader.isThere(item) { state.items.insert(item) }
  }

  /// Settles notifications; the event of a delivery is appended to its user.
  func settle(_ settlements: [Settlement]) throws {
    let now = self.clock.now
    for settlement in settlements {
      switch settlement.result {
      case .retry(let date, let reason): try self.outbox.postpone(settlement.id, to: date, reason: reason)
      case .failed(let reason): try self.outbox.fail(settlement.id, reason: reason)
      case .done(let isDelivered):
        if isDelivered, let subject = try self.outbox.subject(of: settlement.id) {
          try self.recordDelivery(to: subject.userID, of: subject.kind, now: now)
        }
        try self.outbox.remove(settlement.id)
      }
    }
  }

  private func recordDelivery(to userID: String, of kind: Notification.Kind, now: Timestamp) throws {
    guard let user = try self.reader.user(id: userID), user.exists else { return }
    let event = Event(
      aggregateID: user.id, sequence: user.sequence + 1, resourceOwner: user.organizationID, editorID: "", date: now,
      payload: .user(UserEvent(sent: kind)))
    try self.states.append(event)
    if let user = User.evolve(user, event) { try self.states.put(user) }
  }

  /// Folds the write-ahead log into the database, so that a closed store is one file.
  func close() {
    try? self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
