import Domain
import Synchronization

/// What became of the work of all connections: what is wrong now, and what has happened so far.
final class PostgresHealth: Sendable {
  private let state = Mutex(State())

  private struct State {
    var failure: StoreTrouble?
    var loss: StoreTrouble?
    var counts = PostgresCounts()
  }

  func note(_ error: PostgresError) {
    state.withLock { state in
      state.counts.errors[error.state.isEmpty ? "connection" : error.state, default: 0] += 1
      switch error.remedy {
      case .again, .none: break
      case .reconnect:
        state.failure = StoreTrouble(
          error.state.hasPrefix("53") ? "the database is overloaded" : "the database cannot be reached",
          error.description)
      case .wait: state.failure = StoreTrouble("the disk is full", error.description)
      }
    }
  }

  /// Counts something.
  func count(_ body: (inout PostgresCounts) -> Void) { state.withLock { body(&$0.counts) } }

  func noteCommit(_ batch: PostgresCounts.Batch) {
    let microseconds = Int(monotonicMicroseconds() - batch.began)
    state.withLock { state in
      state.counts.commits += 1
      state.counts.jobs += batch.jobs
      state.counts.roundTrips += batch.roundTrips
      state.counts.commitMicroseconds += microseconds
      if state.failure != nil { state.failure = nil }
    }
  }

  func noteUnknown(wasKept: Bool) {
    state.withLock { if wasKept { $0.counts.unknownKept += 1 } else { $0.counts.unknownLost += 1 } }
  }

  /// The database was replaced by one that lacks what this one had acknowledged.
  func noteLoss(of batches: Int64) {
    state.withLock { state in
      state.counts.lost += Int(clamping: batches)
      state.loss = StoreTrouble(
        "the database has lost writes",
        """
        the database has lost \(state.counts.lost) transactions that were acknowledged: a standby without them was made \
        primary. What is there is served on; use synchronous standbys
        """)
    }
  }

  var hasFailed: Bool { state.withLock { $0.failure != nil } }
  var trouble: StoreTrouble? { state.withLock { $0.failure } }
  /// Told once.
  func takeLoss() -> StoreTrouble? {
    state.withLock { state in
      defer { state.loss = nil }
      return state.loss
    }
  }
  var counts: PostgresCounts { state.withLock { $0.counts } }
}

/// What has happened since the store was opened.
struct PostgresCounts: Sendable {
  /// A transaction that is under way.
  struct Batch: Sendable {
    var jobs = 0
    var roundTrips = 0
    var began: Int64 = 0
  }

  var commits = 0
  /// What the commits were of, and what they took, from the first round trip on.
  var jobs = 0
  var roundTrips = 0
  var commitMicroseconds = 0
  /// Users whom lists have looked at again because they had changed, and what reading whole columns took.
  var changesFollowed = 0
  var columnMicroseconds = 0
  /// Messages that another node had leased, and has not settled in time.
  var expiredLeases = 0
  /// By SQLSTATE.
  var errors: [String: Int] = [:]
  /// Commits whose answer was lost.
  var unknownKept = 0
  var unknownLost = 0
  /// Transactions that were acknowledged, and are not there.
  var lost = 0
}
