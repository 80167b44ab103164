/// Runs work that blocks, on a fixed number of threads of its own, so that it never holds up an event loop or the
/// tasks of the concurrency runtime.
///
/// Each thread has a context, made on that thread and never seen by another: scratch memory, a connection.
/// The threads end when the pool is released.
public final class ThreadPool<Context>: Sendable {
  private let queue: Monitor<JobQueue<Context>>

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - name: what debuggers show for the threads.
  ///   - threads: how many; at least one is started.
  ///   - waiting: how many jobs may wait for a thread; one more is refused.
  ///   - context: makes a thread's context.
  /// - Throws: ``ThreadPoolError/cannotStart(code:)``.
  public init(
    name: String, threads: Int, waiting: Int, context: @escaping @Sendable () -> Context
  ) throws(ThreadPoolError) {
    let queue = Monitor(JobQueue<Context>(limit: max(0, waiting), idle: max(1, threads)))
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
  /// - Throws: ``ThreadPoolError/full`` when too many wait; `CancellationError` when the task was cancelled first.
  public func run<Result: Sendable>(_ work: @escaping @Sendable (Context) -> Result) async throws -> Result {
    let id = self.queue.withLock { $0.nextID() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        let job = Job<Context>(
          id: id, run: { continuation.resume(returning: work($0)) }, drop: { continuation.resume(throwing: $0) })
        guard self.queue.withLockSignalling({ $0.add(job) }) else { return job.drop(ThreadPoolError.full) }
        // A cancellation that came before the job was there has found nothing to remove.
        if Task.isCancelled { self.cancel(id) }
      }
    } onCancel: {
      self.cancel(id)
    }
  }

  private func cancel(_ id: UInt64) {
    self.queue.withLock { $0.remove(id) }?.drop(CancellationError())
  }
}

/// Why a pool does not do what it was asked.
public enum ThreadPoolError: Error, Equatable {
  /// As many jobs wait as may.
  case full
  /// The system gives no thread; `code` is an error number.
  case cannotStart(code: Int32)
}

/// Exactly one of `run` and `drop` is called, once: by whoever took the job out of the queue.
private struct Job<Context>: Sendable {
  let id: UInt64
  let run: @Sendable (Context) -> Void
  let drop: @Sendable (any Error) -> Void
}

private struct JobQueue<Context>: Sendable {
  var isClosed = false
  /// Threads that run nothing. A job that finds one does not count as waiting.
  var idle: Int
  private let limit: Int
  private var lastID: UInt64 = 0
  private var jobs: [Job<Context>] = []

  init(limit: Int, idle: Int) {
    self.limit = limit
    self.idle = idle
  }

  mutating func nextID() -> UInt64 {
    self.lastID += 1
    return self.lastID
  }

  mutating func add(_ job: Job<Context>) -> Bool {
    guard self.jobs.count < self.limit + self.idle else { return false }
    self.jobs.append(job)
    return true
  }

  mutating func remove(_ id: UInt64) -> Job<Context>? {
    self.jobs.firstIndex { $0.id == id }.map { self.jobs.remove(at: $0) }
  }

  /// The oldest job; `.some(nil)` when there will be none any more, nil when there is none yet.
  mutating func take() -> Job<Context>?? {
    if !self.jobs.isEmpty {
      self.idle -= 1
      return .some(self.jobs.removeFirst())
    }
    return self.isClosed ? .some(nil) : nil
  }
}
