/// Runs work that blocks, on a fixed number of threads of its own, so that it never holds up an event loop or the
/// tasks of the concurrency runtime.
///
/// Each thread has a context, made on that thread and never seen by another: scratch memory, a connection.
/// The threads end when the pool is released.
package final class ThreadPool<Context>: Sendable {
  private let queue: Monitor<JobQueue<Context>>

  /// Starts the threads, which take jobs from one queue.
  ///
  /// - Parameters:
  ///   - name: what debuggers show for the threads.
  ///   - threads: how many; at least one is started.
  ///   - waiting: how many jobs may wait for a thread; one more is refused.
  ///   - context: makes a thread's context.
  /// - Throws: ``ThreadPoolError/cannotStart(code:)``.
  package convenience init(
    name: String, threads: Int, waiting: Int, context: @escaping @Sendable () -> Context
  ) throws(ThreadPoolError) {
    try self.init(name: name, threads: threads, queues: [QueuePlaces(waiting: waiting)], context: context)
  }

  /// Starts the threads, which take a job from each queue in turn: none waits for all that another holds.
  /// - Parameter queues: at least one.
  /// - Throws: ``ThreadPoolError/cannotStart(code:)``.
  package init(
    name: String, threads: Int, queues: [QueuePlaces], context: @escaping @Sendable () -> Context
  ) throws(ThreadPoolError) {
    let queue = Monitor(JobQueue<Context>(queues, idle: max(1, threads)))
    self.queue = queue
    for _ in 0..<max(1, threads) {
      let code = startThread(name: name) {
        let context = context()
        while let job = queue.wait({ $0.take() }) {
          job.run(context)
          queue.withLock { $0.idle += 1 }
        }
      }
      guard code == 0 else {
        queue.withLockBroadcasting { $0.isClosed = true }
        throw .cannotStart(code: code)
      }
    }
  }

  deinit {
    // Nothing waits any more: whoever waits holds the pool.
    self.queue.withLockBroadcasting { $0.isClosed = true }
  }

  /// Runs `work` on one of the threads and returns what it returns.
  ///
  /// Work that has begun is not interrupted when the task is cancelled; work that still waits is dropped.
  /// - Parameters:
  ///   - queue: the index of the queue to wait in.
  ///   - owner: whose work it is: owners take turns.
  /// - Throws: ``ThreadPoolError/full`` when too many wait, or too many of this owner's; `CancellationError` when the task was
  ///   cancelled first.
  package func run<Result: Sendable>(
    in queue: Int = 0, for owner: String = "", _ work: @escaping @Sendable (Context) -> Result
  ) async throws -> Result {
    let id = self.queue.withLock { $0.nextID() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        let job = Job<Context>(
          id: id, queue: queue, owner: owner, run: { continuation.resume(returning: work($0)) },
          drop: { continuation.resume(throwing: $0) })
        guard self.queue.withLockSignalling({ $0.add(job) }) else { return job.drop(ThreadPoolError.full) }
        // A cancellation that came before the job was there has found nothing to remove.
        if Task.isCancelled { self.cancel(id, in: queue, of: owner) }
      }
    } onCancel: {
      self.cancel(id, in: queue, of: owner)
    }
  }

  private func cancel(_ id: UInt64, in queue: Int, of owner: String) {
    self.queue.withLock { $0.remove(id, in: queue, of: owner) }?.drop(CancellationError())
  }
}

/// How many jobs may wait in a queue.
package struct QueuePlaces: Sendable {
  /// Altogether; one more is refused.
  package var waiting: Int
  /// Of one owner.
  package var share: Int

  /// - Parameter share: nil: all of them.
  package init(waiting: Int, share: Int? = nil) {
    self.waiting = waiting
    self.share = share ?? waiting
  }
}

/// Why a pool does not do what it was asked.
package enum ThreadPoolError: Error, Equatable, CustomStringConvertible {
  /// As many jobs wait as may.
  case full
  /// The system gives no thread; `code` is an error number.
  case cannotStart(code: Int32)

  package var description: String {
    switch self {
    case .full: "as many jobs wait as may"
    case .cannotStart(let code): threadRefusal(code)
    }
  }
}

/// Exactly one of `run` and `drop` is called, once: by whoever took the job out of the queue.
private struct Job<Context>: Sendable {
  let id: UInt64
  let queue: Int
  let owner: String
  let run: @Sendable (Context) -> Void
  let drop: @Sendable (any Error) -> Void
}

private struct JobQueue<Context>: Sendable {
  var isClosed = false
  /// Threads that run nothing. A job that finds one does not count as waiting.
  var idle: Int
  private var lastID: UInt64 = 0
  private var queues: [FairQueue<Job<Context>>]
  /// The queue that is asked first.
  private var turn = 0

  init(_ queues: [QueuePlaces], idle: Int) {
    self.queues = queues.map { FairQueue(limit: $0.waiting, share: $0.share) }
    self.idle = idle
  }

  mutating func nextID() -> UInt64 {
    self.lastID += 1
    return self.lastID
  }

  mutating func add(_ job: Job<Context>) -> Bool {
    guard self.queues.indices.contains(job.queue) else { return false }
    return self.queues[job.queue].add(job, of: job.owner, free: max(0, self.idle - self.others(than: job.queue)))
  }

  /// Jobs of other queues, which take the idle threads as well.
  private func others(than queue: Int) -> Int {
    self.queues.indices.reduce(0) { $0 + ($1 == queue ? 0 : self.queues[$1].count) }
  }

  mutating func remove(_ id: UInt64, in queue: Int, of owner: String) -> Job<Context>? {
    guard self.queues.indices.contains(queue) else { return nil }
    return self.queues[queue].remove(of: owner) { $0.id == id }
  }

  /// The next job; `.some(nil)` when there will be none any more, nil when there is none yet.
  mutating func take() -> Job<Context>?? {
    for offset in self.queues.indices {
      let queue = (self.turn + offset) % self.queues.count
      guard let job = self.queues[queue].take() else { continue }
      self.turn = (queue + 1) % self.queues.count
      self.idle -= 1
      return .some(job)
    }
    return self.isClosed ? .some(nil) : nil
  }
}
