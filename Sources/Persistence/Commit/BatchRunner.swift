import Domain

/// Runs batches of jobs on a session, each in one transaction.
final class BatchRunner<Session: StoreSession> {
  let session: Session
  private let clock: any Clock
  /// Told after each commit for which channels it queued notifications.
  private let onNotifications: @Sendable (Notification.Channel) -> Void
  private let board: RemovalBoard
  /// Whose users are gone, as the running transaction has it.
  private var removals = Removals()
  /// What it adds to them.
  private var begun: Set<String> = []
  /// Whether the store may have kept a removal of which the board does not know.
  private var isInDoubt = true
  /// Told after each commit of which channels it changed a provider, before anybody is answered.
  private let onProviders: @Sendable (Notification.Channel) -> Void
  /// Told after each commit that verified a domain.
  private let onDomains: @Sendable () -> Void
  private var set = WorkingSet()
  private var names = NameLedger()
  /// The commands that are decided together.
  private var pending: [Pending] = []
  private var queued: Set<Notification.Channel> = []
  private var provided: Set<Notification.Channel> = []
  private var hasVerified = false
  private var hasSwitched = false

  private struct Pending {
    let command: any PendingCommand
    var need = WorkingSet.Need.nothing
    /// What it needs besides.
    var further = WorkingSet.Need.nothing
    var last = WorkingSet.Need.nothing
    /// What was found for it, where that had to be asked for `further`.
    var changes: Changes?
  }

  /// How often a batch is run whose commit the store has lost.
  private static var tries: Int { 3 }
  /// And one that others came in between: a switch of names meets the commands of its organization several times.
  private static var contendedTries: Int { 10 }

  /// - Throws: what the session throws when it is asked for removals.
  init(
    _ session: Session, clock: any Clock, removals board: RemovalBoard,
    onNotifications: @escaping @Sendable (Notification.Channel) -> Void,
    onProviders: @escaping @Sendable (Notification.Channel) -> Void, onDomains: @escaping @Sendable () -> Void
  ) throws {
    self.session = session
    self.board = board
    self.clock = clock
    self.onNotifications = onNotifications
    self.onProviders = onProviders
    self.onDomains = onDomains
    try settleDoubt()
    if try session.hasNameRules() { board.noteSwitches() }
  }

  private func settleDoubt() throws {
    guard isInDoubt else { return }
    board.begin(try session.organizationsUnderRemoval())
    isInDoubt = false
  }

  /// Performs jobs in one transaction. When one of them fails half-way, each is tried again in a transaction of its own,
  /// so that it alone fails: decisions are pure, so they can be made twice.
  func perform(_ jobs: [WriteJob<Session>]) {
    do throws(BatchFailure) {
      try commit(jobs)
    } catch {
      switch error {
      case .job where jobs.count > 1, .again where jobs.count > 1:
        for job in jobs { perform([job]) }
      case .job(let cause):
        for job in jobs { job.fail(cause) }
      case .again(let cause):
        for job in jobs { job.fail(cause) }
      case .store(let cause):
        for job in jobs { job.fail(cause) }
      }
      return
    }
    // Whoever asks once one is answered finds nobody of them.
    if !begun.isEmpty { board.begin(begun) }
    for channel in provided { onProviders(channel) }
    for job in jobs { job.answer() }
    for channel in queued { onNotifications(channel) }
    if hasVerified { onDomains() }
  }

  /// Returns once the jobs are durable; nobody has been answered then.
  private func commit(_ jobs: [WriteJob<Session>]) throws(BatchFailure) {
    var (lost, contended) = (0, 0)
    while lost < Self.tries {
      do {
        try session.begin(jobs.count)
        try settleDoubt()
        try run(jobs)
        let hasSwitched = hasSwitched
        if hasSwitched { board.beginSwitch() }
        defer { if hasSwitched { board.endSwitch() } }
        switch try session.commit() {
        case .durable: return
        case .unknown:
          isInDoubt = !begun.isEmpty
          let isKept = try session.wasCommitted()
          isInDoubt = false
          if isKept { return }
          lost += 1
        }
      } catch {
        session.rollback()
        let failure = Session.failure(of: error)
        contended += 1
        guard case .again = failure, contended < Self.contendedTries else { throw failure }
      }
    }
    throw .store(StoreError("the store has lost what it was to commit", isTransient: true))
  }

  /// Runs jobs inside the transaction, in their order.
  private func run(_ jobs: [WriteJob<Session>]) throws {
    queued.removeAll(keepingCapacity: true)
    removals = board.current
    if !begun.isEmpty { begun.removeAll() }
    if !provided.isEmpty { provided.removeAll() }
    (hasVerified, hasSwitched) = (false, false)
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
    let former = (removals, begun)
    var end = try decide(from: first)
    while !names.wanted.isEmpty {
      names.order()
      let held = try session.take(names.wanted)
      names.note(heldByOthers: held)
      if held.isEmpty { break }
      // Whoever wanted such a name leaves the batch, and those behind it see that.
      set.revert()
      names.revert()
      (removals, begun) = former
      end = try decide(from: first)
    }
    if !names.isEmpty { set.release(names.released) }
    if !set.changes.isEmpty { try session.write(set.changes) }
    for change in set.changes.items { provided.formUnion(change.providerChannels) }
    for queued in set.changes.notifications { self.queued.insert(queued.notification.kind.channel) }
    for change in set.changes.items {
      if change.verifiesDomain { hasVerified = true }
      if change.switchesNames { hasSwitched = true }
    }
    return end
  }

  private func load(from first: Int) throws {
    for index in first..<pending.count {
      // What was found before what is written now counts no more.
      (pending[index].changes, pending[index].further, pending[index].last) = (nil, .nothing, .nothing)
      pending[index].need = set.request(pending[index].command.keys, removals)
    }
    try loadWanted()
    for index in first..<pending.count {
      guard let further = pending[index].command.further else { continue }
      var changes = Changes(by: pending[index].command.editorID, at: clock.now, removals)
      // What is damaged is told when the command decides.
      guard (try? set.fill(&changes, pending[index].need)) != nil else { continue }
      pending[index].further = set.request(further(changes), removals)
      pending[index].changes = changes
    }
    try loadWanted()
    var isMore = false
    for index in first..<pending.count {
      guard var changes = pending[index].changes.take() else { continue }
      guard (try? set.fill(&changes, pending[index].further)) != nil else { continue }
      if let last = pending[index].command.last {
        pending[index].last = set.request(last(changes), removals)
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

  /// - Returns: the first command that waits for what those before it have done to be written: for a name which they have
  ///   freed, because they have removed an organization, or because it looks at all users.
  private func decide(from first: Int) throws -> Int {
    for index in first..<pending.count {
      let command = pending[index].command
      do {
        guard var changes = try gathered(index) else { return index }
        try command.decide(&changes)
        if !changes.claims.isEmpty, try !names.apply(changes.claims) {
          // Nothing was freed before the first, unless it decides differently each time.
          if index == first { command.refuse(StoreError("the command does not keep to its names")) }
          return max(index, first + 1)
        }
        set.record(changes)
        // Those behind it are to find nobody of the organization: they are given anew what they need.
        if note(removalIn: changes) { return index + 1 }
      } catch let error as DomainError {
        command.refuse(error)
      } catch let error as StoreError {
        // A damaged row.
        command.refuse(error)
      }
    }
    return pending.count
  }

  /// - Returns: whether the command has removed an organization.
  private func note(removalIn changes: Changes) -> Bool {
    var isAny = false
    for case .organization(let organization) in changes.states where organization.state == .removed {
      isAny = true
      removals.insert(organization.id)
      begun.insert(organization.id)
    }
    return isAny
  }

  /// What a command decides on, as those before it have left it; nil where it looks at all users, and those before it are
  /// to be written first.
  private func gathered(_ index: Int) throws -> Changes? {
    if !set.changes.isEmpty, set.isOfAll(pending[index].further) { return nil }
    let found = pending[index].changes.take()
    if let found, !set.hasChanged(pending[index].need), !set.hasChanged(pending[index].further),
      !set.hasChanged(pending[index].last)
    {
      return found
    }
    let command = pending[index].command
    var changes = Changes(by: command.editorID, at: clock.now, removals)
    try set.fill(&changes, pending[index].need)
    for more in [command.further, command.last] {
      guard let more else { continue }
      let need = set.request(more(changes), removals)
      if !set.changes.isEmpty, set.isOfAll(need) { return nil }
      try loadWanted()
      try set.fill(&changes, need)
    }
    return changes
  }
}
