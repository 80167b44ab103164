import Domain
import Threads

/// One transaction's work at most. Small enough that the first of a batch does not wait long for the last.
package let batchLimit = 128

/// The one thread that writes: it takes everything that waits, up to `batchLimit`, into one transaction, and answers when
/// that is durable. While a commit is under way the next batch gathers, so that no time is spent on waiting for more.
package final class Writer<Session: StoreSession>: Sendable {
  private let monitor = Monitor(WriterQueue<Session>())
  private let queueLimit: Int

  /// Starts the thread. The session is made on it, and never seen by another.
  /// - Parameters:
  ///   - queueLimit: how much may wait.
  ///   - removals: what readers look at; the writer tells of removals there before it answers.
  ///   - onNotifications: told after each commit for which channels it queued notifications.
  ///   - onProviders: told after each commit of which channels it changed a provider, before anybody is answered.
  ///   - onDomains: told after each commit that verified a domain.
  ///   - onEnd: called when nothing will be written any more.
  /// - Throws: what `makeSession` throws; `StoreError` when there is no thread.
  package init(
    queueLimit: Int, clock: any Clock, removals: RemovalBoard, _ makeSession: @escaping @Sendable () throws -> Session,
    onNotifications: @escaping @Sendable (Notification.Channel) -> Void,
    onProviders: @escaping @Sendable (Notification.Channel) -> Void, onDomains: @escaping @Sendable () -> Void = {},
    onEnd: @escaping @Sendable () -> Void
  ) throws {
    self.queueLimit = queueLimit
    let opened = Monitor<Result<Void, any Error>?>(nil)
    let monitor = self.monitor
    let code = startThread(name: "signet-writer") {
      do {
        let runner = try BatchRunner(
          try makeSession(), clock: clock, removals: removals, onNotifications: onNotifications,
          onProviders: onProviders, onDomains: onDomains)
        opened.withLockBroadcasting { $0 = .success(()) }
        runner.work(monitor)
        runner.session.close()
        removals.finish()
        onEnd()
      } catch {
        opened.withLockBroadcasting { $0 = .failure(error) }
      }
      monitor.withLockBroadcasting { $0.hasEnded = true }
    }
    guard code == 0 else { throw StoreError(threadRefusal(code)) }
    try opened.wait { $0 }.get()
  }

  deinit {
    // Nobody waits any more: whoever waits holds the writer. The thread closes the store by itself.
    monitor.withLockBroadcasting { $0.isClosed = true }
  }

  /// Loads what a command needs, lets it decide, and returns once what it decided is durable.
  /// - Throws: the `DomainError` of the decision or of a name that is held; `StoreError`.
  package func execute<Outcome>(_ command: Command<Outcome>) async throws -> Outcome {
    try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Outcome, any Error>) in
      enqueue(.command(WaitingCommand(command, continuation)))
    }
  }

  /// Runs `body` in a transaction of the writer's.
  /// - Returns: what `body` returns, once it is durable.
  /// - Throws: what `body` throws, having written nothing; `StoreError`.
  package func write<Outcome: Sendable>(_ body: @escaping @Sendable (Session) throws -> Outcome) async throws -> Outcome
  {
    try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Outcome, any Error>) in
      enqueue(.work(WaitingWork(body, continuation)))
    }
  }

  private func enqueue(_ job: WriteJob<Session>) {
    let refusal = monitor.withLockSignalling { state -> StoreError? in
      if state.isClosed { return StoreError("the store is closed", isTransient: true) }
      if state.waiting.count >= queueLimit { return StoreError("too much waits to be written", isTransient: true) }
      state.waiting.append(job)
      return nil
    }
    if let refusal { job.fail(refusal) }
  }

  /// How much waits for the next transaction.
  package var waiting: Int { monitor.withLock { $0.waiting.count } }

  /// Writes what waits, then ends the thread. Blocks until that is done.
  package func close() {
    monitor.withLockBroadcasting { $0.isClosed = true }
    monitor.wait { $0.hasEnded ? () : nil }
  }
}

private struct WriterQueue<Session: StoreSession>: Sendable {
  var waiting: [WriteJob<Session>] = []
  var isClosed = false
  var hasEnded = false
}

extension BatchRunner {
  /// Writes what comes, until the queue is closed and empty.
  fileprivate func work(_ queue: Monitor<WriterQueue<Session>>) {
    var next: [WriteJob<Session>] = []
    while true {
      let isDone = queue.wait { state -> Bool? in
        guard !state.waiting.isEmpty else { return state.isClosed ? true : nil }
        if state.waiting.count <= batchLimit {
          swap(&next, &state.waiting)
        } else {
          next.append(contentsOf: state.waiting[..<batchLimit])
          state.waiting.removeFirst(batchLimit)
        }
        return false
      }
      if isDone { return }
      perform(next)
      next.removeAll(keepingCapacity: true)
    }
  }
}
