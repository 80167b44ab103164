import NIOConcurrencyHelpers
import NIOCore

/// Runs tasks on one NIO event loop, in turns: jobs made ready while the loop is in a turn run before the turn ends, and
/// what they wrote is flushed once after them.
///
/// Every entry from NIO (a read, a timer, a foreign wake-up) is a turn. `eventLoop.execute` for each job instead would cost
/// a lock and a queue operation each.
///
/// `@unchecked Sendable`: `jobs`, `operations`, `unflushed`, `depth` and `isTurnScheduled` are touched on the event loop only, which the
/// guards of `enqueue` and `schedule` ensure; `inbox` has a lock.
public final class EventLoopExecutor: TaskExecutor, @unchecked Sendable {
  /// The loop that runs the jobs.
  public let eventLoop: any EventLoop
  /// The deadlines of the loop's exchanges.
  let deadlines: DeadlineQueue

  @exclusivity(unchecked) private var jobs: [UnownedJob] = []
  @exclusivity(unchecked) private var running: [UnownedJob] = []
  @exclusivity(unchecked) private var operations: [any LoopOperation] = []
  @exclusivity(unchecked) private var nextOperation = 0
  /// What the task of operations is at that was begun last; nil when it has done them all, or has suspended.
  @exclusivity(unchecked) private var current: (any LoopOperation)?
  /// Tells a task whether it is still the one that was begun last, within `runOperations`.
  @exclusivity(unchecked) private var workers = 0
  @exclusivity(unchecked) private var unflushed: [any TurnMember] = []
  @exclusivity(unchecked) private var flushing: [any TurnMember] = []
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private var isTurnScheduled = false
  private let inbox = NIOLockedValueBox<[UnownedJob]>([])

  /// An executor for this loop. Make one for each loop: two would work, but flush separately.
  public init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    deadlines = DeadlineQueue(eventLoop: eventLoop)
  }

  /// Makes a job ready; from the loop it costs one append.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard eventLoop.inEventLoop else {
      let isFirst = inbox.withLockedValue { inbox in
        inbox.append(job)
        return inbox.count == 1
      }
      // Whoever finds jobs in the inbox has already woken the loop.
      if isFirst { eventLoop.execute { self.turn { self.takeInbox() } } }
      return
    }
    jobs.append(job)
    scheduleTurn()
  }

  /// Starts a task on this loop at once: a body that does not suspend has completed when this returns.
  ///
  /// Must be called on the event loop. What follows a suspension runs on this loop again.
  @discardableResult
  public func run(_ operation: sending @escaping @isolated(any) () async -> Void) -> Task<Void, Never> {
    eventLoop.preconditionInEventLoop()
    return Task.immediateDetached(executorPreference: self, operation: operation)
  }

  /// Runs an operation in this turn. A task is made for all that do not suspend; one that does keeps it for itself.
  ///
  /// Must be called on the event loop. What follows a suspension runs on this loop again.
  public func begin(_ operation: any LoopOperation) {
    eventLoop.assertInEventLoop()
    operations.append(operation)
    scheduleTurn()
  }

  /// Does something within a turn: jobs that it makes ready run, and what they write is flushed, before this returns,
  /// unless it is called within another turn, which then sees to both.
  public func turn<Result>(_ body: () throws -> Result) rethrows -> Result {
    eventLoop.preconditionInEventLoop()
    depth += 1
    defer {
      if depth == 1 { settle() }
      depth -= 1
    }
    return try body()
  }

  /// The member is told at the end of the turn, once for each time it was noted.
  func note(_ member: any TurnMember) {
    eventLoop.assertInEventLoop()
    unflushed.append(member)
    scheduleTurn()
  }

  private func scheduleTurn() {
    guard depth == 0, !isTurnScheduled else { return }
    isTurnScheduled = true
    eventLoop.execute {
      self.isTurnScheduled = false
      self.turn {}
    }
  }

  private func takeInbox() {
    let taken = inbox.withLockedValue { inbox in
      let taken = inbox
      inbox.removeAll(keepingCapacity: false)
      return taken
    }
    for job in taken { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  private func settle() {
    while true {
      while !jobs.isEmpty || !operations.isEmpty {
        runJobs()
        runOperations()
      }
      guard !unflushed.isEmpty else { return }
      // Flushing can complete writes and so make jobs ready again.
      swap(&unflushed, &flushing)
      for member in flushing { member.turnEnded() }
      flushing.removeAll(keepingCapacity: true)
    }
  }

  private func runJobs() {
    while !jobs.isEmpty {
      swap(&jobs, &running)
      for job in running { job.runSynchronously(on: asUnownedTaskExecutor()) }
      running.removeAll(keepingCapacity: true)
    }
  }

  private func runOperations() {
    while let first = takeOperation() {
      current = first
      workers += 1
      let worker = workers
      let task = Task.immediateDetached(executorPreference: self) {
        while let operation = self.current {
          await operation.run()
          // A task that has suspended ends with its operation, since it may have been cancelled.
          guard self.workers == worker else { return }
          self.current = self.takeOperation()
        }
      }
      guard let suspended = current else { continue }
      current = nil
      workers += 1
      suspended.suspended(in: task)
    }
  }

  private func takeOperation() -> (any LoopOperation)? {
    guard nextOperation < operations.count else {
      operations.removeAll(keepingCapacity: true)
      nextOperation = 0
      return nil
    }
    nextOperation += 1
    return operations[nextOperation - 1]
  }
}

/// Something asynchronous that is done on an event loop.
public protocol LoopOperation: AnyObject, Sendable {
  func run() async
  /// `run` has suspended, for the first time, and goes on in this task. Called on the event loop.
  func suspended(in task: Task<Void, Never>)
}

/// What has something to do at the end of a turn: a connection flushes.
protocol TurnMember: AnyObject {
  func turnEnded()
}
