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

  /// Executes one command by itself, for whoever has the file alone.
  /// - Throws: `StoreError` with the words of a refusal.
  func perform<Outcome>(_ command: Command<Outcome>) throws -> Outcome {
    try begin.run()
    do {
      let outcome = try decide(command)
      try commit.run()
      return try outcome.get()
    } catch {
      if connection.isInTransaction { try? rollback.run() }
      throw (error as? DomainError).map { StoreError($0.key) } ?? error
    }
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

  /// Loads what a command needs, lets it decide, and writes what was decided.
  /// - Returns: the outcome; a refusal that is kept was written too, while a thrown one has written nothing.
  func decide<Outcome>(_ command: Command<Outcome>) throws -> Result<Outcome, DomainError> {
    var changes = Changes(by: command.editorID, at: clock.now)
    try load(command.keys, into: &changes)
    if let further = command.further { try load(further(changes), into: &changes) }
    let outcome: Result<Outcome, DomainError>
    do throws(DomainError) {
      outcome = .success(try command.decide(&changes))
    } catch {
      guard changes.isKept else { throw error }
      outcome = .failure(error)
    }
    try states.write(changes)
    for change in changes.outbox { try outbox.apply(change) }
    for notification in changes.notifications { queued.insert(notification.kind.channel) }
    return outcome
  }

  private func load(_ keys: [Key], into changes: inout Changes) throws {
    for key in keys {
      if let found = try load(key) { changes.load(key, found) }
    }
  }

  private func load(_ key: Key) throws -> Loaded? {
    switch key {
    case .user(let id): try reader.user(id: id).map { .state(.user($0)) }
    case .organization(let id): try reader.organization(id: id).map { .state(.organization($0)) }
    case .instance: try reader.instance().map { .state(.instance($0)) }
    case .item(let key): try reader.item(key).map { .item($0) }
    case .limit(let key): try reader.rateLimit(key).map { .limit($0) }
    case .notification(let id): try outbox.subject(of: id).map { .notification($0.kind, userID: $0.userID) }
    case .history(let id): .history(try reader.events(aggregateID: id, after: 0, limit: .max))
    }
  }

  /// Folds the write-ahead log into the database, so that a closed store is one file.
  func close() {
    try? self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
