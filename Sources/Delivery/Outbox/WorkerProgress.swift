import Domain
import Synchronization

/// How far a worker is: what is under way, and whether its provider is there.
final class WorkerProgress: Sendable {
  /// What the worker may do next.
  enum Turn: Equatable {
    /// Lease so many messages, or as many as a session takes.
    case lease(isProbe: Bool)
    /// Every session has a batch, or the one that tries is under way.
    case busy
    /// The provider was not reached, and is not tried again before.
    case closed(until: Timestamp)

    /// How many messages to lease; nil: none.
    func limit(_ batchSize: Int) -> Int? {
      if case .lease(let isProbe) = self { isProbe ? 1 : max(1, batchSize) } else { nil }
    }
  }

  private struct State {
    var gate = ChannelGate()
    var batches = 0
  }

  private let state = Mutex(State())
  let isStopping = Atomic<Bool>(false)

  func turn(at now: Timestamp, sessions: Int) -> Turn {
    state.withLock { state in
      switch state.gate.turn(at: now) {
      case .all: state.batches < max(1, sessions) ? .lease(isProbe: false) : .busy
      case .one: state.batches == 0 ? .lease(isProbe: true) : .busy
      case .none(let until): .closed(until: until)
      }
    }
  }

  func begin() { state.withLock { $0.batches += 1 } }
  func end() { state.withLock { $0.batches -= 1 } }

  /// Learns of the provider from what became of messages.
  /// - Returns: whether the provider is there, and whether it has just come back.
  func note(_ outcomes: [SendOutcome], at now: Timestamp) -> (isThere: Bool, isBack: Bool) {
    state.withLock { state in
      var isBack = false
      for outcome in outcomes where state.gate.note(outcome, at: now) { isBack = true }
      return (state.gate.turn(at: now) == .all, isBack)
    }
  }
}
