import Domain

/// Runs batches of jobs on a session, each in one transaction.
final class BatchRunner<Session: StoreSession> {
  let session: Session
  private let clock: any Clock
  /// Told after each commit for which channels it queued notifications.
  private let onNotifications: @Sendable (Notification.Channel) -> Void
  private var set = WorkingSet()
  private var names = NameLedger()
  /// The commands that are decided together.
  private var pending: [Pending] = []
  private var queued: Set<Notification.Channel> = []

  private struct Pending {
    let command: any PendingCommand
    var need = WorkingSet.Need.nothing
    /// What it needs besides.
    var further = WorkingSet.Need.nothing
    var last = WorkingSet.Need.nothing
    /// What was found for it, where that had to be asked for `further`.
    var changes: Changes?
  }

  /// How often a batch is run again whose commit the store has lost.
  private static var tries: Int { 3 }

  init(_ session: Session, clock: any Clock, onNotifications: @escaping @Sendable (Notification.Channel) -> Void) {
    self.session = session
    self.clock = clock
    self.onNotifications = onNotifications
  }

  /// Performs jobs in one transaction. When one of them fails half-way, each is tried again in a transaction of its own,
  /// so that it alone fails: decisions are pure, so they can be made twice.
  func perform(_ jobs: [WriteJob<Session>]) {
    do throws(BatchFailure) {
      try commit(jobs)
    } catch {
      switch error {
      case .job where jobs.count > 1:
        for job in jobs { perform([job]) }
      case .job(let cause):
        for job in jobs { job.fail(cause) }
      case .store(let cause):
        for job in jobs { job.fail(cause) }
      }
      return
    }
    for job in jobs { job.answer() }
    for channel in queued { onNotifications(channel) }
  }

  /// Returns once the jobs are durable; nobody has been answered then.
  private func commit(_ jobs: [WriteJob<Session>]) throws(BatchFailure) {
    for _ in 0..<Self.tries {
      do {
        try session.begin()
        try run(jobs)
        switch try session.commit() {
        case .durable: return
        case .unknown: if try session.wasCommitted() { return }
        }
      } catch {
        session.rollback()
        throw Session.failure(of: error)
      }
    }
    throw .store(StoreError("the store has lost what it was to commit", isTransient: true))
  }

  /// Runs jobs inside the transaction, in their order.
  private func run(_ jobs: [WriteJob<Session>]) throws {
    queued.removeAll(keepingCapacity: true)
    for job in jobs {
      switch job {
      case .command(let command): pending.append(Pending(command: command))
      case .work(let work):
        try runCommands()
        try work.run(session)
      }
    }
    try runCommands()
  }

  private func runCommands() throws {
    defer { pending.removeAll(keepingCapacity: true) }
    var next = 0
    while next < pending.count { next = try runCommands(from: next) }
  }

  /// Loads what all commands need together, lets them decide one after the other, and writes what they decided together.
  /// - Returns: the first command that has to see that written; the number of commands where none has.
  private func runCommands(from first: Int) throws -> Int {
    defer {
      set.removeAll()
      if !names.isEmpty { names.removeAll() }
    }
    try load(from: first)
    var end = try decide(from: first)
    while !names.wanted.isEmpty {
      let held = try session.take(names.wanted)
      names.note(heldByOthers: held)
      if held.isEmpty { break }
      // Whoever wanted such a name leaves the batch, and those behind it see that.
      set.revert()
      names.revert()
      end = try decide(from: first)
    }
    if !names.isEmpty { set.release(names.released) }
    if !set.changes.isEmpty { try session.write(set.changes) }
    for queued in set.changes.notifications { self.queued.insert(queued.notification.kind.channel) }
    return end
  }

  private func load(from first: Int) throws {
    for index in first..<pending.count {
      // What was found before what is written now counts no more.
      (pending[index].changes, pending[index].further, pending[index].last) = (nil, .nothing, .nothing)
      pending[index].need = set.request(pending[index].command.keys)
    }
    try loadWanted()
    for index in first..<pending.count {
      guard let further = pending[index].command.further else { continue }
      var changes = Changes(by: pending[index].command.editorID, at: clock.now)
      // What is damaged is told when the command decides.
      guard (try? set.fill(&changes, pending[index].need)) != nil else { continue }
      pending[index].further = set.request(further(changes))
      pending[index].changes = changes
    }
    try loadWanted()
    var isMore = false
    for index in first..<pending.count {
      guard var changes = pending[index].changes.take() else { continue }
      guard (try? set.fill(&changes, pending[index].further)) != nil else { continue }
      if let last = pending[index].command.last {
        pending[index].last = set.request(last(changes))
        isMore = true
      }
      pending[index].changes = changes
    }
    guard isMore else { return }
    try loadWanted()
    for index in first..<pending.count where pending[index].command.last != nil {
      guard var changes = pending[index].changes.take() else { continue }
      if (try? set.fill(&changes, pending[index].last)) != nil { pending[index].changes = changes }
    }
  }

  private func loadWanted() throws {
    guard !set.wanted.isEmpty else { return }
    try session.load(set.wanted, into: &set)
    set.forgetWanted()
  }

  /// - Returns: the first command that waits for a name which those before it have freed.
  private func decide(from first: Int) throws -> Int {
    for index in first..<pending.count {
      let command = pending[index].command
      do {
        var changes = try gathered(index)
        try command.decide(&changes)
        if !changes.claims.isEmpty, try !names.apply(changes.claims) {
          // Nothing was freed before the first, unless it decides differently each time.
          if index == first { command.refuse(StoreError("the command does not keep to its names")) }
          return max(index, first + 1)
        }
        set.record(changes)
      } catch let error as DomainError {
        command.refuse(error)
      } catch let error as StoreError {
        // A damaged row.
        command.refuse(error)
      }
    }
    return pending.count
  }

  /// What a command decides on, as those before it have left it.
  private func gathered(_ index: Int) throws -> Changes {
    let found = pending[index].changes.take()
    if let found, !set.hasChanged(pending[index].need), !set.hasChanged(pending[index].further),
      !set.hasChanged(pending[index].last)
    {
      return found
    }
    let command = pending[index].command
    var changes = Changes(by: command.editorID, at: clock.now)
    try set.fill(&changes, pending[index].need)
    for more in [command.further, command.last] {
      guard let more else { continue }
      let need = set.request(more(changes))
      try loadWanted()
      try set.fill(&changes, need)
    }
    return changes
  }
}
