import CSQLite
import Threads
import Domain

/// The one thread that writes: it takes everything that waits, up to `batchLimit`, into one transaction, and answers when
/// that is durable. While a commit is under way the next batch gathers, so that no time is spent on waiting for more.
final class Writer: Sendable {
  /// One transaction's work. Small enough that the first of a batch does not wait long for the last.
  static let batchLimit = 128

  private struct State: Sendable {
    var waiting: [WriteJob] = []
    var isClosed = false
    var hasEnded = false
  }

  private let monitor = Monitor(State())
  private let queueLimit: Int

  /// Starts the thread. The session is made on it, and never seen by another.
  /// - Parameters:
  ///   - queueLimit: how much may wait.
  ///   - onEnd: called when nothing will be written any more.
  /// - Throws: what `makeSession` throws; `StoreError` when there is no thread.
  init(
    queueLimit: Int, _ makeSession: @escaping @Sendable () throws -> WriteSession, onEnd: @escaping @Sendable () -> Void
  ) throws {
    self.queueLimit = queueLimit
    let opened = Monitor<Result<Void, any Error>?>(nil)
    let monitor = self.monitor
    let code = startThread(name: "signet-writer") {
      do {
        let session = try makeSession()
        opened.withLockBroadcasting { $0 = .success(()) }
        Self.run(session, monitor)
        session.close()
        onEnd()
      } catch {
        opened.withLockBroadcasting { $0 = .failure(error) }
      }
      monitor.withLockBroadcasting { $0.hasEnded = true }
    }
    guard code == 0 else { throw StoreError("the system gives no thread to write with (\(code))") }
    try opened.wait { $0 }.get()
  }

  deinit {
    // Nobody waits any more: whoever waits holds the writer. The thread closes the file by itself.
    self.monitor.withLockBroadcasting { $0.isClosed = true }
  }

  /// Runs `body` in a transaction of the writer's.
  /// - Returns: what `body` returns, once it is durable.
  /// - Throws: what `body` throws, having written nothing; `StoreError`.
  func write<Result: Sendable>(_ body: @escaping @Sendable (WriteSession) throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
      let job = WriteJob(
        run: { session in
          let result = try body(session)
          return { continuation.resume(returning: result) }
        }, fail: { continuation.resume(throwing: $0) })
      let refusal = self.monitor.withLockSignalling { state -> StoreError? in
        if state.isClosed { return StoreError("the store is closed", isTransient: true) }
        if state.waiting.count >= self.queueLimit {
          return StoreError("too much waits to be written", isTransient: true)
        }
        state.waiting.append(job)
        return nil
      }
      if let refusal { continuation.resume(throwing: refusal) }
    }
  }

  /// How much waits for the next transaction.
  var waiting: Int { self.monitor.withLock { $0.waiting.count } }

  /// Writes what waits, then ends the thread. Blocks until that is done.
  func close() {
    self.monitor.withLockBroadcasting { $0.isClosed = true }
    self.monitor.wait { $0.hasEnded ? () : nil }
  }

  private static func run(_ session: WriteSession, _ monitor: Monitor<State>) {
    var next: [WriteJob] = []
    while true {
      let isDone = monitor.wait { state -> Bool? in
        guard !state.waiting.isEmpty else { return state.isClosed ? true : nil }
        if state.waiting.count <= Self.batchLimit {
          swap(&next, &state.waiting)
        } else {
          next.append(contentsOf: state.waiting[..<Self.batchLimit])
          state.waiting.removeFirst(Self.batchLimit)
        }
        return false
      }
      if isDone { return }
      session.perform(next)
      next.removeAll(keepingCapacity: true)
    }
  }
}

/// Something to write, and how to answer whoever waits for it: exactly one of `run`'s result and `fail` is called.
struct WriteJob: Sendable {
  /// Writes, and returns what to do once that is durable.
  let run: @Sendable (WriteSession) throws -> @Sendable () -> Void
  let fail: @Sendable (any Error) -> Void
}
