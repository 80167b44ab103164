import CSQLite
import UserDomain

/// The writer's connection and what it is used for. It never leaves the writer's thread.
final class WriteSession {
  let reader: StateReader
  let states: StateWriter
  let outbox: OutboxTable
  private let connection: Connection
  private let clock: any Clock
  private let begin: Statement
  private let commit: Statement
  private let rollback: Statement
  /// Told after each commit that queued notifications.
  private let onNotifications: @Sendable () -> Void
  private var hasQueued = false

  init(_ connection: Connection, clock: any Clock, onNotifications: @escaping @Sendable () -> Void) throws(SQLiteError)
  {
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

  /// Performs jobs in one transaction. When one breaks the transaction, each is tried again in one of its own, so that
  /// it alone fails.
  func perform(_ jobs: [WriteJob]) {
    do {
      try self.transaction(jobs)
    } catch {
      guard jobs.count > 1 else {
        for job in jobs { job.fail(Self.storeError(error)) }
        return
      }
      for job in jobs { self.perform([job]) }
    }
  }

  /// - Throws: when the transaction had to be rolled back; nobody has been answered then.
  private func transaction(_ jobs: [WriteJob]) throws {
    self.hasQueued = false
    var answers: [@Sendable () -> Void] = []
    answers.reserveCapacity(jobs.count)
    try self.begin.run()
    do {
      for job in jobs {
        do {
          answers.append(try job.run(self))
        } catch let error as DomainError {
          // Nothing of it was written. Answered with the others, since it may rest on what they wrote.
          answers.append { job.fail(error) }
        }
      }
      try self.commit.run()
    } catch {
      // SQLite itself has rolled back after some errors, e.g. when the disk is full.
      if self.connection.isInTransaction { try? self.rollback.run() }
      throw error
    }
    for answer in answers { answer() }
    if self.hasQueued { self.onNotifications() }
  }

  /// Loads what a command needs, lets it decide, and writes the decision.
  func execute<C: Command>(_ command: C) throws -> C.Outcome {
    try self.decide(command).get()
  }

  /// As `execute`, but a failure that was decided, and written, is returned.
  func decide<C: Command>(_ command: C) throws -> Result<C.Outcome, DomainError> {
    var state = LoadedState()
    try self.load(command.keys, into: &state)
    try self.load(command.furtherKeys(state), into: &state)
    let now = self.clock.now
    let decision = try command.decide(state, now: now)
    try self.states.write(decision, now: now)
    if !decision.notifications.isEmpty { self.hasQueued = true }
    return decision.outcome
  }

  private func load(_ keys: CommandKeys, into state: inout LoadedState) throws {
    for id in keys.users {
      if let user = try self.reader.user(id: id) { state.users.append(user) }
    }
    for id in keys.organizations {
      if let organization = try self.reader.organization(id: id) { state.organizations.append(organization) }
    }
    if keys.instance { state.instance = try self.reader.instance() }
    for key in keys.resendLimits {
      if let limit = try self.reader.resendLimit(key) { state.resendLimits.append(limit) }
    }
  }

  /// Settles notifications; the event of a delivery is appended to its user.
  func settle(_ settlements: [Settlement]) throws {
    let now = self.clock.now
    for settlement in settlements {
      switch settlement.result {
      case .retry(let date, let reason): try self.outbox.postpone(settlement.id, to: date, reason: reason)
      case .failed(let reason): try self.outbox.fail(settlement.id, reason: reason)
      case .done(let isDelivered):
        if isDelivered, let subject = try self.outbox.subject(of: settlement.id), let kind = subject.kind {
          try self.recordDelivery(to: subject.userID, of: kind, now: now)
        }
        try self.outbox.remove(settlement.id)
      }
    }
  }

  private func recordDelivery(to userID: String, of kind: Notification.Kind, now: Timestamp) throws {
    guard let user = try self.reader.user(id: userID), user.exists else { return }
    let payload: UserEvent =
      switch kind {
      case .emailVerification: .emailCodeSent
      case .initialization: .initializationCodeSent
      }
    let event = Event(
      aggregateID: user.id, sequence: user.sequence + 1, resourceOwner: user.organizationID, editorID: "", date: now,
      payload: .user(payload))
    try self.states.append(event)
    if let user = User.evolve(user, event) { try self.states.put(user) }
  }

  /// Folds the write-ahead log into the database, so that a closed store is one file.
  func close() {
    try? self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private static func storeError(_ error: any Error) -> any Error {
    guard let error = error as? SQLiteError else { return error }
    // A full disk can be emptied, a lock is released.
    let isTransient = [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL].contains(error.primaryCode)
    return StoreError(error.description, isTransient: isTransient)
  }
}
